package org.watchfire.model;

/**
 * A track of one nation's own radars; the number is never used again by that nation.
 *
 * @param nation whose estimate it is
 * @param number from 1
 */
public record TrackId(NationId nation, long number) implements Comparable<TrackId> {
    public TrackId {
        if (number < 1) {
            throw new IllegalArgumentException("track number " + number + " is below 1");
        }
    }

    @Override
    public int compareTo(TrackId other) {
        int byNation = nation.compareTo(other.nation);
        return byNation != 0 ? byNation : Long.compare(number, other.number);
    }

    /** {@code KOR-17}. */
    @Override
    public String toString() {
        return nation + "-" + number;
    }
}
