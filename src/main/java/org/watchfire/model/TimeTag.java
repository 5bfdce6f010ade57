package org.watchfire.model;

/**
 * A moment with what is known of its error. The scale is TAI, so that differences are seconds and no leap second is
 * ever in the way; conversion to UTC happens at the edge.
 *
 * @param taiNanos nanoseconds since 1970-01-01T00:00:00 TAI
 * @param errorNanos one standard deviation of the stamp, nanoseconds, at least 0
 * @param clock state of the clock that made the stamp
 */
public record TimeTag(long taiNanos, long errorNanos, ClockState clock) implements Comparable<TimeTag> {
    /** Nanoseconds in a second. */
    public static final long NANOS = 1_000_000_000L;

    public TimeTag {
        if (errorNanos < 0) {
            throw new IllegalArgumentException("errorNanos " + errorNanos + " is below 0");
        }
    }

    /** A stamp of a locked clock whose error is negligible. */
    public static TimeTag of(long taiNanos) {
        return new TimeTag(taiNanos, 0, ClockState.LOCKED);
    }

    /** Seconds from {@code earlier} to this moment; negative when this is the earlier one. */
    public double secondsSince(TimeTag earlier) {
        return (taiNanos - earlier.taiNanos) * 1e-9;
    }

    /** This moment moved by {@code seconds}, rounded to the nanosecond; same error and clock. */
    public TimeTag plusSeconds(double seconds) {
        return new TimeTag(taiNanos + Math.round(seconds * 1e9), errorNanos, clock);
    }

    /** By moment alone. */
    @Override
    public int compareTo(TimeTag other) {
        return Long.compare(taiNanos, other.taiNanos);
    }
}
