package org.watchfire.track;

import java.util.Arrays;

/**
 * The Kalman filter over all radars' biases: a difference of two plots in space is three scalars once its noise is whitened. What
 * is known of them fades: their sigmas grow slowly back to the prior's. Written for few terms that are not 0 in each row.
 */
final class BiasFilter {
    /** Biases of a radar: range m, azimuth rad, elevation rad, time s. */
    static final int TERMS = 4;

    private static final double[] PRIOR = {200, 3e-3, 3e-3, 0.2};

    /** Time in which a bias may wander by as much as its prior, seconds. */
    private static final double WANDER_SECONDS = 24 * 3600;

    /** Squared distance beyond which a pair is no pair. */
    private static final double GATE = 25;

    private final int n;
    private final double[] bias;
    private final double[] p;
    private final double[] rows;
    private final double[] gain;
    private double updatedAt = Double.NaN;

    BiasFilter(int radars) {
        n = TERMS * radars;
        bias = new double[n];
        p = new double[n * n];
        rows = new double[3 * n];
        gain = new double[n];
        for (int i = 0; i < n; i++) {
            p[i * n + i] = PRIOR[i % TERMS] * PRIOR[i % TERMS];
        }
    }

    /** Number of terms, {@link #TERMS} for each radar. */
    int size() {
        return n;
    }

    double bias(int i) {
        return bias[i];
    }

    double sigma(int i) {
        return Math.sqrt(Math.max(p[i * n + i], 0));
    }

    /** One sigma of a term of which nothing is known. */
    static double prior(int i) {
        return PRIOR[i % TERMS];
    }

    /** Begins a difference: no radar is in it. */
    void clear() {
        Arrays.fill(rows, 0);
    }

    /** Sets how much a bias changes one axis of the difference. */
    void set(int axis, int i, double column) {
        rows[axis * n + i] = column;
    }

    /**
     * Takes a difference, unless it is farther off than a pair may be.
     *
     * @param difference three axes, metres; written over
     * @param noise its covariance, three rows of three, m²; written over
     */
    void take(double[] difference, double[] noise) {
        whiten(difference, noise);
        if (distance(difference) < GATE) {
            for (int i = 0; i < 3; i++) {
                scalar(i * n, difference[i]);
            }
        }
    }

    /** Time passes to a moment, seconds. */
    void wander(double now) {
        double dt = Double.isNaN(updatedAt) ? 0 : Math.max(now - updatedAt, 0);
        updatedAt = now;
        for (int i = 0; i < n; i++) {
            double prior = PRIOR[i % TERMS] * PRIOR[i % TERMS];
            p[i * n + i] = Math.min(p[i * n + i] + prior * dt / WANDER_SECONDS, prior);
        }
    }

    /** Multiplies rows and difference by the inverse of the noise's Cholesky factor: three independent scalars. */
    private void whiten(double[] difference, double[] noise) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                double sum = noise[3 * i + j];
                for (int k = 0; k < j; k++) {
                    sum -= noise[3 * i + k] * noise[3 * j + k];
                }
                noise[3 * i + j] = sum / noise[4 * j];
            }
            double sum = noise[4 * i];
            for (int k = 0; k < i; k++) {
                sum -= noise[3 * i + k] * noise[3 * i + k];
            }
            noise[4 * i] = Math.sqrt(Math.max(sum, 1e-6));
            for (int k = 0; k < i; k++) {
                difference[i] -= noise[3 * i + k] * difference[k];
                for (int c = 0; c < n; c++) {
                    rows[i * n + c] -= noise[3 * i + k] * rows[k * n + c];
                }
            }
            difference[i] /= noise[4 * i];
            for (int c = 0; c < n; c++) {
                rows[i * n + c] /= noise[4 * i];
            }
        }
    }

    /** Sum of the three squared innovations, each against its own spread. */
    private double distance(double[] difference) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double innovation = difference[i];
            double spread = 1;
            for (int c = 0; c < n; c++) {
                innovation -= rows[i * n + c] * bias[c];
                for (int d = 0; d < n && rows[i * n + c] != 0; d++) {
                    spread += rows[i * n + c] * rows[i * n + d] * p[c * n + d];
                }
            }
            sum += innovation * innovation / spread;
        }
        return sum;
    }

    private void scalar(int row, double measured) {
        double innovation = measured;
        double spread = 1;
        for (int i = 0; i < n; i++) {
            innovation -= rows[row + i] * bias[i];
            gain[i] = 0;
            for (int j = 0; j < n; j++) {
                gain[i] += p[i * n + j] * rows[row + j];
            }
        }
        for (int i = 0; i < n; i++) {
            spread += rows[row + i] * gain[i];
        }
        for (int i = 0; i < n; i++) {
            bias[i] += gain[i] * innovation / spread;
            for (int j = i; j < n; j++) {
                double value = p[i * n + j] - gain[i] * gain[j] / spread;
                p[i * n + j] = value;
                p[j * n + i] = value;
            }
        }
    }
}
