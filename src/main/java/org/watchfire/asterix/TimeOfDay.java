package org.watchfire.asterix;

/**
 * Puts a date to a time of day: ASTERIX times start again from 0 at midnight UTC, so a record near midnight may belong to
 * the day before or after the clock's.
 */
public final class TimeOfDay {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private TimeOfDay() {}

    /**
     * The moment nearest to {@code nearUnixNanos} at which it is {@code secondsOfDay}, in nanoseconds since 1970 (UTC,
     * without leap seconds).
     *
     * @param secondsOfDay in [0, 86400]; a sender's 86400 in a leap second is taken as the next midnight
     * @param nearUnixNanos any moment within half a day of the true one: when the datagram came in
     */
    public static long nearest(double secondsOfDay, long nearUnixNanos) {
        if (!(secondsOfDay >= 0 && secondsOfDay < 131_072)) {
            throw new IllegalArgumentException("secondsOfDay " + secondsOfDay + " is outside [0, 131072)");
        }
        long midnight = Math.floorDiv(nearUnixNanos, DAY_NANOS) * DAY_NANOS;
        long moment = midnight + Math.round(secondsOfDay * 1e9);
        long ahead = moment - nearUnixNanos;
        if (ahead > DAY_NANOS / 2) {
            return moment - DAY_NANOS;
        }
        return ahead < -DAY_NANOS / 2 ? moment + DAY_NANOS : moment;
    }
}
