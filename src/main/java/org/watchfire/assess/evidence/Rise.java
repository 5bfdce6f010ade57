package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.StateEstimate;

/**
 * How a track rose over some seconds, from two of its places. Each place is known far better than the velocity at either
 * end, so that a steep and lasting climb is sure of here well before it is from one state. Sigmas are as if the errors of the
 * two places were independent; what they share (a radar's tilt, the filter's memory) cancels, so that they are less in truth.
 *
 * @param seconds between the two places, above 0
 * @param climbMps mean vertical speed
 * @param climbVariance of it, (m/s)²
 * @param levelMps mean speed over the ground
 * @param levelVariance of it, along its own direction, (m/s)²
 * @param covariance of both, (m/s)²
 * @param gainMps2 of vertical speed from the middle of the time to its end, m/s²
 * @param gainSigmaMps2 of it, m/s²
 */
record Rise(
        double seconds,
        double climbMps,
        double climbVariance,
        double levelMps,
        double levelVariance,
        double covariance,
        double gainMps2,
        double gainSigmaMps2) {
    /** Shortest and longest time looked back over, seconds: a zoom climb of an aircraft is over by the second. */
    static final double SHORTEST_SECONDS = 8;

    static final double LONGEST_SECONDS = 20;

    /**
     * Climb that no aircraft keeps up for {@link #SHORTEST_SECONDS} on a path steeper than {@link #STEEP_TANGENT}: the best
     * time-to-climb records average 200 m/s to 12 km (F-15 "Streak Eagle", 1975: 59.4 s from standing).
     */
    private static final double CLIMB_LIMIT_MPS = 200;

    private static final double STEEP_TANGENT = Math.tan(Math.toRadians(40));
    private static final double LEAST_SIGMA_MPS = 10;

    /**
     * The same of what gains speed upward on a path steeper than {@link #UPRIGHT_TANGENT}: helicopters rise upright with 15 to
     * 20 m/s, and an aircraft that did it would need a thrust beyond drag greater than its weight. A launcher has that from
     * rest.
     */
    private static final double UPRIGHT_LIMIT_MPS = 45;

    private static final double UPRIGHT_TANGENT = Math.tan(Math.toRadians(55));
    private static final double LEAST_UPRIGHT_SIGMA_MPS = 5;

    /** Gain of climb that no aircraft on such a path keeps up, m/s². */
    private static final double GAIN_MPS2 = 2;

    /** What has climbed for so long has this gain unless it is less by a sigma: an aircraft on such a path slows down. */
    private static final double LONG_SECONDS = 12;

    /** The rise from one estimate of an object to a later one. */
    static Rise between(StateEstimate then, StateEstimate now, Glance end) {
        double[] up = new double[3];
        Wgs84.up(now.state(0), now.state(1), now.state(2), up);
        double seconds = now.time().secondsSince(then.time());
        double[] level = new double[3];
        double above = 0;
        for (int i = 0; i < 3; i++) {
            level[i] = now.state(i) - then.state(i);
            above += up[i] * level[i];
        }
        for (int i = 0; i < 3; i++) {
            level[i] -= above * up[i];
        }
        double far = Math.sqrt(level[0] * level[0] + level[1] * level[1] + level[2] * level[2]);
        for (int i = 0; i < 3; i++) {
            level[i] /= Math.max(far, 1e-3);
        }
        double rise = Wgs84.heightMetres(now.state(0), now.state(1), now.state(2))
                - Wgs84.heightMetres(then.state(0), then.state(1), then.state(2));
        double perSecond2 = 1 / (seconds * seconds);
        double climb = rise / seconds;
        double climbVariance = perSecond2 * (form(then, up, up) + form(now, up, up));
        return new Rise(
                seconds,
                climb,
                climbVariance,
                far / seconds,
                perSecond2 * (form(then, level, level) + form(now, level, level)),
                perSecond2 * (form(then, up, level) + form(now, up, level)),
                (end.climbMps() - climb) / (seconds / 2),
                Math.sqrt(end.climbSigmaMps() * end.climbSigmaMps() + climbVariance) / (seconds / 2));
    }

    /** The covariance of a place between two directions. */
    private static double form(StateEstimate estimate, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += a[i] * b[j] * estimate.covariance(i, j);
            }
        }
        return sum;
    }

    /** By how many sigmas it rose as no aircraft does; negative where it did not. */
    double sigmasBeyondAircraft() {
        double beyond = sigmas(CLIMB_LIMIT_MPS, STEEP_TANGENT, LEAST_SIGMA_MPS);
        return gainMps2 + (seconds < LONG_SECONDS ? 0 : gainSigmaMps2) > GAIN_MPS2
                ? Math.max(beyond, sigmas(UPRIGHT_LIMIT_MPS, UPRIGHT_TANGENT, LEAST_UPRIGHT_SIGMA_MPS))
                : beyond;
    }

    /** By how many sigmas it rose both faster than a limit and on a steeper path. */
    private double sigmas(double limitMps, double tangent, double leastMps) {
        double least = leastMps * leastMps;
        double steep = climbVariance - 2 * tangent * covariance + tangent * tangent * levelVariance;
        return Math.min(
                (climbMps - limitMps) / Math.sqrt(Math.max(climbVariance, least)),
                (climbMps - tangent * levelMps) / Math.sqrt(Math.max(steep, least)));
    }
}
