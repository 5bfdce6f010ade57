package org.watchfire.track;

import org.watchfire.astro.Wgs84;

/** One plot to calm flight: what is known of aircraft speeds. Turns begin once there is a speed. */
final class FlownStart {
    /** One sigma of the level speed, each axis, and of the climb, m/s. */
    private static final double SPEED_SIGMA = 200;

    private static final double CLIMB_SIGMA = 15;

    /** Aircraft are below. */
    private static final double CEILING_METRES = 15_000;

    private final ModelSet set;
    private final double[] place = new double[9];

    FlownStart(ModelSet set) {
        this.set = set;
    }

    /**
     * Logarithm of how much denser aircraft are at a plot than they would be if they flew at every elevation: far away all of them are low, as a
     * launch is that has just risen. 0 where the plot is above all aircraft, or so far that they are below the horizon.
     */
    static double low(Sighting a) {
        double highest = CEILING_METRES / a.range - a.range / (2 * Wgs84.EQUATORIAL_RADIUS_METRES);
        double blur = a.crossSigma / a.range;
        return highest < blur || a.elevation > highest + 3 * blur
                ? 0
                : Math.max(0, Math.log(a.sensor.elevationSpan() / highest));
    }

    /** Models at the time of the plot; the next one is taken by {@link ModelBank#begin}. */
    ModelBank bank(Sighting a) {
        ModelBank bank = new ModelBank(set);
        a.positionCovariance(place);
        double radius = Math.sqrt(
                a.position[0] * a.position[0] + a.position[1] * a.position[1] + a.position[2] * a.position[2]);
        double level = SPEED_SIGMA * SPEED_SIGMA;
        double climb = CLIMB_SIGMA * CLIMB_SIGMA;
        double[] x = bank.state[0];
        double[] p = bank.covariance[0];
        for (int i = 0; i < 3; i++) {
            x[i] = a.position[i];
            for (int j = 0; j < 3; j++) {
                double uu = a.position[i] * a.position[j] / (radius * radius);
                p[6 * i + j] = place[3 * i + j];
                p[6 * (3 + i) + 3 + j] = (i == j ? level : 0) + (climb - level) * uu;
            }
        }
        bank.seconds = a.seconds;
        bank.touched();
        return bank;
    }
}
