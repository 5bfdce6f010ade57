package org.watchfire.release;

import java.time.Instant;
import org.watchfire.model.TimeTag;

/**
 * UTC in files and rules, TAI inside. TAI − UTC has been 37 s since 2017-01-01 (IERS Bulletin C 52) and no leap second
 * has been announced since; moments before 2017 are refused rather than converted wrongly.
 */
final class Utc {
    private static final long TAI_MINUS_UTC_SECONDS = 37;
    private static final Instant EARLIEST = Instant.parse("2017-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Utc() {}

    /**
     * The same moment on the TAI scale.
     *
     * @throws IllegalArgumentException outside 2017..2199
     */
    static TimeTag toTai(Instant utc) {
        if (utc.isBefore(EARLIEST) || !utc.isBefore(LATEST)) {
            throw new IllegalArgumentException("time " + utc + " is outside 2017..2199");
        }
        return TimeTag.of(Math.addExact(
                Math.multiplyExact(utc.getEpochSecond() + TAI_MINUS_UTC_SECONDS, TimeTag.NANOS), utc.getNano()));
    }

    /** The same moment in UTC; one second early during a leap second that is yet to be announced. */
    static Instant toUtc(TimeTag tai) {
        return Instant.ofEpochSecond(
                Math.floorDiv(tai.taiNanos(), TimeTag.NANOS) - TAI_MINUS_UTC_SECONDS,
                Math.floorMod(tai.taiNanos(), TimeTag.NANOS));
    }
}
