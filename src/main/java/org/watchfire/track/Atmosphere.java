package org.watchfire.track;

/**
 * Density of the air by layers that each fall off exponentially (D. A. Vallado, Fundamentals of Astrodynamics and
 * Applications, 2013, table 8-4), good to some percent of the US Standard Atmosphere 1976 below 120 km.
 */
final class Atmosphere {
    /** Above this height drag is left out, metres. */
    static final double TOP_METRES = 130_000;

    private static final double[] BASE_KM = {0, 25, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};
    private static final double[] DENSITY = {
        1.225, 3.899e-2, 1.774e-2, 3.972e-3, 1.057e-3, 3.206e-4, 8.770e-5, 1.905e-5, 3.396e-6, 5.297e-7, 9.661e-8,
        2.438e-8
    };
    private static final double[] SCALE_KM = {
        7.249, 6.349, 6.682, 7.554, 8.382, 7.714, 6.549, 5.799, 5.382, 5.877, 7.263, 9.473
    };

    private Atmosphere() {}

    /** kg/m³ at a height in metres; 0 above {@link #TOP_METRES}. */
    static double density(double heightMetres) {
        if (heightMetres > TOP_METRES) {
            return 0;
        }
        double km = Math.max(heightMetres, -500) / 1000;
        int layer = layer(km);
        return DENSITY[layer] * Math.exp((BASE_KM[layer] - km) / SCALE_KM[layer]);
    }

    /** Scale height at a height in metres, metres. */
    static double scaleMetres(double heightMetres) {
        return SCALE_KM[layer(heightMetres / 1000)] * 1000;
    }

    private static int layer(double km) {
        int layer = BASE_KM.length - 1;
        while (layer > 0 && km < BASE_KM[layer]) {
            layer--;
        }
        return layer;
    }
}
