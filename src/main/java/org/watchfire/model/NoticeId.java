package org.watchfire.model;

/**
 * An announced activity, by the name its publisher gave it.
 *
 * @param name such as {@code HYDROPAC-1779-23}
 */
public record NoticeId(String name) implements Comparable<NoticeId> {
    public NoticeId {
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("notice name \"" + name + "\" is not 1 to 40 letters, digits, . _ or -");
        }
    }

    @Override
    public int compareTo(NoticeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
