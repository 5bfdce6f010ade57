package org.watchfire.track;

import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.watchfire.astro.Atmosphere;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Radar;
import org.watchfire.track.motion.Matrices;
import org.watchfire.track.motion.Reentry;

/**
 * A fall through the air as published cases have it: truth by Runge and Kutta's fourth order, and the bound on every unbiased
 * estimate of it. The bound is the recursion for a state with process noise (P. Tichavský, C. H. Muravchik, A. Nehorai,
 * Posterior Cramér-Rao Bounds for Discrete-Time Nonlinear Filtering, IEEE Transactions on Signal Processing 46, 1998) along
 * the path without noise; its derivatives are differences of this file's own integration, not those of {@link Reentry}.
 *
 * <p>States have seven terms, as in {@link Reentry}: ECEF position and velocity, and -ln β.
 */
final class KnownFall {
    static final int N = 7;
    private static final double[] NUDGE = {1, 1, 1, 0.01, 0.01, 0.01, 1e-4};

    private KnownFall() {}

    /** A state from height, velocity and β where latitude is 0. */
    static double[] state(double longitudeRadians, double heightMetres, double eastMps, double upMps, double beta) {
        double[] state = new double[N];
        double cos = Math.cos(longitudeRadians);
        double sin = Math.sin(longitudeRadians);
        state[0] = (Wgs84.EQUATORIAL_RADIUS_METRES + heightMetres) * cos;
        state[1] = (Wgs84.EQUATORIAL_RADIUS_METRES + heightMetres) * sin;
        state[3] = upMps * cos - eastMps * sin;
        state[4] = upMps * sin + eastMps * cos;
        state[6] = -Math.log(beta);
        return state;
    }

    /** {@code seconds} later, by steps of a twentieth of a second. */
    static double[] later(double[] state, double seconds) {
        double[] s = state.clone();
        int steps = (int) Math.ceil(seconds / 0.05 - 1e-9);
        double h = seconds / steps;
        for (int i = 0; i < steps; i++) {
            double[] k1 = rate(s);
            double[] k2 = rate(moved(s, k1, h / 2));
            double[] k3 = rate(moved(s, k2, h / 2));
            double[] k4 = rate(moved(s, k3, h));
            for (int j = 0; j < N; j++) {
                s[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        return s;
    }

    /** Adds a draw of what white acceleration of a density, m²/s³, does to velocity and place over a short time. */
    static void shake(double[] state, double density, double seconds, Random chance) {
        for (int i = 0; i < 3; i++) {
            double kick = Math.sqrt(density * seconds) * chance.nextGaussian();
            double aside = Math.sqrt(density * seconds / 12) * seconds * chance.nextGaussian();
            state[i] += kick * seconds / 2 + aside;
            state[3 + i] += kick;
        }
    }

    private static double[] moved(double[] s, double[] rate, double h) {
        double[] out = new double[N];
        for (int j = 0; j < N; j++) {
            out[j] = s[j] + h * rate[j];
        }
        return out;
    }

    private static double[] rate(double[] s) {
        double[] fall = new double[3];
        FreeFlight.acceleration(s, fall);
        double speed = Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
        double k = 0.5 * Atmosphere.densityKgPerM3(Wgs84.heightMetres(s[0], s[1], s[2])) * speed * Math.exp(s[6]);
        return new double[] {s[3], s[4], s[5], fall[0] - k * s[3], fall[1] - k * s[4], fall[2] - k * s[5], 0};
    }

    /**
     * The bound's covariance after the next look.
     *
     * @param before truth at the last look
     * @param covariance the bound's at the last look
     * @param quantities how many of range, azimuth and elevation are measured, first ones first
     * @param density of the white acceleration, m²/s³
     */
    static RealMatrix bound(
            double[] before, RealMatrix covariance, double seconds, Radar radar, int[] quantities, double density) {
        RealMatrix f = MatrixUtils.createRealMatrix(N, N);
        for (int j = 0; j < N; j++) {
            double[] above = before.clone();
            double[] below = before.clone();
            above[j] += NUDGE[j];
            below[j] -= NUDGE[j];
            above = later(above, seconds);
            below = later(below, seconds);
            for (int i = 0; i < N; i++) {
                f.setEntry(i, j, (above[i] - below[i]) / (2 * NUDGE[j]));
            }
        }
        RealMatrix p = f.multiply(covariance).multiplyTransposed(f);
        double[] noise = new double[N * N];
        Matrices.addWhiteAcceleration(noise, N, density, seconds);
        RealMatrix information = MatrixUtils.createRealMatrix(N, N);
        for (int i = 0; i < N * N; i++) {
            p.addToEntry(i / N, i % N, noise[i]);
        }
        information = information.add(MatrixUtils.inverse(p));
        double[] rows = new double[24];
        new RadarFrame(radar.site()).jacobian(later(before, seconds), rows);
        double[] sigmas = {radar.rangeSigmaMetres(), radar.azimuthSigmaRadians(), radar.elevationSigmaRadians()};
        for (int m : quantities) {
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    information.addToEntry(i, j, rows[6 * m + i] * rows[6 * m + j] / (sigmas[m] * sigmas[m]));
                }
            }
        }
        return MatrixUtils.inverse(information);
    }

    /** Sum of diagonal terms. */
    static double sum(RealMatrix p, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += p.getEntry(i, i);
        }
        return sum;
    }
}
