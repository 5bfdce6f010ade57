package org.watchfire.assess;

import org.watchfire.assess.numbers.Normal;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Ellipse;
import org.watchfire.model.GroundPoint;

/**
 * How far two estimates of a place on the ground and a moment lie apart, measured by the errors of both: the squared
 * Mahalanobis distance in north, east and time, chi-square with three degrees of freedom where both are of one event. The
 * errors count as independent; where they are not, because one has used the other's data, the distance comes out
 * smaller than chance and its probability greater, never the reverse.
 *
 * @param squared squared distance
 * @param sigmaMetres greatest standard deviation of the difference in place
 * @param sigmaSeconds standard deviation of the difference in time
 */
record Discrepancy(double squared, double sigmaMetres, double sigmaSeconds) {
    /** Floors: what two honest nations' figures may differ by beyond their stated errors (model, clocks), one sigma each. */
    private static final double FLOOR_METRES = 2_000;

    private static final double FLOOR_SECONDS = 3;

    static Discrepancy of(GroundPoint one, GroundPoint other) {
        double north = 2 * FLOOR_METRES * FLOOR_METRES;
        double east = north;
        double across = 0;
        for (Ellipse region : new Ellipse[] {one.region(), other.region()}) {
            // Half axes to variances: chi-square with two degrees of freedom.
            double scale = -2 * Math.log(1 - region.probability());
            double major = region.semiMajorMetres() * region.semiMajorMetres() / scale;
            double minor = region.semiMinorMetres() * region.semiMinorMetres() / scale;
            double cos = Math.cos(region.azimuthRadians());
            double sin = Math.sin(region.azimuthRadians());
            north += major * cos * cos + minor * sin * sin;
            east += major * sin * sin + minor * cos * cos;
            across += (major - minor) * cos * sin;
        }
        double metres =
                Geodesic.distanceMetres(one.region().centre(), other.region().centre());
        double azimuth = metres == 0
                ? 0
                : Geodesic.azimuthRadians(one.region().centre(), other.region().centre());
        double n = metres * Math.cos(azimuth);
        double e = metres * Math.sin(azimuth);
        double place = (n * n * east - 2 * n * e * across + e * e * north) / (north * east - across * across);
        double timeVariance = 2 * FLOOR_SECONDS * FLOOR_SECONDS
                + one.timeSigmaSeconds() * one.timeSigmaSeconds()
                + other.timeSigmaSeconds() * other.timeSigmaSeconds();
        double seconds = one.time().secondsSince(other.time());
        double greatest = (north + east) / 2 + Math.hypot((north - east) / 2, across);
        return new Discrepancy(place + seconds * seconds / timeVariance, Math.sqrt(greatest), Math.sqrt(timeVariance));
    }

    /** Probability that estimates of one event lie as far apart as these, or farther. */
    double probability() {
        // Three degrees of freedom: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 26.4.4.
        double root = Math.sqrt(squared);
        return Math.min(1, 2 * Normal.below(-root) + Math.sqrt(2 / Math.PI) * root * Math.exp(-squared / 2));
    }

    /**
     * Whether another event, some way off in place or in time, would stand out.
     *
     * @param metres from the one event to the other
     * @param seconds likewise
     * @param sigmas of the difference that stand out
     */
    boolean tellsApart(double metres, double seconds, double sigmas) {
        return metres >= sigmas * sigmaMetres && seconds >= sigmas * sigmaSeconds;
    }
}
