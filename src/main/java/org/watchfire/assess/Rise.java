package org.watchfire.assess;

import org.watchfire.astro.Geodesic;

/**
 * How a track rose over some seconds, from two of its places. Each place is known far better than the velocity at either
 * end, so that a steep and lasting climb is sure of here well before it is from one state.
 *
 * @param seconds between the two places, above 0
 * @param climbMps mean vertical speed
 * @param sigmaMps of it, as if the errors of the two places were independent; what they share (a radar's tilt, the
 *     filter's memory) cancels, so that it is less in truth
 * @param levelMps mean speed over the ground
 */
record Rise(double seconds, double climbMps, double sigmaMps, double levelMps) {
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

    static Rise between(Glance then, Glance now, double seconds) {
        return new Rise(
                seconds,
                (now.heightMetres() - then.heightMetres()) / seconds,
                Math.hypot(now.heightSigmaMetres(), then.heightSigmaMetres()) / seconds,
                Geodesic.distanceMetres(then.place(), now.place()) / seconds);
    }

    /** By how many sigmas it rose as no aircraft does; negative where it did not. */
    double sigmasBeyondAircraft() {
        double sigma = Math.max(sigmaMps, LEAST_SIGMA_MPS);
        // The place over the ground is taken to be no better known than the height.
        double steep = (climbMps - STEEP_TANGENT * levelMps) / (sigma * Math.hypot(1, STEEP_TANGENT));
        return Math.min((climbMps - CLIMB_LIMIT_MPS) / sigma, steep);
    }
}
