package org.watchfire.model;

/**
 * One launch, however many tracks and nations see it. The id belongs to the nation that opened the event.
 *
 * @param origin the nation that opened it
 * @param number from 1
 */
public record EventId(NationId origin, long number) implements Comparable<EventId> {
    public EventId {
        if (number < 1) {
            throw new IllegalArgumentException("event number " + number + " is below 1");
        }
    }

    @Override
    public int compareTo(EventId other) {
        int byOrigin = origin.compareTo(other.origin);
        return byOrigin != 0 ? byOrigin : Long.compare(number, other.number);
    }

    /** {@code KOR-E1}. */
    @Override
    public String toString() {
        return origin + "-E" + number;
    }
}
