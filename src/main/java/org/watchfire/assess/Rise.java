package org.watchfire.assess;

import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

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
    private static final double POLAR_RADIANS = Math.toRadians(85);

    static Rise between(Glance then, Glance now, double seconds) {
        return new Rise(
                seconds,
                (now.heightMetres() - then.heightMetres()) / seconds,
                Math.sqrt(square(now.heightSigmaMetres()) + square(then.heightSigmaMetres())) / seconds,
                levelMetres(then.place(), now.place()) / seconds);
    }

    /** Distance over the ground of two near places: on the ellipsoid's own curvature, but for the poles. */
    private static double levelMetres(Geodetic one, Geodetic other) {
        double latitude = (one.latitudeRadians() + other.latitudeRadians()) / 2;
        if (Math.abs(latitude) > POLAR_RADIANS) {
            return Geodesic.distanceMetres(one, other);
        }
        double sin = Math.sin(latitude);
        double w2 = 1 - Wgs84.ECCENTRICITY_SQUARED * sin * sin;
        double across = Wgs84.EQUATORIAL_RADIUS_METRES / Math.sqrt(w2);
        double north =
                across * (1 - Wgs84.ECCENTRICITY_SQUARED) / w2 * (other.latitudeRadians() - one.latitudeRadians());
        double turn = Math.IEEEremainder(other.longitudeRadians() - one.longitudeRadians(), 2 * Math.PI);
        double east = across * Math.cos(latitude) * turn;
        return Math.sqrt(north * north + east * east);
    }

    private static double square(double x) {
        return x * x;
    }

    /** By how many sigmas it rose as no aircraft does; negative where it did not. */
    double sigmasBeyondAircraft() {
        double sigma = Math.max(sigmaMps, LEAST_SIGMA_MPS);
        // The place over the ground is taken to be no better known than the height.
        double steep = (climbMps - STEEP_TANGENT * levelMps) / (sigma * Math.sqrt(1 + STEEP_TANGENT * STEEP_TANGENT));
        return Math.min((climbMps - CLIMB_LIMIT_MPS) / sigma, steep);
    }
}
