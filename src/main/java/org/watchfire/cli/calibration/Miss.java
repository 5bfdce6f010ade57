package org.watchfire.cli.calibration;

import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.TimeTag;

/**
 * How far a claimed place and time lie from the true ones.
 *
 * @param metres between the places
 * @param claimedMetres root mean square distance by the claimed region
 * @param squaredSigmas squared distance of the places in claimed sigmas: 2 in the mean where the claim is right
 * @param inside whether the claimed region holds the true place
 * @param seconds claimed time less true time
 * @param claimedSeconds claimed sigma of the time
 */
record Miss(
        double metres,
        double claimedMetres,
        double squaredSigmas,
        boolean inside,
        double seconds,
        double claimedSeconds) {
    static Miss of(GroundPoint claimed, double[] state, TimeTag time) {
        return of(claimed, Wgs84.toGeodetic(state[0], state[1], state[2]), time);
    }

    static Miss of(GroundPoint claimed, Geodetic place, TimeTag time) {
        Ellipse region = claimed.region();
        double metres = Geodesic.distanceMetres(region.centre(), place);
        double off = metres == 0 ? 0 : Geodesic.azimuthRadians(region.centre(), place) - region.azimuthRadians();
        double along = metres * Math.cos(off) / Math.max(1, region.semiMajorMetres());
        double across = metres * Math.sin(off) / Math.max(1, region.semiMinorMetres());
        double radii = along * along + across * across;
        double scale = -2 * Math.log1p(-region.probability());
        return new Miss(
                metres,
                Math.hypot(region.semiMajorMetres(), region.semiMinorMetres()) / Math.sqrt(scale),
                radii * scale,
                radii <= 1,
                claimed.time().secondsSince(time),
                claimed.timeSigmaSeconds());
    }
}
