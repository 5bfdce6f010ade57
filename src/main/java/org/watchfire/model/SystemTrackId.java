package org.watchfire.model;

/**
 * A fused track, known by this number within one node only.
 *
 * @param number from 1
 */
public record SystemTrackId(long number) implements Comparable<SystemTrackId> {
    public SystemTrackId {
        if (number < 1) {
            throw new IllegalArgumentException("system track number " + number + " is below 1");
        }
    }

    @Override
    public int compareTo(SystemTrackId other) {
        return Long.compare(number, other.number);
    }

    /** {@code S17}. */
    @Override
    public String toString() {
        return "S" + number;
    }
}
