package org.watchfire.astro;

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
 * @param pathSigmaRadians of the angle of the velocity above the level
 * @param energyJoulesPerKilogram speed, gravity and the turning frame: constant in free flight
 * @param energySigma of it at most, J/kg: the sigmas of speed and height added
 */
public record Glance(
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
        double perigeeSigmaMetres,
        double pathSigmaRadians,
        double energyJoulesPerKilogram,
        double energySigma) {
    private static final double GRAVITY = 9.81;
    private static final double THICK_AIR_METRES = 30_000;

    /** The same state at a glance. */
    public static Glance at(StateEstimate estimate) {
        double[] s = estimate.toState();
        double[] p = estimate.toCovariance();
        Geodetic place = Wgs84.toGeodetic(s[0], s[1], s[2]);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), enu);
        double east = enu[0] * s[3] + enu[1] * s[4] + enu[2] * s[5];
        double north = enu[3] * s[3] + enu[4] * s[4] + enu[5] * s[5];
        double climb = enu[6] * s[3] + enu[7] * s[4] + enu[8] * s[5];
        double speed = estimate.speedMps();
        double rise = Math.max(0, climb);
        double scale = 1 / Math.max(speed, 1);
        // Variances of height and climb, and what they share.
        double high = form(p, 0, 0, enu[6], enu[7], enu[8], enu[6], enu[7], enu[8]);
        double both = form(p, 0, 3, enu[6], enu[7], enu[8], enu[6], enu[7], enu[8]);
        double up = form(p, 3, 3, enu[6], enu[7], enu[8], enu[6], enu[7], enu[8]);
        double along = form(p, 3, 3, s[3], s[4], s[5], s[3], s[4], s[5]) * scale * scale;
        double k = rise / GRAVITY;
        double heading = Math.atan2(east, north);
        return new Glance(
                place,
                root(high),
                speed,
                root(along),
                climb,
                root(up),
                place.heightMetres() + rise * rise / (2 * GRAVITY),
                root(high + 2 * k * both + k * k * up),
                heading < 0 ? heading + 2 * Math.PI : heading,
                Orbit.of(s).perigeeHeightMetres(),
                Orbit.perigeeSigmaMetres(s, p),
                pathSigma(s, p, enu, speed, climb),
                energy(s, speed),
                speed * root(along) + GRAVITY * root(high));
    }

    /** Across the velocity, in the plane of the up direction. */
    private static double pathSigma(double[] s, double[] p, double[] enu, double speed, double climb) {
        double level = Math.sqrt(Math.max(1, speed * speed - climb * climb));
        double[] across = new double[3];
        double along = climb / Math.max(speed, 1);
        for (int i = 0; i < 3; i++) {
            across[i] = (enu[6 + i] - along * s[3 + i] / Math.max(speed, 1)) * speed / level;
        }
        double variance = form(p, 3, 3, across[0], across[1], across[2], across[0], across[1], across[2]);
        return root(variance) / Math.max(speed, 1);
    }

    private static double energy(double[] s, double speed) {
        double axis = s[0] * s[0] + s[1] * s[1];
        double radius = Math.sqrt(axis + s[2] * s[2]);
        double turn = Wgs84.OMEGA;
        return speed * speed / 2 - Wgs84.GM / radius - turn * turn * axis / 2;
    }

    /** Above the ellipsoid. */
    public double heightMetres() {
        return place.heightMetres();
    }

    /** The energy it has but for one case in a thousand. */
    public double sureEnergyJoulesPerKilogram() {
        return energyJoulesPerKilogram - 3 * energySigma;
    }

    /** Whether it lost more speed since an earlier state than gravity takes, by a sigma of what it had. */
    public boolean isSlowedSince(Glance before, double seconds) {
        return before.speedMps - speedMps - GRAVITY * seconds > before.speedSigmaMps;
    }

    /** Whether air slows at once what does not thrust there. */
    public boolean isInThickAir() {
        return place.heightMetres() < THICK_AIR_METRES;
    }

    /** Level part of the speed, m/s. */
    public double levelMps() {
        return Math.sqrt(Math.max(0, speedMps * speedMps - climbMps * climbMps));
    }

    /** Angle of the velocity above the level, radians within ±π/2. */
    public double pathAngleRadians() {
        return Math.asin(Math.clamp(climbMps / Math.max(speedMps, 1e-3), -1, 1));
    }

    /** Along the ground. */
    public double metresTo(Geodetic other) {
        return Geodesic.distanceMetres(place, other);
    }

    /** The block of the covariance that begins at (row, column), between two vectors. */
    private static double form(
            double[] p, int row, int column, double a, double b, double c, double x, double y, double z) {
        return a * (x * term(p, row, column) + y * term(p, row, column + 1) + z * term(p, row, column + 2))
                + b
                        * (x * term(p, row + 1, column)
                                + y * term(p, row + 1, column + 1)
                                + z * term(p, row + 1, column + 2))
                + c
                        * (x * term(p, row + 2, column)
                                + y * term(p, row + 2, column + 1)
                                + z * term(p, row + 2, column + 2));
    }

    private static double term(double[] p, int i, int j) {
        return p[i <= j ? StateEstimate.index(i, j) : StateEstimate.index(j, i)];
    }

    private static double root(double variance) {
        return Math.sqrt(Math.max(0, variance));
    }
}
