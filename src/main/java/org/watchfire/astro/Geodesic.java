package org.watchfire.astro;

import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.watchfire.model.Geodetic;

/**
 * Shortest lines on the WGS84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87, 2013), accurate to
 * 15 nm. Heights are not looked at.
 */
public final class Geodesic {
    private static final net.sf.geographiclib.Geodesic EARTH = net.sf.geographiclib.Geodesic.WGS84;

    private Geodesic() {}

    /** Distance along the ground, metres. */
    public static double distanceMetres(Geodetic from, Geodetic to) {
        return EARTH.Inverse(
                        from.latitudeDegrees(),
                        from.longitudeDegrees(),
                        to.latitudeDegrees(),
                        to.longitudeDegrees(),
                        GeodesicMask.DISTANCE)
                .s12;
    }

    /** Bearing at {@code from} towards {@code to}, clockwise from north, radians in [0, 2π). */
    public static double azimuthRadians(Geodetic from, Geodetic to) {
        double degrees = EARTH.Inverse(
                        from.latitudeDegrees(),
                        from.longitudeDegrees(),
                        to.latitudeDegrees(),
                        to.longitudeDegrees(),
                        GeodesicMask.AZIMUTH)
                .azi1;
        double radians = Math.toRadians(degrees < 0 ? degrees + 360 : degrees);
        return radians < 2 * Math.PI ? radians : 0;
    }

    /**
     * The place at a bearing and distance, at height 0, longitude within ±π.
     *
     * @param azimuthRadians clockwise from north
     * @param distanceMetres along the ground
     */
    public static Geodetic direct(Geodetic from, double azimuthRadians, double distanceMetres) {
        GeodesicData end = EARTH.Direct(
                from.latitudeDegrees(), from.longitudeDegrees(), Math.toDegrees(azimuthRadians), distanceMetres);
        return Geodetic.ofDegrees(end.lat2, end.lon2, 0);
    }
}
