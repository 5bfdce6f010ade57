package org.watchfire.astro;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Derivatives by Richardson's extrapolation of central differences, and states in all octants to take them at. */
final class Differences {
    private static final int LEVELS = 4;

    private Differences() {}

    /** Row-major matrix of derivatives of {@code f} at {@code x}; {@code steps} are the widest steps of each argument. */
    static double[][] of(UnaryOperator<double[]> f, double[] x, double[] steps) {
        int rows = f.apply(x.clone()).length;
        double[][] out = new double[rows][x.length];
        for (int j = 0; j < x.length; j++) {
            double[][] table = new double[LEVELS][];
            for (int level = 0; level < LEVELS; level++) {
                double h = steps[j] / (1 << level);
                double[] plus = x.clone();
                double[] minus = x.clone();
                plus[j] += h;
                minus[j] -= h;
                double span = plus[j] - minus[j];
                double[] high = f.apply(plus);
                double[] low = f.apply(minus);
                table[level] = new double[rows];
                for (int i = 0; i < rows; i++) {
                    table[level][i] = (high[i] - low[i]) / span;
                }
            }
            for (int order = 1; order < LEVELS; order++) {
                double factor = Math.pow(4, order);
                for (int level = LEVELS - 1; level >= order; level--) {
                    for (int i = 0; i < rows; i++) {
                        table[level][i] = (factor * table[level][i] - table[level - 1][i]) / (factor - 1);
                    }
                }
            }
            for (int i = 0; i < rows; i++) {
                out[i][j] = table[LEVELS - 1][i];
            }
        }
        return out;
    }

    /** Four rising or falling states above each octant of the Earth, 20 to 1,500 km high, 1 to 7 km/s fast. */
    static List<double[]> statesInAllOctants() {
        Random random = new Random(11);
        List<double[]> states = new ArrayList<>();
        for (int octant = 0; octant < 8; octant++) {
            for (int i = 0; i < 4; i++) {
                double[] p = new double[3];
                double lat = Math.toRadians(5 + 75 * random.nextDouble()) * ((octant & 1) == 0 ? 1 : -1);
                double lon = Math.toRadians(90 * (octant >> 1) + 5 + 80 * random.nextDouble());
                Wgs84.toEcef(lat, lon, 20e3 + 1480e3 * random.nextDouble(), p);
                double[] v = new double[3];
                double speed = 1000 + 6000 * random.nextDouble();
                double norm = 0;
                for (int k = 0; k < 3; k++) {
                    v[k] = random.nextGaussian();
                    norm += v[k] * v[k];
                }
                for (int k = 0; k < 3; k++) {
                    v[k] *= speed / Math.sqrt(norm);
                }
                states.add(new double[] {p[0], p[1], p[2], v[0], v[1], v[2]});
            }
        }
        return states;
    }
}
