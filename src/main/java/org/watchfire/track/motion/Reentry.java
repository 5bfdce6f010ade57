package org.watchfire.track.motion;

import java.util.Arrays;
import org.watchfire.astro.Atmosphere;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;

/**
 * Falling through the air with an unknown ballistic coefficient β: drag is ½ρv²/β against the velocity. The seventh term
 * of the state is s = ln(1 m²/kg · β⁻¹ · kg/m²) = -ln β, so that β stays above 0 (R. K. Mehra, IEEE Transactions on
 * Automatic Control 16, 1971, estimates β likewise; the air is in {@link Atmosphere}).
 */
public final class Reentry implements MotionModel {
    /** Terms of the state. */
    static final int N = 7;

    private static final double LOG_MEAN = -Math.log(Drag.SUPPOSED_KG_PER_M2);

    private static final double LONGEST_STEP_SECONDS = 2;

    private final double density;
    private final double seconds;
    private final double logDensity;
    private final double[] gradient = new double[9];
    private final double[] byVelocity = new double[9];
    private final double[] transition = new double[49];
    private final double[] work = new double[49];
    private final double[] middle = new double[6];
    private final double[] fall = new double[3];
    private final double[] up = new double[3];

    /**
     * @param density of the white acceleration, m²/s³
     * @param seconds further density over the squared drag: what air and body do that the model does not
     * @param logDensity of the random walk of ln β, 1/s
     */
    public Reentry(double density, double seconds, double logDensity) {
        this.density = density;
        this.seconds = seconds;
        this.logDensity = logDensity;
    }

    @Override
    public Family family() {
        return Family.REENTRY;
    }

    @Override
    public int size() {
        return N;
    }

    @Override
    public double extraMean(int i, double[] from) {
        return LOG_MEAN;
    }

    @Override
    public double extraVariance(int i) {
        return Drag.SUPPOSED_LOG_SIGMA * Drag.SUPPOSED_LOG_SIGMA;
    }

    @Override
    public void predict(double[] x, double[] p, double seconds) {
        int steps = (int) Math.ceil(Math.abs(seconds) / LONGEST_STEP_SECONDS);
        double h = seconds / steps;
        for (int i = 0; i < steps; i++) {
            step(x, p, h);
        }
    }

    /** Midpoint rule; at 2 s its error in drag is below a hundredth of it. */
    private void step(double[] x, double[] p, double h) {
        FreeFlight.acceleration(x, fall);
        double height = Wgs84.heightMetres(x[0], x[1], x[2]);
        double k = dragRate(x, height, x[6]);
        for (int i = 0; i < 3; i++) {
            double a = fall[i] - k * x[3 + i];
            middle[i] = x[i] + h / 2 * x[3 + i];
            middle[3 + i] = x[3 + i] + h / 2 * a;
        }
        FreeFlight.acceleration(middle, fall);
        height = Wgs84.heightMetres(middle[0], middle[1], middle[2]);
        k = dragRate(middle, height, x[6]);
        fill(height, k, h);
        for (int i = 0; i < 3; i++) {
            x[i] += h * middle[3 + i];
            x[3 + i] += h * (fall[i] - k * middle[3 + i]);
        }
        Matrices.propagate(transition, p, work, N);
        double drag2 = k * k * (middle[3] * middle[3] + middle[4] * middle[4] + middle[5] * middle[5]);
        Matrices.addWhiteAcceleration(p, N, density + seconds * drag2, Math.abs(h));
        p[48] += logDensity * Math.abs(h);
    }

    /** ½ρv/β, 1/s, at most 0.5 so that no step of 2 s overshoots. */
    private static double dragRate(double[] state, double height, double logInverse) {
        double speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
        return Math.min(0.5 * Atmosphere.densityKgPerM3(height) * speed * Math.exp(Math.min(logInverse, 0)), 0.5);
    }

    private void fill(double height, double k, double h) {
        FreeFlight.positionJacobian(middle, gradient);
        FreeFlight.velocityJacobian(byVelocity);
        Wgs84.up(middle[0], middle[1], middle[2], up);
        double scale = Atmosphere.scaleMetres(height);
        double speed2 = Math.max(middle[3] * middle[3] + middle[4] * middle[4] + middle[5] * middle[5], 1);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                gradient[3 * i + j] += k * middle[3 + i] * up[j] / scale;
                byVelocity[3 * i + j] -= k * ((i == j ? 1 : 0) + middle[3 + i] * middle[3 + j] / speed2);
            }
        }
        Arrays.fill(transition, 42, 48, 0);
        transition[48] = 1;
        Matrices.transition(gradient, byVelocity, h, transition, N);
        for (int i = 0; i < 3; i++) {
            transition[i * N + 6] = -h * h / 2 * k * middle[3 + i];
            transition[(3 + i) * N + 6] = -h * k * middle[3 + i];
        }
    }
}
