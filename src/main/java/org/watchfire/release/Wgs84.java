package org.watchfire.release;

import org.watchfire.model.Geodetic;

/**
 * Between Earth-fixed coordinates and latitude, longitude, height on WGS84 (NIMA TR8350.2, 2000), for rules by area and
 * for the grid of reduced positions.
 */
final class Wgs84 {
    /** Semi-major axis, metres. */
    static final double A = 6_378_137.0;

    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);

    private Wgs84() {}

    /** ECEF metres to geodetic; Bowring's start, then fixed-point steps: below 1e-9 rad up to 40,000 km height. */
    static Geodetic toGeodetic(double x, double y, double z) {
        double p = Math.hypot(x, y);
        double longitude = Math.atan2(y, x);
        double latitude = Math.atan2(z, p * (1 - E2));
        for (int i = 0; i < 6; i++) {
            double sin = Math.sin(latitude);
            double n = A / Math.sqrt(1 - E2 * sin * sin);
            latitude = Math.atan2(z + E2 * n * sin, p);
        }
        double sin = Math.sin(latitude);
        double cos = Math.cos(latitude);
        double n = A / Math.sqrt(1 - E2 * sin * sin);
        // The form without a division by cos or sin holds at the poles and at the equator alike.
        double height = p * cos + z * sin - n * (1 - E2 * sin * sin);
        return new Geodetic(latitude, longitude, height);
    }

    /** Geodetic to ECEF, metres: x, y, z. */
    static double[] toEcef(Geodetic place) {
        double sin = Math.sin(place.latitudeRadians());
        double cos = Math.cos(place.latitudeRadians());
        double n = A / Math.sqrt(1 - E2 * sin * sin);
        double p = (n + place.heightMetres()) * cos;
        return new double[] {
            p * Math.cos(place.longitudeRadians()),
            p * Math.sin(place.longitudeRadians()),
            (n * (1 - E2) + place.heightMetres()) * sin
        };
    }

    /** East, north, up at a place, as the rows of a rotation from ECEF. */
    static double[][] eastNorthUp(Geodetic place) {
        double sinLat = Math.sin(place.latitudeRadians());
        double cosLat = Math.cos(place.latitudeRadians());
        double sinLon = Math.sin(place.longitudeRadians());
        double cosLon = Math.cos(place.longitudeRadians());
        return new double[][] {
            {-sinLon, cosLon, 0},
            {-sinLat * cosLon, -sinLat * sinLon, cosLat},
            {cosLat * cosLon, cosLat * sinLon, sinLat}
        };
    }
}
