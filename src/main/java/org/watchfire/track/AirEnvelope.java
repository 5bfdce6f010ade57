package org.watchfire.track;

import org.watchfire.astro.Wgs84;

/**
 * What flies through the air under lift: below 14.5 km (airliners end at 13.7 km), level below 650 m/s, climbing or diving with less
 * than 130 m/s. Soft edges, and each judged with the estimate's own uncertainty, so that a poor estimate is never held
 * against an aircraft.
 */
final class AirEnvelope {
    private static final double HEIGHT_METRES = 14_500;
    private static final double HEIGHT_EDGE = 1_000;
    private static final double SPEED_MPS = 650;
    private static final double SPEED_EDGE = 60;
    private static final double CLIMB_MPS = 130;
    private static final double CLIMB_EDGE = 25;

    /** What an aircraft may change its speed by between two plots, beyond what its estimate leaves open, m/s. */
    private static final double STEADY_MPS = 25;

    private static final double STEADY_SIGMAS = 3;

    private AirEnvelope() {}

    /**
     * Logarithm of the plausibility of a state, 0 inside.
     *
     * @param x ECEF state
     * @param p covariance, n × n
     * @param n terms of the state, 6 or more
     */
    static double logPlausibility(double[] x, double[] p, int n) {
        double radius = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double heightVariance = 0;
        double climbVariance = 0;
        double climb = 0;
        for (int i = 0; i < 3; i++) {
            double ui = x[i] / radius;
            climb += ui * x[3 + i];
            for (int j = 0; j < 3; j++) {
                double uu = ui * x[j] / radius;
                heightVariance += uu * p[n * i + j];
                climbVariance += uu * p[n * (3 + i) + 3 + j];
            }
        }
        double speed2 = x[3] * x[3] + x[4] * x[4] + x[5] * x[5];
        double level = Math.sqrt(Math.max(speed2 - climb * climb, 0));
        double levelVariance = (p[3 * n + 3] + p[4 * n + 4] + p[5 * n + 5] - climbVariance) / 2;
        double log = excess(Wgs84.heightMetres(x[0], x[1], x[2]), HEIGHT_METRES, HEIGHT_EDGE, heightVariance);
        log += excess(level, SPEED_MPS, SPEED_EDGE, levelVariance);
        return log + excess(Math.abs(climb), CLIMB_MPS, CLIMB_EDGE, climbVariance);
    }

    /**
     * Logarithm of the plausibility of a change of speed at a plot, 0 up to {@link #STEADY_SIGMAS}. A turn keeps the speed; but
     * one that is not known yet is a straight line to the filter, on which a plot far aside would be reached by flying faster.
     *
     * @param before ECEF state before the plot
     * @param p its covariance, n × n
     * @param after ECEF state after it
     */
    static double logSteadiness(double[] before, double[] p, double[] after) {
        int n = before.length;
        double old = Math.sqrt(square(before[3]) + square(before[4]) + square(before[5]));
        double now = Math.sqrt(square(after[3]) + square(after[4]) + square(after[5]));
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                variance += before[3 + i] * before[3 + j] * p[n * (3 + i) + 3 + j];
            }
        }
        variance = variance / Math.max(old * old, 1) + STEADY_MPS * STEADY_MPS;
        return Math.min(0, (square(STEADY_SIGMAS) - square(now - old) / variance) / 2);
    }

    private static double square(double v) {
        return v * v;
    }

    private static double excess(double value, double limit, double edge, double variance) {
        double beyond = value - limit;
        return beyond <= 0 ? 0 : -0.5 * beyond * beyond / (edge * edge + Math.max(variance, 0));
    }
}
