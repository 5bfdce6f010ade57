package org.watchfire.astro;

import org.watchfire.model.Geodetic;

/**
 * The World Geodetic System 1984: its constants and the way between geodetic places and ECEF.
 *
 * <p>Source: NGA.STND.0036, Department of Defense World Geodetic System 1984, version 1.0.0 (2014), table 3.1. J2 is that
 * of EGM96 (√5 times 0.484165371736e-3); the rotation is the rate against the stars (D. A. Vallado, Fundamentals of
 * Astrodynamics and Applications, 2013, appendix D).
 */
public final class Wgs84 {
    /** Semi-major axis a, metres. */
    public static final double EQUATORIAL_RADIUS_METRES = 6378137.0;

    /** Flattening f. */
    public static final double FLATTENING = 1 / 298.257223563;

    /** First eccentricity squared. */
    public static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

    /** Semi-minor axis b, metres. */
    public static final double POLAR_RADIUS_METRES = EQUATORIAL_RADIUS_METRES * (1 - FLATTENING);

    /** Mean radius (2a + b) / 3, metres. */
    public static final double MEAN_RADIUS_METRES = (2 * EQUATORIAL_RADIUS_METRES + POLAR_RADIUS_METRES) / 3;

    /** Gravitational parameter of the Earth with its atmosphere, m³/s². */
    public static final double GM = 3.986004418e14;

    /** Second zonal harmonic J2, no unit. */
    public static final double J2 = 1.082626683553151e-3;

    /** Rate of the Earth's rotation, rad/s. */
    public static final double OMEGA = 7.292115146706979e-5;

    private static final double SECOND_ECCENTRICITY_SQUARED =
            ECCENTRICITY_SQUARED / ((1 - FLATTENING) * (1 - FLATTENING));

    private static final int ROUNDS = 3;
    private static final double DEEP_SQUARED = 6.2e6 * 6.2e6;

    private Wgs84() {}

    /**
     * Geodetic to ECEF.
     *
     * @param latitudeRadians geodetic
     * @param longitudeRadians east positive
     * @param heightMetres above the ellipsoid
     * @param out3 receives x, y, z in metres
     */
    public static void toEcef(double latitudeRadians, double longitudeRadians, double heightMetres, double[] out3) {
        double sin = Math.sin(latitudeRadians);
        double cos = Math.cos(latitudeRadians);
        double n = EQUATORIAL_RADIUS_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin);
        out3[0] = (n + heightMetres) * cos * Math.cos(longitudeRadians);
        out3[1] = (n + heightMetres) * cos * Math.sin(longitudeRadians);
        out3[2] = (n * (1 - ECCENTRICITY_SQUARED) + heightMetres) * sin;
    }

    /** Geodetic to ECEF: x, y, z in metres, in a new array. */
    public static double[] toEcef(Geodetic place) {
        double[] out = new double[3];
        toEcef(place.latitudeRadians(), place.longitudeRadians(), place.heightMetres(), out);
        return out;
    }

    /**
     * ECEF to geodetic, longitude in (-π, π]. From 5,000 km below the surface to 50,000 km above it the error is below
     * a micrometre (three rounds of Bowring's method; B. R. Bowring, Survey Review 23, 1976).
     */
    public static Geodetic toGeodetic(double x, double y, double z) {
        double rho = Math.sqrt(x * x + y * y);
        double tan = reducedTangent(rho, z, ROUNDS);
        return new Geodetic(latitude(rho, z, tan), Math.atan2(y, x), height(rho, z, tan));
    }

    /**
     * Height above the ellipsoid of an ECEF place, metres; accuracy as {@link #toGeodetic}. An error of the latitude enters
     * only squared, so that one round is enough above the deep.
     */
    public static double heightMetres(double x, double y, double z) {
        double rho2 = x * x + y * y;
        double rho = Math.sqrt(rho2);
        return height(rho, z, reducedTangent(rho, z, rho2 + z * z > DEEP_SQUARED ? 1 : ROUNDS));
    }

    private static double height(double rho, double z, double tan) {
        if (Double.isInfinite(tan)) {
            return Math.abs(z) - POLAR_RADIUS_METRES;
        }
        double cosBeta = 1 / Math.sqrt(1 + tan * tan);
        double sinBeta = tan * cosBeta;
        double up = z + SECOND_ECCENTRICITY_SQUARED * POLAR_RADIUS_METRES * sinBeta * sinBeta * sinBeta;
        double out = rho - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS_METRES * cosBeta * cosBeta * cosBeta;
        double hypotenuse = Math.sqrt(up * up + out * out);
        double sin = up / hypotenuse;
        double cos = out / hypotenuse;
        return rho * cos + z * sin - EQUATORIAL_RADIUS_METRES * Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin);
    }

    /**
     * The unit vector of the ellipsoid's normal at an ECEF place: "up".
     *
     * @param out3 receives the vector
     */
    public static void up(double x, double y, double z, double[] out3) {
        double rho = Math.sqrt(x * x + y * y);
        double tan = reducedTangent(rho, z, ROUNDS);
        if (Double.isInfinite(tan)) {
            out3[0] = 0;
            out3[1] = 0;
            out3[2] = Math.signum(z);
            return;
        }
        double cosBeta = 1 / Math.sqrt(1 + tan * tan);
        double sinBeta = tan * cosBeta;
        double sin = z + SECOND_ECCENTRICITY_SQUARED * POLAR_RADIUS_METRES * sinBeta * sinBeta * sinBeta;
        double cos = rho - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS_METRES * cosBeta * cosBeta * cosBeta;
        double scale = 1 / Math.sqrt(sin * sin + cos * cos);
        out3[0] = scale * cos * x / rho;
        out3[1] = scale * cos * y / rho;
        out3[2] = scale * sin;
    }

    /**
     * Rotation from ECEF to local east, north, up.
     *
     * @param out9 receives three rows: east, north and up as ECEF unit vectors
     */
    public static void eastNorthUp(double latitudeRadians, double longitudeRadians, double[] out9) {
        double sinLat = Math.sin(latitudeRadians);
        double cosLat = Math.cos(latitudeRadians);
        double sinLon = Math.sin(longitudeRadians);
        double cosLon = Math.cos(longitudeRadians);
        out9[0] = -sinLon;
        out9[1] = cosLon;
        out9[2] = 0;
        out9[3] = -sinLat * cosLon;
        out9[4] = -sinLat * sinLon;
        out9[5] = cosLat;
        out9[6] = cosLat * cosLon;
        out9[7] = cosLat * sinLon;
        out9[8] = sinLat;
    }

    /** Tangent of the reduced latitude, by Bowring's iteration; infinite on the axis. */
    private static double reducedTangent(double rho, double z, int rounds) {
        if (rho < 1e-6) {
            return z < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double tan = z / rho / (1 - FLATTENING);
        for (int i = 0; i < rounds; i++) {
            double cosBeta = 1 / Math.sqrt(1 + tan * tan);
            double sinBeta = tan * cosBeta;
            tan = (1 - FLATTENING)
                    * (z + SECOND_ECCENTRICITY_SQUARED * POLAR_RADIUS_METRES * sinBeta * sinBeta * sinBeta)
                    / (rho - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS_METRES * cosBeta * cosBeta * cosBeta);
        }
        return tan;
    }

    private static double latitude(double rho, double z, double tan) {
        if (Double.isInfinite(tan)) {
            return Math.copySign(Math.PI / 2, z);
        }
        double cosBeta = 1 / Math.sqrt(1 + tan * tan);
        double sinBeta = tan * cosBeta;
        return Math.atan2(
                z + SECOND_ECCENTRICITY_SQUARED * POLAR_RADIUS_METRES * sinBeta * sinBeta * sinBeta,
                rho - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS_METRES * cosBeta * cosBeta * cosBeta);
    }
}
