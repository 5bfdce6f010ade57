package org.watchfire.model;

import java.util.Arrays;

/**
 * Where something is, how it moves and how sure that is. The frame is ECEF (WGS84, rotating with the Earth): x through
 * the Greenwich meridian on the equator, z through the north pole; metres and metres per second.
 *
 * <p>State order: x, y, z, vx, vy, vz. The covariance is kept as its upper triangle, row by row: 21 terms in the same
 * order. Immutable; arrays are copied in and out.
 */
public final class StateEstimate {
    /** Terms of a state. */
    public static final int STATE = 6;

    /** Terms of a covariance's upper triangle. */
    public static final int COVARIANCE = 21;

    private static final double LEAST_RADIUS_METRES = 6.2e6;
    private static final double MOST_RADIUS_METRES = 1e9;
    private static final double MOST_SPEED_MPS = 1e5;
    private static final double LEAST_SIGMA_METRES = 1e-3;
    private static final double MOST_SIGMA_METRES = 1e7;
    private static final double LEAST_SIGMA_MPS = 1e-6;
    private static final double MOST_SIGMA_MPS = 1e5;

    /** Of shared tracks of a salvo the least was 4e-5. */
    private static final double LEAST_REST = 1e-9;

    private final TimeTag time;
    private final double[] state;
    private final double[] covariance;

    /**
     * @param time of validity
     * @param state 6 terms, ECEF, m and m/s
     * @param covariance 21 terms, upper triangle, m², m²/s, m²/s²
     * @throws IllegalArgumentException on a wrong length, a term that is not finite, or a variance below 0
     */
    public StateEstimate(TimeTag time, double[] state, double[] covariance) {
        this.time = time;
        this.state = finiteCopy("state", state, STATE);
        this.covariance = finiteCopy("covariance", covariance, COVARIANCE);
        for (int i = 0; i < STATE; i++) {
            if (covariance(i, i) < 0) {
                throw new IllegalArgumentException("variance " + i + " is " + covariance(i, i) + ", below 0");
            }
        }
    }

    /** Time of validity. */
    public TimeTag time() {
        return time;
    }

    /** One term of the state. */
    public double state(int i) {
        return state[i];
    }

    /** One term of the covariance, either triangle. */
    public double covariance(int i, int j) {
        return covariance[i <= j ? index(i, j) : index(j, i)];
    }

    /**
     * How far a state lies from this one in its sigmas, squared (Mahalanobis distance; of the true state, the normalised estimation
     * error squared: 6 on average when the covariance is right).
     *
     * @param other 6 terms, ECEF, m and m/s
     * @return infinite when the covariance is singular
     */
    public double squaredSigmas(double[] other) {
        double[] factor = new double[STATE * STATE];
        if (!(factor(factor) > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        // y of L y = difference; the distance is y squared
        double[] y = new double[STATE];
        double sum = 0;
        for (int i = 0; i < STATE; i++) {
            y[i] = other[i] - state[i];
            for (int j = 0; j < i; j++) {
                y[i] -= factor[i * STATE + j] * y[j];
            }
            y[i] /= factor[i * STATE + i];
            sum += y[i] * y[i];
        }
        return sum;
    }

    /**
     * Whether it can be reckoned with: of something not deep in the Earth nor beyond the Moon's orbit by more than twice, no faster
     * than 100 km/s, known to between a millimetre and 10,000 km, a micrometre and 100 km a second, and with a covariance that is one: no
     * direction in which nothing is left of it. Ours are; what others send may not be, and everything computed from it would be worth nothing.
     */
    public boolean isSound() {
        double radius = Math.sqrt(state[0] * state[0] + state[1] * state[1] + state[2] * state[2]);
        if (!(radius >= LEAST_RADIUS_METRES && radius <= MOST_RADIUS_METRES && speedMps() <= MOST_SPEED_MPS)) {
            return false;
        }
        for (int i = 0; i < STATE; i++) {
            double sigma = Math.sqrt(covariance(i, i));
            boolean isPosition = i < STATE / 2;
            if (!(sigma >= (isPosition ? LEAST_SIGMA_METRES : LEAST_SIGMA_MPS)
                    && sigma <= (isPosition ? MOST_SIGMA_METRES : MOST_SIGMA_MPS))) {
                return false;
            }
        }
        return factor(new double[STATE * STATE]) > LEAST_REST;
    }

    /**
     * Cholesky: row by row L, whose product with itself turned over is the covariance.
     *
     * @param factor 36 terms, takes L; unfinished where there is none
     * @return the least part of a variance that the terms before it do not explain: 1 without correlation, 0 where the covariance is
     *     singular or none
     */
    private double factor(double[] factor) {
        double least = 1;
        for (int i = 0; i < STATE; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance(i, j);
                for (int k = 0; k < j; k++) {
                    rest -= factor[i * STATE + k] * factor[j * STATE + k];
                }
                if (j < i) {
                    factor[i * STATE + j] = rest / factor[j * STATE + j];
                } else if (rest > 0) {
                    factor[i * STATE + i] = Math.sqrt(rest);
                    least = Math.min(least, rest / covariance(i, i));
                } else {
                    return 0;
                }
            }
        }
        return least;
    }

    /** The state, copied: 6 terms. */
    public double[] toState() {
        return state.clone();
    }

    /** The upper triangle of the covariance, copied: 21 terms. */
    public double[] toCovariance() {
        return covariance.clone();
    }

    /** Speed relative to the ground, m/s. */
    public double speedMps() {
        return Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
    }

    /** Root of the summed position variances, metres. */
    public double positionSigmaMetres() {
        return Math.sqrt(covariance(0, 0) + covariance(1, 1) + covariance(2, 2));
    }

    /** Where term (i, j), i ≤ j, of a 6 × 6 symmetric matrix stands in its upper triangle. */
    public static int index(int i, int j) {
        return i * STATE - i * (i - 1) / 2 + (j - i);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateEstimate that
                && time.equals(that.time)
                && Arrays.equals(state, that.state)
                && Arrays.equals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
        return (31 * time.hashCode() + Arrays.hashCode(state)) * 31 + Arrays.hashCode(covariance);
    }

    @Override
    public String toString() {
        return "StateEstimate[" + time + ", " + Arrays.toString(state) + "]";
    }

    private static double[] finiteCopy(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " has " + values.length + " terms, not " + length);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " holds " + value);
            }
        }
        return values.clone();
    }
}
