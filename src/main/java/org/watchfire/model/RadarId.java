package org.watchfire.model;

/**
 * A radar, unique within its nation.
 *
 * @param nation whose radar it is
 * @param name short name, such as {@code K1}
 */
public record RadarId(NationId nation, String name) implements Comparable<RadarId> {
    public RadarId {
        if (!name.matches("[A-Za-z0-9_-]{1,16}")) {
            throw new IllegalArgumentException("radar name \"" + name + "\" is not 1 to 16 letters, digits, _ or -");
        }
    }

    @Override
    public int compareTo(RadarId other) {
        int byNation = nation.compareTo(other.nation);
        return byNation != 0 ? byNation : name.compareTo(other.name);
    }

    /** {@code KOR/K1}. */
    @Override
    public String toString() {
        return nation + "/" + name;
    }
}
