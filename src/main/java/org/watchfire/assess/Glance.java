package org.watchfire.assess;

import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

/**
 * A state as people speak of it, each figure with one standard deviation from the state's own covariance, to first
 * order.
 *
 * @param place geodetic
 * @param heightSigmaMetres of the height in {@code place}
 * @param speedMps relative to the ground
 * @param speedSigmaMps of it
 * @param climbMps vertical speed
 * @param climbSigmaMps of it
 * @param reachMetres height to which the climb would carry it under gravity alone, flat Earth: h + v²/2g
 * @param reachSigmaMetres of it
 * @param headingRadians of the level velocity, clockwise from north, [0, 2π)
 * @param perigeeMetres of the osculating orbit, above the mean radius
 * @param perigeeSigmaMetres of it
 */
record Glance(
        Geodetic place,
        double heightSigmaMetres,
        double speedMps,
        double speedSigmaMps,
        double climbMps,
        double climbSigmaMps,
        double reachMetres,
        double reachSigmaMetres,
        double headingRadians,
        double perigeeMetres,
        double perigeeSigmaMetres) {
    private static final double GRAVITY = 9.81;

    static Glance at(StateEstimate estimate) {
        double[] s = estimate.toState();
        Geodetic place = Wgs84.toGeodetic(s[0], s[1], s[2]);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), enu);
        double east = enu[0] * s[3] + enu[1] * s[4] + enu[2] * s[5];
        double north = enu[3] * s[3] + enu[4] * s[4] + enu[5] * s[5];
        double climb = enu[6] * s[3] + enu[7] * s[4] + enu[8] * s[5];
        double speed = estimate.speedMps();
        double rise = Math.max(0, climb);

        double[] height = {enu[6], enu[7], enu[8], 0, 0, 0};
        double[] vertical = {0, 0, 0, enu[6], enu[7], enu[8]};
        double scale = 1 / Math.max(speed, 1);
        double[] along = {0, 0, 0, s[3] * scale, s[4] * scale, s[5] * scale};
        double k = rise / GRAVITY;
        double[] reach = {enu[6], enu[7], enu[8], k * enu[6], k * enu[7], k * enu[8]};
        double heading = Math.atan2(east, north);
        return new Glance(
                place,
                sigma(estimate, height),
                speed,
                sigma(estimate, along),
                climb,
                sigma(estimate, vertical),
                place.heightMetres() + rise * rise / (2 * GRAVITY),
                sigma(estimate, reach),
                heading < 0 ? heading + 2 * Math.PI : heading,
                Orbit.of(s).perigeeHeightMetres(),
                Orbit.perigeeSigmaMetres(s, estimate.toCovariance()));
    }

    double heightMetres() {
        return place.heightMetres();
    }

    /** Level part of the speed, m/s. */
    double levelMps() {
        return Math.sqrt(Math.max(0, speedMps * speedMps - climbMps * climbMps));
    }

    /** Angle of the velocity above the level, radians within ±π/2. */
    double pathAngleRadians() {
        return Math.asin(Math.clamp(climbMps / Math.max(speedMps, 1e-3), -1, 1));
    }

    double metresTo(Geodetic other) {
        return Geodesic.distanceMetres(place, other);
    }

    private static double sigma(StateEstimate estimate, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                sum += gradient[i] * estimate.covariance(i, j) * gradient[j];
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }
}
