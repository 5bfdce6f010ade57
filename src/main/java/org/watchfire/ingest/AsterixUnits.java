package org.watchfire.ingest;

import org.watchfire.astro.TimeScales;
import org.watchfire.model.TimeTag;

/** What the ASTERIX specifications state in other units than ours, on its way into plots and tracks. */
final class AsterixUnits {
    /** International nautical mile. */
    static final double METRES_PER_NAUTICAL_MILE = 1852;

    /** International foot. */
    static final double METRES_PER_FOOT = 0.3048;

    private static final double FEET_PER_FLIGHT_LEVEL = 100;

    private AsterixUnits() {}

    /** Of a flight level, with fractions; NaN of NaN. */
    static double metresOfFlightLevel(double flightLevel) {
        return flightLevel * FEET_PER_FLIGHT_LEVEL * METRES_PER_FOOT;
    }

    /** The day comes from the node: the moment nearest to now with this time of day; now itself where none is given (NaN). */
    static TimeTag time(double secondsOfDay, TimeTag now) {
        return Double.isNaN(secondsOfDay) ? now : TimeTag.of(TimeScales.ofSecondsOfDay(now.taiNanos(), secondsOfDay));
    }
}
