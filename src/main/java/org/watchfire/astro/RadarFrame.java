package org.watchfire.astro;

import org.watchfire.model.Geodetic;

/**
 * What a radar at one place measures: slant range, azimuth clockwise from true north, elevation above the plane tangent
 * to the ellipsoid, and range rate; geometric line of sight, without refraction. Immutable; nothing here allocates.
 */
public final class RadarFrame {
    /** Quantities of a measurement: range m, azimuth rad, elevation rad, range rate m/s. */
    public static final int MEASURES = 4;

    /** Nearer to the vertical than this part of the range, azimuth has no direction and its derivatives are cut off. */
    private static final double VERTICAL = 1e-9;

    private final Geodetic site;
    private final double siteX;
    private final double siteY;
    private final double siteZ;
    private final double[] rotation = new double[9];

    /** For an antenna at {@code site}. */
    public RadarFrame(Geodetic site) {
        this.site = site;
        double[] ecef = Wgs84.toEcef(site);
        siteX = ecef[0];
        siteY = ecef[1];
        siteZ = ecef[2];
        Wgs84.eastNorthUp(site.latitudeRadians(), site.longitudeRadians(), rotation);
    }

    /** Where the antenna is. */
    public Geodetic site() {
        return site;
    }

    /**
     * What is measured of a target.
     *
     * @param stateEcef6 x, y, z, vx, vy, vz; m and m/s
     * @param out4 receives range (m), azimuth (rad, [0, 2π)), elevation (rad), range rate (m/s, positive receding)
     */
    public void measure(double[] stateEcef6, double[] out4) {
        double dx = stateEcef6[0] - siteX;
        double dy = stateEcef6[1] - siteY;
        double dz = stateEcef6[2] - siteZ;
        double east = rotation[0] * dx + rotation[1] * dy;
        double north = rotation[3] * dx + rotation[4] * dy + rotation[5] * dz;
        double up = rotation[6] * dx + rotation[7] * dy + rotation[8] * dz;
        double range = Math.sqrt(dx * dx + dy * dy + dz * dz);
        out4[0] = range;
        out4[1] = azimuth(east, north);
        out4[2] = Math.atan2(up, Math.sqrt(east * east + north * north));
        out4[3] = (dx * stateEcef6[3] + dy * stateEcef6[4] + dz * stateEcef6[5]) / range;
    }

    /**
     * Where a measured target is.
     *
     * @param rangeMetres slant range
     * @param azimuthRadians clockwise from true north
     * @param elevationRadians above the local horizontal
     * @param out3 receives ECEF x, y, z in metres
     */
    public void position(double rangeMetres, double azimuthRadians, double elevationRadians, double[] out3) {
        double level = rangeMetres * Math.cos(elevationRadians);
        double east = level * Math.sin(azimuthRadians);
        double north = level * Math.cos(azimuthRadians);
        double up = rangeMetres * Math.sin(elevationRadians);
        out3[0] = siteX + rotation[0] * east + rotation[3] * north + rotation[6] * up;
        out3[1] = siteY + rotation[1] * east + rotation[4] * north + rotation[7] * up;
        out3[2] = siteZ + rotation[5] * north + rotation[8] * up;
    }

    /**
     * Where a target is of which a two-dimensional radar measured slant range and azimuth, and whose height is known
     * otherwise. A height that the range cannot reach gives the place straight above or below.
     *
     * @param rangeMetres slant range, above 0
     * @param azimuthRadians clockwise from true north
     * @param heightMetres of the target above the ellipsoid
     * @param out3 receives ECEF x, y, z in metres; its height is {@code heightMetres} within a millimetre
     * @return the elevation it is seen at, radians
     */
    public double positionAtHeight(double rangeMetres, double azimuthRadians, double heightMetres, double[] out3) {
        double radius = Math.sqrt(siteX * siteX + siteY * siteY + siteZ * siteZ);
        double target = radius - site.heightMetres() + heightMetres;
        double sin = (target * target - radius * radius - rangeMetres * rangeMetres) / (2 * radius * rangeMetres);
        for (int i = 0; i < 8; i++) {
            sin = Math.clamp(sin, -1, 1);
            position(rangeMetres, azimuthRadians, Math.asin(sin), out3);
            double error = Wgs84.heightMetres(out3[0], out3[1], out3[2]) - heightMetres;
            if (Math.abs(error) < 1e-4) {
                break;
            }
            sin -= error / rangeMetres * target / radius;
        }
        return Math.asin(Math.clamp(sin, -1, 1));
    }

    /**
     * Derivatives of {@link #measure} by the state.
     *
     * @param stateEcef6 x, y, z, vx, vy, vz
     * @param out24 receives four rows (range, azimuth, elevation, range rate) of six columns
     */
    public void jacobian(double[] stateEcef6, double[] out24) {
        double dx = stateEcef6[0] - siteX;
        double dy = stateEcef6[1] - siteY;
        double dz = stateEcef6[2] - siteZ;
        double east = rotation[0] * dx + rotation[1] * dy;
        double north = rotation[3] * dx + rotation[4] * dy + rotation[5] * dz;
        double up = rotation[6] * dx + rotation[7] * dy + rotation[8] * dz;
        double range2 = dx * dx + dy * dy + dz * dz;
        double range = Math.sqrt(range2);
        double level2 = Math.max(east * east + north * north, VERTICAL * VERTICAL * range2);
        double level = Math.sqrt(level2);
        double rangeRate = (dx * stateEcef6[3] + dy * stateEcef6[4] + dz * stateEcef6[5]) / range;
        for (int j = 0; j < 3; j++) {
            double unit = (j == 0 ? dx : j == 1 ? dy : dz) / range;
            double eastJ = rotation[j];
            double northJ = rotation[3 + j];
            double upJ = rotation[6 + j];
            out24[j] = unit;
            out24[6 + j] = (north * eastJ - east * northJ) / level2;
            out24[12 + j] = (level2 * upJ - up * (east * eastJ + north * northJ)) / (range2 * level);
            out24[18 + j] = (stateEcef6[3 + j] - unit * rangeRate) / range;
            out24[3 + j] = 0;
            out24[9 + j] = 0;
            out24[15 + j] = 0;
            out24[21 + j] = unit;
        }
    }

    private static double azimuth(double east, double north) {
        double azimuth = Math.atan2(east, north);
        if (azimuth < 0) {
            azimuth += 2 * Math.PI;
        }
        return azimuth < 2 * Math.PI ? azimuth : 0;
    }
}
