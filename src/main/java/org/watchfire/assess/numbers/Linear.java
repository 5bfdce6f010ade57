package org.watchfire.assess.numbers;

/** Small dense symmetric matrices as rows of doubles: the factor, the solution and the inverse that the fits need. */
public final class Linear {
    private Linear() {}

    /**
     * Cholesky factor of a symmetric positive definite matrix, in place, lower triangle.
     *
     * @return whether it is positive definite; otherwise {@code a} is spoilt
     */
    public static boolean factor(double[][] a, int n) {
        for (int j = 0; j < n; j++) {
            double d = a[j][j];
            for (int k = 0; k < j; k++) {
                d -= a[j][k] * a[j][k];
            }
            if (!(d > 0) || Double.isInfinite(d)) {
                return false;
            }
            a[j][j] = Math.sqrt(d);
            for (int i = j + 1; i < n; i++) {
                double s = a[i][j];
                for (int k = 0; k < j; k++) {
                    s -= a[i][k] * a[j][k];
                }
                a[i][j] = s / a[j][j];
            }
        }
        return true;
    }

    /** Solves L y = b in place for the factor L. */
    public static void forward(double[][] factor, double[] b, int n) {
        for (int i = 0; i < n; i++) {
            double s = b[i];
            for (int k = 0; k < i; k++) {
                s -= factor[i][k] * b[k];
            }
            b[i] = s / factor[i][i];
        }
    }

    /** Solves Lᵀ y = b in place for the factor L. */
    public static void backward(double[][] factor, double[] b, int n) {
        for (int i = n - 1; i >= 0; i--) {
            double s = b[i];
            for (int k = i + 1; k < n; k++) {
                s -= factor[k][i] * b[k];
            }
            b[i] = s / factor[i][i];
        }
    }

    /** The first {@code size} rows and columns of the inverse of the matrix whose factor is given. */
    public static double[][] inverse(double[][] factor, int n, int size) {
        double[][] out = new double[size][size];
        for (int column = 0; column < size; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            forward(factor, unit, n);
            backward(factor, unit, n);
            for (int row = 0; row < size; row++) {
                out[row][column] = unit[row];
            }
        }
        return out;
    }
}
