package org.watchfire.fuse;

/**
 * Puts two estimates together without knowing how far their errors go together (S. J. Julier, J. K. Uhlmann, A
 * non-divergent estimation algorithm in the presence of unknown correlations, American Control Conference 1997): the
 * inverse covariances are weighed with ω and 1 - ω, ω taken so that the determinant of the result is least. The result
 * is never surer than the truth, whatever the correlation; an estimate put together with itself stays what it was.
 *
 * <p>Holds scratch; one thread.
 */
final class CovarianceIntersection {
    private static final int N = 6;
    private static final int ROUNDS = 24;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] first = new double[N * N];
    private final double[] second = new double[N * N];
    private final double[] mixed = new double[N * N];
    private final double[] factor = new double[N * N];
    private final double[] information = new double[N];

    /** Scratch of {@link #invert} and {@link #squaredDistance}. */
    private final double[] vector = new double[N];

    /**
     * Replaces {@code a} by both together.
     *
     * @return the share ω of {@code a}; 1 when {@code b} cannot be used because its covariance is no covariance
     */
    double fuse(Gaussian6 a, Gaussian6 b) {
        if (!invert(b.p, second)) {
            return 1;
        }
        if (!invert(a.p, first)) {
            a.set(b);
            return 0;
        }
        double share = share();
        mix(share);
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < N; j++) {
                sum += share * first[i * N + j] * a.x[j] + (1 - share) * second[i * N + j] * b.x[j];
            }
            information[i] = sum;
        }
        invert(mixed, a.p);
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < N; j++) {
                sum += a.p[i * N + j] * information[j];
            }
            a.x[i] = sum;
        }
        return share;
    }

    /** Squared distance of two estimates as if their errors were independent; infinite when that cannot be said. */
    double squaredDistance(Gaussian6 a, Gaussian6 b) {
        for (int i = 0; i < N * N; i++) {
            mixed[i] = a.p[i] + b.p[i];
        }
        if (!factor(mixed)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < N; i++) {
            double value = a.x[i] - b.x[i];
            for (int k = 0; k < i; k++) {
                value -= factor[i * N + k] * vector[k];
            }
            vector[i] = value / factor[i * N + i];
            sum += vector[i] * vector[i];
        }
        return sum;
    }

    /** The ω in [0, 1] with the largest determinant of the mixed inverse; its logarithm is concave in ω. */
    private double share() {
        double low = 0;
        double high = 1;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = logDeterminant(left);
        double atRight = logDeterminant(right);
        for (int i = 0; i < ROUNDS; i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = logDeterminant(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = logDeterminant(right);
            }
        }
        double middle = (low + high) / 2;
        double best = logDeterminant(middle);
        if (logDeterminant(1) >= best) {
            return 1;
        }
        return logDeterminant(0) >= best ? 0 : middle;
    }

    private void mix(double share) {
        for (int i = 0; i < N * N; i++) {
            mixed[i] = share * first[i] + (1 - share) * second[i];
        }
    }

    private double logDeterminant(double share) {
        mix(share);
        if (!factor(mixed)) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = 0;
        for (int i = 0; i < N; i++) {
            log += 2 * Math.log(factor[i * N + i]);
        }
        return log;
    }

    /** Cholesky factor of a matrix into {@link #factor}; false when it is not positive definite. */
    private boolean factor(double[] m) {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = m[i * N + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * N + k] * factor[j * N + k];
                }
                if (i != j) {
                    factor[i * N + j] = sum / factor[j * N + j];
                } else if (sum > 0) {
                    factor[i * N + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean invert(double[] m, double[] out) {
        if (!factor(m)) {
            return false;
        }
        for (int column = 0; column < N; column++) {
            for (int i = 0; i < N; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= factor[i * N + k] * vector[k];
                }
                vector[i] = sum / factor[i * N + i];
            }
            for (int i = N - 1; i >= 0; i--) {
                double sum = vector[i];
                for (int k = i + 1; k < N; k++) {
                    sum -= factor[k * N + i] * vector[k];
                }
                vector[i] = sum / factor[i * N + i];
            }
            for (int i = 0; i < N; i++) {
                out[i * N + column] = vector[i];
            }
        }
        for (int i = 0; i < N; i++) {
            for (int j = i + 1; j < N; j++) {
                double mean = (out[i * N + j] + out[j * N + i]) / 2;
                out[i * N + j] = mean;
                out[j * N + i] = mean;
            }
        }
        return true;
    }
}
