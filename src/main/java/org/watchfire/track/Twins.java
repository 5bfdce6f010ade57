package org.watchfire.track;

import org.watchfire.model.Plot;

/**
 * Tells a plot that came before: a datagram that two networks brought, a row that stands twice. It would be taken for a second
 * object beside the first. A plot is known by all that was measured, to the last bit; about the newest
 * {@value #PLACES} of a radar are remembered, each by 64 bits.
 */
final class Twins {
    private static final int PLACES = 8192;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] known = new long[PLACES];

    /** Whether the same was measured before; from now on it was. */
    boolean isTwin(Plot plot) {
        long print = plot.time().taiNanos();
        print = mixed(print, plot.rangeMetres());
        print = mixed(print, plot.azimuthRadians());
        print = mixed(print, plot.elevationRadians());
        print = mixed(print, plot.heightMetres());
        print = mixed(print, plot.rangeRateMps());
        int place = (int) (print >>> 51); // its upper 13 bits
        if (known[place] == print) {
            return true;
        }
        known[place] = print;
        return false;
    }

    private static long mixed(long print, double value) {
        long spread = (print ^ Double.doubleToRawLongBits(value)) * SPREAD;
        return spread ^ (spread >>> 32);
    }
}
