package org.watchfire.astro;

import java.util.Arrays;

/**
 * Density of the air: layers, in each of which it falls off exponentially with height (D. A. Vallado, Fundamentals of
 * Astrodynamics and Applications, 4th ed. 2013, table 8-4, after the U.S. Standard Atmosphere 1976 and CIRA-72). It turns
 * with the Earth; no wind, no weather, no solar cycle. Nothing above 200 km.
 */
public final class Atmosphere {
    /** Above this there is no air, metres. */
    public static final double TOP_METRES = 200e3;

    private static final double[] BASE_METRES = {
        0, 25e3, 30e3, 40e3, 50e3, 60e3, 70e3, 80e3, 90e3, 100e3, 110e3, 120e3, 130e3, 140e3, 150e3, 180e3
    };
    private static final double[] BASE_DENSITY = {
        1.225, 3.899e-2, 1.774e-2, 3.972e-3, 1.057e-3, 3.206e-4, 8.770e-5, 1.905e-5, 3.396e-6, 5.297e-7, 9.661e-8,
        2.438e-8, 8.484e-9, 3.845e-9, 2.070e-9, 5.464e-10
    };
    private static final double[] SCALE_METRES = {
        7249, 6349, 6682, 7554, 8382, 7714, 6549, 5799, 5382, 5877, 7263, 9473, 12636, 16149, 22523, 29740
    };

    private Atmosphere() {}

    /** Density at a height above the ellipsoid, kg/m³; below 0 the lowest layer goes on. */
    public static double densityKgPerM3(double heightMetres) {
        if (!(heightMetres < TOP_METRES)) {
            return 0;
        }
        int i = layer(heightMetres);
        return BASE_DENSITY[i] * Math.exp((BASE_METRES[i] - heightMetres) / SCALE_METRES[i]);
    }

    /** Height over which density falls by e, at a height above the ellipsoid, metres. */
    public static double scaleMetres(double heightMetres) {
        return SCALE_METRES[layer(heightMetres)];
    }

    private static int layer(double heightMetres) {
        int at = Arrays.binarySearch(BASE_METRES, heightMetres);
        return at >= 0 ? at : Math.max(0, -at - 2);
    }
}
