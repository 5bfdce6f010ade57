package org.watchfire.fuse;

import java.util.Arrays;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.Motion;
import org.watchfire.model.StateEstimate;

/** A state of six terms with its covariance, to be moved in time and put together with others. Holds its own arrays. */
final class Gaussian6 {
    private static final int N = 6;
    private static final double STEP_SECONDS = 10;

    /** What an aircraft does unforeseen, m²/s³. */
    private static final double AIR_DENSITY = 10;

    /** What is unforeseen of a thrust whose direction is unknown, as part of it. */
    private static final double THRUST_DOUBT = 0.5;

    private static final double LEAST_THRUST_DOUBT = 10;

    /** A thrust of which nothing is said, m/s²: launchers have 10 to 50. */
    private static final double UNKNOWN_THRUST = 30;

    final double[] x = new double[N];
    final double[] p = new double[N * N];

    private final double[] transition = new double[N * N];
    private final double[] product = new double[N * N];
    private final double[] work = new double[FreeFlight.WORK];

    /** Takes over an estimate. */
    void set(StateEstimate estimate) {
        for (int i = 0; i < N; i++) {
            x[i] = estimate.state(i);
            for (int j = 0; j < N; j++) {
                p[i * N + j] = estimate.covariance(i, j);
            }
        }
    }

    /** Takes over another. */
    void set(Gaussian6 other) {
        System.arraycopy(other.x, 0, x, 0, N);
        System.arraycopy(other.p, 0, p, 0, N * N);
    }

    /** Takes its errors for greater by a factor on the covariance. */
    void widen(double factor) {
        for (int i = 0; i < N * N; i++) {
            p[i] *= factor;
        }
    }

    /** Sum of the position variances, m². */
    double positionVariance() {
        return p[0] + p[N + 1] + p[2 * (N + 1)];
    }

    /** Sum of the velocity variances, m²/s². */
    double velocityVariance() {
        return p[3 * (N + 1)] + p[4 * (N + 1)] + p[5 * (N + 1)];
    }

    /** Moves it in time; forward or, by the little that reports differ, back. */
    void predict(double seconds, Motion motion) {
        if (seconds == 0) {
            return;
        }
        double h = Math.abs(seconds);
        if (motion.air() > 0.5) {
            Arrays.fill(transition, 0);
            for (int i = 0; i < N; i++) {
                transition[i * N + i] = 1;
            }
            for (int i = 0; i < 3; i++) {
                transition[i * N + 3 + i] = seconds;
                x[i] += seconds * x[3 + i];
            }
            spread();
            noise(AIR_DENSITY, h);
        } else {
            push(seconds, motion);
            FreeFlight.propagate(x, seconds, STEP_SECONDS, transition, work);
            spread();
            noise(1e-6, h);
            if (motion.boost() > 0) {
                double doubt = Double.isNaN(motion.thrustMps2())
                        ? UNKNOWN_THRUST
                        : Math.max(THRUST_DOUBT * motion.thrustMps2(), LEAST_THRUST_DOUBT);
                noise(motion.boost() * doubt * doubt * h, h);
            }
        }
    }

    /** Thrust is taken to act along the velocity. */
    private void push(double seconds, Motion motion) {
        double speed = Math.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
        if (motion.boost() > 0.5 && !Double.isNaN(motion.thrustMps2()) && speed > 100) {
            for (int i = 0; i < 3; i++) {
                double a = motion.thrustMps2() * x[3 + i] / speed;
                x[i] += seconds * seconds / 2 * a;
                x[3 + i] += seconds * a;
            }
        }
    }

    private void spread() {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += transition[i * N + k] * p[k * N + j];
                }
                product[i * N + j] = sum;
            }
        }
        for (int i = 0; i < N; i++) {
            for (int j = i; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    sum += product[i * N + k] * transition[j * N + k];
                }
                p[i * N + j] = sum;
                p[j * N + i] = sum;
            }
        }
    }

    private void noise(double density, double h) {
        for (int i = 0; i < 3; i++) {
            int v = 3 + i;
            p[i * N + i] += density * h * h * h / 3;
            p[i * N + v] += density * h * h / 2;
            p[v * N + i] += density * h * h / 2;
            p[v * N + v] += density * h;
        }
    }

    /** Upper triangle of the covariance, as estimates keep it. */
    double[] upper() {
        double[] upper = new double[StateEstimate.COVARIANCE];
        int k = 0;
        for (int i = 0; i < N; i++) {
            for (int j = i; j < N; j++) {
                upper[k++] = p[i * N + j];
            }
        }
        return upper;
    }
}
