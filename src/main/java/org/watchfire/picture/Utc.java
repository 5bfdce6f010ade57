package org.watchfire.picture;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.watchfire.model.TimeTag;

/**
 * The edge where scenario time (TAI) becomes the UTC that people read. Leap seconds: IERS Bulletin C, through number 70
 * (none after 2017-01-01).
 */
final class Utc {
    /** TAI minus UTC, seconds, before the first date of the table. */
    private static final int SECONDS_BEFORE_TABLE = 10;

    /** Days from which TAI minus UTC was one second more than before; the first makes it 11. */
    private static final String[] STEPS = {
        "1972-07-01", "1973-01-01", "1974-01-01", "1975-01-01", "1976-01-01", "1977-01-01", "1978-01-01",
        "1979-01-01", "1980-01-01", "1981-07-01", "1982-07-01", "1983-07-01", "1985-07-01", "1988-01-01",
        "1990-01-01", "1991-01-01", "1992-07-01", "1993-07-01", "1994-07-01", "1996-01-01", "1997-07-01",
        "1999-01-01", "2006-01-01", "2009-01-01", "2012-07-01", "2015-07-01", "2017-01-01"
    };

    private static final long[] STEP_TAI_MILLIS = stepMillis();

    private Utc() {}

    /** Milliseconds since 1970-01-01T00:00:00 UTC, leap seconds not counted, as browsers count them. */
    static long millis(TimeTag time) {
        long taiMillis = Math.floorDiv(time.taiNanos(), 1_000_000L);
        int seconds = SECONDS_BEFORE_TABLE;
        for (long step : STEP_TAI_MILLIS) {
            if (taiMillis < step) {
                break;
            }
            seconds++;
        }
        return taiMillis - seconds * 1000L;
    }

    private static long[] stepMillis() {
        long[] millis = new long[STEPS.length];
        for (int i = 0; i < STEPS.length; i++) {
            long utc = LocalDate.parse(STEPS[i]).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            millis[i] = (utc + SECONDS_BEFORE_TABLE + i + 1) * 1000L;
        }
        return millis;
    }
}
