package org.watchfire.release;

import java.util.List;
import org.watchfire.model.Geodetic;

/**
 * An area of a policy: a polygon of latitudes and longitudes in degrees, sides straight in those coordinates. It may
 * cross the antimeridian (corner longitudes then simply go on above 180 or below -180), but holds no pole.
 */
final class Area {
    private final double[] latitudes;
    private final double[] longitudes;

    /**
     * @param corners latitude and longitude of each, degrees, 3 to 1,000 of them, the first not repeated
     * @throws IllegalArgumentException for another count, or a corner off the Earth
     */
    Area(List<double[]> corners) {
        if (corners.size() < 3 || corners.size() > 1000) {
            throw new IllegalArgumentException("an area has " + corners.size() + " corners, not 3 to 1000");
        }
        latitudes = new double[corners.size()];
        longitudes = new double[corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            latitudes[i] = corners.get(i)[0];
            longitudes[i] = corners.get(i)[1];
            if (!(Math.abs(latitudes[i]) <= 90 && Math.abs(longitudes[i]) <= 360)) {
                throw new IllegalArgumentException(
                        "corner [" + latitudes[i] + ", " + longitudes[i] + "] is not [latitude, longitude] in degrees");
            }
        }
    }

    /** Whether the place lies in it, at any height. */
    boolean contains(Geodetic place) {
        double latitude = place.latitudeDegrees();
        double longitude = place.longitudeDegrees();
        return crosses(latitude, longitude) || crosses(latitude, longitude - 360) || crosses(latitude, longitude + 360);
    }

    /** Even-odd rule: counts sides that a ray to the east crosses. */
    private boolean crosses(double latitude, double longitude) {
        boolean inside = false;
        for (int i = 0, j = latitudes.length - 1; i < latitudes.length; j = i++) {
            if ((latitudes[i] > latitude) != (latitudes[j] > latitude)) {
                double at = longitudes[i]
                        + (latitude - latitudes[i]) / (latitudes[j] - latitudes[i]) * (longitudes[j] - longitudes[i]);
                inside ^= longitude < at;
            }
        }
        return inside;
    }
}
