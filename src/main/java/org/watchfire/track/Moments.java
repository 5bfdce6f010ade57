package org.watchfire.track;

import java.util.Arrays;

/** One mean and covariance for several models: the moments of their mixture, in position and velocity. */
final class Moments {
    /** A model with less than this probability is in what is published of the motion, not in state and covariance. */
    private static final double UNSAID = 1e-2;

    private Moments() {}

    /**
     * @param weight of each model, sum 1
     * @param from states, the first six terms position and velocity
     * @param spread their covariances, each of its state's size
     * @param x receives 6 terms
     * @param p receives 36 terms
     */
    static void of(double[] weight, double[][] from, double[][] spread, double[] x, double[] p) {
        double total = 0;
        for (int j = 0; j < weight.length; j++) {
            if (weight[j] > 1 - UNSAID) {
                copy(from[j], spread[j], x, p);
                return;
            }
            total += weight[j] > UNSAID ? weight[j] : 0;
        }
        Arrays.fill(x, 0, 6, 0);
        Arrays.fill(p, 0, 36, 0);
        for (int j = 0; j < weight.length; j++) {
            for (int k = 0; k < 6 && weight[j] > UNSAID; k++) {
                x[k] += weight[j] / total * from[j][k];
            }
        }
        for (int j = 0; j < weight.length; j++) {
            if (weight[j] > UNSAID) {
                add(weight[j] / total, from[j], spread[j], x, p);
            }
        }
    }

    private static void copy(double[] from, double[] spread, double[] x, double[] p) {
        int n = from.length;
        System.arraycopy(from, 0, x, 0, 6);
        for (int k = 0; k < 6; k++) {
            System.arraycopy(spread, k * n, p, k * 6, 6);
        }
    }

    private static void add(double weight, double[] from, double[] spread, double[] x, double[] p) {
        int n = from.length;
        for (int k = 0; k < 6; k++) {
            double dk = from[k] - x[k];
            for (int l = 0; l < 6; l++) {
                p[k * 6 + l] += weight * (spread[k * n + l] + dk * (from[l] - x[l]));
            }
        }
    }
}
