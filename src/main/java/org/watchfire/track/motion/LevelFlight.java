package org.watchfire.track.motion;

/**
 * An aircraft at nearly constant speed and height along the curved Earth, disturbed by white acceleration along its
 * heading, across it and vertically (X. R. Li, V. P. Jilkov, Survey of maneuvering target tracking, part I, IEEE
 * Transactions on Aerospace and Electronic Systems 39, 2003: white-noise acceleration). Calm flight has the same on all three; turns are
 * {@link CoordinatedTurn}.
 */
public final class LevelFlight implements MotionModel {
    private static final int N = 6;

    private final double along;
    private final double across;
    private final double vertical;
    private final double[] q = new double[9];

    /** Densities of the white acceleration, m²/s³. */
    public LevelFlight(double along, double across, double vertical) {
        this.along = along;
        this.across = across;
        this.vertical = vertical;
    }

    @Override
    public Family family() {
        return Family.AIR;
    }

    @Override
    public int size() {
        return N;
    }

    @Override
    public double extraMean(int i, double[] from) {
        return 0;
    }

    @Override
    public double extraVariance(int i) {
        return 0;
    }

    @Override
    public void predict(double[] x, double[] p, double h) {
        double radius = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double ux = x[0] / radius;
        double uy = x[1] / radius;
        double uz = x[2] / radius;
        double climb = x[3] * ux + x[4] * uy + x[5] * uz;
        double lx = x[3] - climb * ux;
        double ly = x[4] - climb * uy;
        double lz = x[5] - climb * uz;
        double level2 = lx * lx + ly * ly + lz * lz;
        noise(q, along, across, vertical, lx, ly, lz, ux, uy, uz);
        double bend = -level2 / radius;
        move(x, h, bend * ux, bend * uy, bend * uz);
        spread(p, h);
    }

    private static void move(double[] x, double h, double ax, double ay, double az) {
        x[0] += h * (x[3] + h / 2 * ax);
        x[1] += h * (x[4] + h / 2 * ay);
        x[2] += h * (x[5] + h / 2 * az);
        x[3] += h * ax;
        x[4] += h * ay;
        x[5] += h * az;
    }

    /**
     * Density of white acceleration along a heading, across it and vertically, as a matrix in ECEF.
     *
     * @param q receives three rows of three, m²/s³
     */
    static void noise(
            double[] q,
            double along,
            double across,
            double vertical,
            double lx,
            double ly,
            double lz,
            double ux,
            double uy,
            double uz) {
        double level2 = lx * lx + ly * ly + lz * lz;
        // along = l lᵀ/l², vertical = u uᵀ, across = what is left of the identity
        double l = level2 > 900 ? (along - across) / level2 : 0;
        double v = vertical - across;
        q[0] = across + l * lx * lx + v * ux * ux;
        q[1] = l * lx * ly + v * ux * uy;
        q[2] = l * lx * lz + v * ux * uz;
        q[4] = across + l * ly * ly + v * uy * uy;
        q[5] = l * ly * lz + v * uy * uz;
        q[8] = across + l * lz * lz + v * uz * uz;
        q[3] = q[1];
        q[6] = q[2];
        q[7] = q[5];
    }

    /** F P Fᵀ + Q with F = [I hI; 0 I]. */
    private void spread(double[] p, double h) {
        double h2 = h * h / 2;
        double h3 = h * h * h / 3;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double vv = p[(3 + i) * N + 3 + j];
                double sum = p[i * N + j] + h * (p[i * N + 3 + j] + p[j * N + 3 + i]) + h * h * vv + h3 * q[3 * i + j];
                p[i * N + j] = sum;
                p[j * N + i] = sum;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double pv = p[i * N + 3 + j] + h * p[(3 + i) * N + 3 + j] + h2 * q[3 * i + j];
                p[i * N + 3 + j] = pv;
                p[(3 + j) * N + i] = pv;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                p[(3 + i) * N + 3 + j] += h * q[3 * i + j];
            }
        }
    }

    /** Adds white acceleration of density {@code q} to position and velocity of an n × n covariance. */
    static void addNoise(double[] p, int n, double[] q, double h) {
        double h2 = h * h / 2;
        double h3 = h * h * h / 3;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double density = q[3 * i + j];
                p[i * n + j] += h3 * density;
                p[i * n + 3 + j] += h2 * density;
                p[(3 + i) * n + j] += h2 * density;
                p[(3 + i) * n + 3 + j] += h * density;
            }
        }
    }
}
