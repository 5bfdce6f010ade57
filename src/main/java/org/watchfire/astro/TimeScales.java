package org.watchfire.astro;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.watchfire.model.TimeTag;

/**
 * Between TAI, in which all times are kept, and UTC, which files and people use. The leap seconds are compiled in: all
 * 28 entries of IERS Bulletin C's history (https://hpiers.obspm.fr/iers/bul/bulc/Leap_Second.dat), the last TAI - UTC =
 * 37 s since 2017-01-01. Before 1972 UTC is taken as TAI - 10 s. A leap second announced later needs a new entry here.
 */
public final class TimeScales {
    /** Seconds in a day of UTC without a leap second. */
    public static final int DAY_SECONDS = 86_400;

    private static final long NANOS = TimeTag.NANOS;

    /** First day of each value of TAI - UTC, from 10 s upwards in steps of 1 s. */
    private static final String[] LEAPS = {
        "1972-01-01", "1972-07-01", "1973-01-01", "1974-01-01", "1975-01-01", "1976-01-01", "1977-01-01",
        "1978-01-01", "1979-01-01", "1980-01-01", "1981-07-01", "1982-07-01", "1983-07-01", "1985-07-01",
        "1988-01-01", "1990-01-01", "1991-01-01", "1992-07-01", "1993-07-01", "1994-07-01", "1996-01-01",
        "1997-07-01", "1999-01-01", "2006-01-01", "2009-01-01", "2012-07-01", "2015-07-01", "2017-01-01",
    };

    private static final int FIRST_OFFSET = 10;

    /** Unix second at which each offset begins, ascending. */
    private static final long[] STARTS = starts();

    private TimeScales() {}

    /** Number of entries in the table of leap seconds. */
    static int entries() {
        return STARTS.length;
    }

    /** First UTC day of entry {@code i}. */
    static LocalDate entryDate(int i) {
        return LocalDate.parse(LEAPS[i]);
    }

    /** TAI - UTC of entry {@code i}, seconds. */
    static int entryOffset(int i) {
        return FIRST_OFFSET + i;
    }

    /** TAI - UTC at a moment given as Unix seconds, in seconds. */
    public static int taiMinusUtc(long unixSeconds) {
        int i = STARTS.length - 1;
        while (i > 0 && unixSeconds < STARTS[i]) {
            i--;
        }
        return FIRST_OFFSET + i;
    }

    /** Unix nanoseconds (UTC) to nanoseconds since 1970-01-01T00:00:00 TAI. */
    public static long taiNanos(long unixNanos) {
        return unixNanos + taiMinusUtc(Math.floorDiv(unixNanos, NANOS)) * NANOS;
    }

    /**
     * Nanoseconds since 1970-01-01T00:00:00 TAI to Unix nanoseconds (UTC). Within a leap second, which Unix time cannot
     * say, the result stands still on the last nanosecond before midnight.
     */
    public static long unixNanos(long taiNanos) {
        for (int i = STARTS.length - 1; i > 0; i--) {
            long start = (STARTS[i] + FIRST_OFFSET + i) * NANOS;
            if (taiNanos >= start) {
                return taiNanos - (FIRST_OFFSET + i) * NANOS;
            }
            if (taiNanos >= start - NANOS) {
                return STARTS[i] * NANOS - 1;
            }
        }
        return taiNanos - FIRST_OFFSET * NANOS;
    }

    /** UTC to nanoseconds since 1970-01-01T00:00:00 TAI. */
    public static long taiNanos(Instant utc) {
        return taiNanos(Math.addExact(Math.multiplyExact(utc.getEpochSecond(), NANOS), utc.getNano()));
    }

    /** UTC as a stamp of a locked clock without error. */
    public static TimeTag tag(Instant utc) {
        return TimeTag.of(taiNanos(utc));
    }

    /** Nanoseconds since 1970-01-01T00:00:00 TAI to UTC; within a leap second as {@link #unixNanos}. */
    public static Instant utc(long taiNanos) {
        long unix = unixNanos(taiNanos);
        return Instant.ofEpochSecond(Math.floorDiv(unix, NANOS), Math.floorMod(unix, NANOS));
    }

    /** The moment of a stamp in UTC. */
    public static Instant utc(TimeTag time) {
        return utc(time.taiNanos());
    }

    /** Seconds since the last UTC midnight, in [0, 86400). */
    public static double secondsOfDay(long taiNanos) {
        return Math.floorMod(unixNanos(taiNanos), DAY_SECONDS * NANOS) * 1e-9;
    }

    /**
     * The moment that has a given UTC time of day and is nearest to a reference, as radars stamp their plots: a stamp
     * shortly before midnight that arrives shortly after it belongs to the day before.
     *
     * @param referenceTaiNanos a moment within half a day of the one sought, such as that of arrival
     * @param secondsOfDay UTC, in [0, 86400]
     * @return nanoseconds since 1970-01-01T00:00:00 TAI
     */
    public static long ofSecondsOfDay(long referenceTaiNanos, double secondsOfDay) {
        long day = DAY_SECONDS * NANOS;
        long reference = unixNanos(referenceTaiNanos);
        long unix = reference - Math.floorMod(reference, day) + Math.round(secondsOfDay * 1e9);
        if (unix - reference > day / 2) {
            unix -= day;
        } else if (reference - unix > day / 2) {
            unix += day;
        }
        return taiNanos(unix);
    }

    private static long[] starts() {
        long[] starts = new long[LEAPS.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = LocalDate.parse(LEAPS[i]).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }
        return starts;
    }
}
