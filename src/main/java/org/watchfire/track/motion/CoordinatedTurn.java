package org.watchfire.track.motion;

/**
 * An aircraft turning level: it goes round at constant speed under a sideways acceleration, the seventh term of its
 * state, in m/s² and positive to the right (X. R. Li, V. P. Jilkov, Survey of maneuvering target tracking, part I, IEEE
 * Transactions on Aerospace and Electronic Systems 39, 2003: coordinated turn of unknown rate, here with the
 * acceleration in the place of the rate a/v, since what wings bear does not hang on the speed). A turn to the left and
 * one to the right are two models: from straight flight either may follow, and one filter cannot stand for both.
 */
public final class CoordinatedTurn implements MotionModel {
    /** Terms of the state. */
    static final int N = 7;

    /** Below this speed no turn is told, m/s. */
    private static final double SLOWEST_MPS = 30;

    private final double meanMps2;
    private final double sigmaMps2;
    private final double along;
    private final double across;
    private final double vertical;
    private final double change;
    private final double[] q = new double[9];
    private final double[] transition = new double[N * N];
    private final double[] work = new double[N * N];
    private final double[] ahead = new double[3];
    private final double[] right = new double[3];
    private final double[] up = new double[3];
    private double turnRate;
    private double sin;
    private double cos;
    private double forth;
    private double side;
    private double forthByRate;
    private double sideByRate;

    /**
     * @param meanMps2 of the sideways acceleration when a turn begins, m/s², positive to the right
     * @param sigmaMps2 and its one sigma
     * @param along density of white acceleration along the heading, m²/s³
     * @param across and across it
     * @param vertical and vertically
     * @param change density of the white change of the sideways acceleration, m²/s⁵
     */
    public CoordinatedTurn(
            double meanMps2, double sigmaMps2, double along, double across, double vertical, double change) {
        this.meanMps2 = meanMps2;
        this.sigmaMps2 = sigmaMps2;
        this.along = along;
        this.across = across;
        this.vertical = vertical;
        this.change = change;
        for (int i = 0; i < 3; i++) {
            transition[i * N + i] = 1;
        }
        transition[48] = 1;
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
        return meanMps2;
    }

    @Override
    public double extraVariance(int i) {
        return sigmaMps2 * sigmaMps2;
    }

    @Override
    public void predict(double[] x, double[] p, double h) {
        double radius = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double climb = 0;
        for (int i = 0; i < 3; i++) {
            up[i] = x[i] / radius;
            climb += x[3 + i] * up[i];
        }
        for (int i = 0; i < 3; i++) {
            ahead[i] = x[3 + i] - climb * up[i];
        }
        right[0] = ahead[1] * up[2] - ahead[2] * up[1];
        right[1] = ahead[2] * up[0] - ahead[0] * up[2];
        right[2] = ahead[0] * up[1] - ahead[1] * up[0];
        double level2 = ahead[0] * ahead[0] + ahead[1] * ahead[1] + ahead[2] * ahead[2];
        double speed2 = Math.max(level2, SLOWEST_MPS * SLOWEST_MPS);
        turn(x[6] / Math.sqrt(speed2), h);
        fill(h, speed2);
        LevelFlight.noise(q, along, across, vertical, ahead[0], ahead[1], ahead[2], up[0], up[1], up[2]);
        double bend = -level2 / radius;
        for (int i = 0; i < 3; i++) {
            x[i] += forth * ahead[i] + side * right[i] + h * (climb + h / 2 * bend) * up[i];
            x[3 + i] = cos * ahead[i] + sin * right[i] + (climb + h * bend) * up[i];
        }
        propagate(p);
        LevelFlight.addNoise(p, N, q, h);
        p[48] += change * h;
    }

    /**
     * F P Fᵀ with F = [I M b; 0 V d; 0 0 1], block by block: a quarter of the work of the full product. Rows of {@code work}
     * hold the covariance of the new place, then of the new velocity, with the old state.
     */
    private void propagate(double[] p) {
        double[] f = transition;
        for (int i = 0; i < 6; i++) {
            int at = i * N;
            double m0 = f[at + 3];
            double m1 = f[at + 4];
            double m2 = f[at + 5];
            double b = f[at + 6];
            for (int j = i < 3 ? 0 : 3; j < N; j++) {
                double own = i < 3 ? p[at + j] : 0;
                work[at + j] = own + m0 * p[21 + j] + m1 * p[28 + j] + m2 * p[35 + j] + b * p[42 + j];
            }
        }
        for (int i = 0; i < 6; i++) {
            int at = i * N;
            for (int j = i; j < 6; j++) {
                int other = j * N;
                double own = j < 3 ? work[at + j] : 0;
                double sum = own
                        + work[at + 3] * f[other + 3]
                        + work[at + 4] * f[other + 4]
                        + work[at + 5] * f[other + 5]
                        + work[at + 6] * f[other + 6];
                p[at + j] = sum;
                p[other + i] = sum;
            }
            p[at + 6] = work[at + 6];
            p[42 + i] = work[at + 6];
        }
    }

    /** How far ahead and to the right a turn takes, in seconds of its speed, and how that depends on its rate. */
    private void turn(double rate, double h) {
        double angle = rate * h;
        boolean small = Math.abs(angle) < 1e-3;
        turnRate = rate;
        sin = Math.sin(angle);
        cos = Math.cos(angle);
        forth = small ? h * (1 - angle * angle / 6) : sin / rate;
        side = small ? h * angle / 2 : (1 - cos) / rate;
        forthByRate = small ? -h * h * angle / 3 : (h * cos - forth) / rate;
        sideByRate = small ? h * h / 2 : (h * sin - side) / rate;
    }

    /** Place and velocity by velocity and by the sideways acceleration a; the rate a/v depends on both. */
    private void fill(double h, double speed2) {
        double speed = Math.sqrt(speed2);
        for (int i = 0; i < 3; i++) {
            double placeByRate = forthByRate * ahead[i] + sideByRate * right[i];
            double velocityByRate = h * (cos * right[i] - sin * ahead[i]);
            for (int j = 0; j < 3; j++) {
                double vertically = up[i] * up[j];
                double level = (i == j ? 1 : 0) - vertically;
                double toRight = i == j ? 0 : (j == (i + 1) % 3 ? 1 : -1) * up[3 - i - j];
                double slower = -turnRate * ahead[j] / speed2;
                transition[i * N + 3 + j] = forth * level + side * toRight + h * vertically + placeByRate * slower;
                transition[(3 + i) * N + 3 + j] = cos * level + sin * toRight + vertically + velocityByRate * slower;
            }
            transition[i * N + 6] = placeByRate / speed;
            transition[(3 + i) * N + 6] = velocityByRate / speed;
        }
    }
}
