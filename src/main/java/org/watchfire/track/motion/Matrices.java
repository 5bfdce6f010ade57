package org.watchfire.track.motion;

/** Small dense matrix work on row-major arrays; no allocation. */
public final class Matrices {
    private Matrices() {}

    /**
     * P := F P Fᵀ for a symmetric P.
     *
     * @param f n × n
     * @param p n × n, symmetric, replaced
     * @param work n × n scratch
     */
    public static void propagate(double[] f, double[] p, double[] work, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += f[i * n + k] * p[k * n + j];
                }
                work[i * n + j] = sum;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += work[i * n + k] * f[j * n + k];
                }
                p[i * n + j] = sum;
                p[j * n + i] = sum;
            }
        }
    }

    /**
     * Writes the transition of position and velocity over {@code h} seconds into rows and columns 0..5 of an n × n matrix:
     * the exponential of [0 I; G C] to third order in h without G², C²G and C³, which for gravity is exact to 1e-9 at 10 s.
     *
     * @param g derivative of the acceleration by position, 9 terms
     * @param c derivative of the acceleration by velocity, 9 terms
     */
    public static void transition(double[] g, double[] c, double h, double[] f, int n) {
        double h2 = h * h / 2;
        double h3 = h * h2 / 3;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double gij = g[3 * i + j];
                double cij = c[3 * i + j];
                double one = i == j ? 1 : 0;
                double cg = 0;
                double gc = 0;
                double cc = 0;
                for (int k = 0; k < 3; k++) {
                    cg += c[3 * i + k] * g[3 * k + j];
                    gc += g[3 * i + k] * c[3 * k + j];
                    cc += c[3 * i + k] * c[3 * k + j];
                }
                f[i * n + j] = one + h2 * gij + h3 * cg;
                f[i * n + 3 + j] = h * one + h2 * cij + h3 * (gij + cc);
                f[(3 + i) * n + j] = h * gij + h2 * cg;
                f[(3 + i) * n + 3 + j] = one + h * cij + h2 * (gij + cc) + h3 * (cg + gc);
            }
        }
    }

    /** Adds white acceleration of density {@code q} (m²/s³) to position and velocity. */
    public static void addWhiteAcceleration(double[] p, int n, double q, double h) {
        for (int i = 0; i < 3; i++) {
            int j = i + 3;
            p[i * n + i] += q * h * h * h / 3;
            p[i * n + j] += q * h * h / 2;
            p[j * n + i] += q * h * h / 2;
            p[j * n + j] += q * h;
        }
    }
}
