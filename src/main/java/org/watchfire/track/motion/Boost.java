package org.watchfire.track.motion;

import java.util.Arrays;
import org.watchfire.astro.FreeFlight;

/**
 * Flight under thrust. The state is position, velocity and the acceleration that is not gravity (thrust less drag),
 * its direction free, so that thrust may stand well off the velocity. At constant thrust and mass flow that
 * acceleration a grows as da/dt = a²/c, c being the exhaust speed (G. P. Sutton, O. Biblarz, Rocket Propulsion
 * Elements, 2010, equation 4-6 in rate form). The thrust turns with the velocity as gravity bends it: a gravity turn, held
 * at whatever angle the thrust stands off; white jerk stands for what pitch programme and c leave open.
 */
public final class Boost implements MotionModel {
    /** Terms of the state. */
    public static final int N = 9;

    private static final double LONGEST_STEP_SECONDS = 2;
    /** Below this an acceleration has no direction worth using, m/s². */
    private static final double LEAST_DIRECTED = 8;

    private static final double LARGEST_GROWTH = 0.1;

    /** Below this speed, m/s, a launcher rises straight and gravity does not yet turn it. */
    private static final double TURNING_MPS = 300;

    private final double along;
    private final double across;
    private final double exhaustSpeed;
    private final double priorSigma;
    private final double[] gradient = new double[9];
    private final double[] coriolis = new double[9];
    private final double[] transition = new double[81];
    private final double[] work = new double[81];
    private final double[] middle = new double[6];
    private final double[] fall = new double[3];
    private final double[] turn = new double[3];

    /**
     * @param along density of the white jerk along the thrust, m²/s⁵
     * @param across and across it: stages change the thrust's size, guidance its direction
     * @param exhaustSpeed c, m/s; infinite for an acceleration that stays
     * @param priorSigma of the acceleration when nothing is known, each axis, m/s²
     */
    public Boost(double along, double across, double exhaustSpeed, double priorSigma) {
        this.along = along;
        this.across = across;
        this.exhaustSpeed = exhaustSpeed;
        this.priorSigma = priorSigma;
        FreeFlight.velocityJacobian(coriolis);
    }

    @Override
    public Family family() {
        return Family.BOOST;
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
        return priorSigma * priorSigma;
    }

    @Override
    public void predict(double[] x, double[] p, double seconds) {
        int steps = (int) Math.ceil(Math.abs(seconds) / LONGEST_STEP_SECONDS);
        double h = seconds / steps;
        for (int i = 0; i < steps; i++) {
            step(x, p, h);
        }
    }

    private void step(double[] x, double[] p, double h) {
        double thrust = Math.sqrt(x[6] * x[6] + x[7] * x[7] + x[8] * x[8]);
        double growth = Math.min(thrust / exhaustSpeed, LARGEST_GROWTH);
        for (int i = 0; i < 3; i++) {
            middle[i] = x[i] + h / 2 * x[3 + i];
            middle[3 + i] = x[3 + i] + h / 2 * x[6 + i];
        }
        FreeFlight.positionJacobian(middle, gradient);
        FreeFlight.acceleration(middle, fall);
        turnOf(x, thrust);
        fill(x, h, thrust, growth);
        double factor = growth * h < 1e-9 ? 1 : 1 / Math.max(1 - growth * h, 0.5);
        for (int i = 0; i < 3; i++) {
            double a = x[6 + i];
            double end = a * factor;
            double mean = (2 * a + end) / 3;
            double jerk = thrust * turn[i];
            x[i] += h * x[3 + i] + h * h / 2 * (fall[i] + mean + h / 3 * jerk);
            x[3 + i] += h * (fall[i] + (a + end + h * jerk) / 2) + coriolisTurn(i, h);
            x[6 + i] = end + h * jerk;
        }
        Matrices.propagate(transition, p, work, N);
        addJerk(x, p, Math.abs(h));
    }

    /** How fast gravity turns the velocity, 1/s: its part across the velocity, over the speed. */
    private void turnOf(double[] x, double thrust) {
        double speed2 = x[3] * x[3] + x[4] * x[4] + x[5] * x[5];
        double along = (fall[0] * x[3] + fall[1] * x[4] + fall[2] * x[5]) / Math.max(speed2, 1);
        double rate = thrust < LEAST_DIRECTED ? 0 : Math.sqrt(speed2) / (speed2 + TURNING_MPS * TURNING_MPS);
        for (int i = 0; i < 3; i++) {
            turn[i] = rate * (fall[i] - along * x[3 + i]);
        }
    }

    /** Half a step's change of velocity, felt by the Coriolis term. */
    private double coriolisTurn(int i, double h) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            sum += coriolis[3 * i + j] * fall[j];
        }
        return h * h / 2 * sum;
    }

    private void fill(double[] x, double h, double thrust, double growth) {
        Arrays.fill(transition, 54, 81, 0);
        Matrices.transition(gradient, coriolis, h, transition, N);
        double squared = Math.max(thrust * thrust, 1e-6);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double one = i == j ? 1 : 0;
                double rise =
                        growth * (one + x[6 + i] * x[6 + j] / squared) + turn[i] * x[6 + j] / Math.max(thrust, 1e-3);
                transition[i * N + 6 + j] = h * h / 2 * one + h * h * h / 6 * rise;
                transition[(3 + i) * N + 6 + j] = h * one + h * h / 2 * rise;
                transition[(6 + i) * N + 6 + j] = one + h * rise;
            }
        }
    }

    private void addJerk(double[] x, double[] p, double h) {
        double h2 = h * h;
        double h3 = h2 * h;
        double squared = x[6] * x[6] + x[7] * x[7] + x[8] * x[8];
        boolean directed = squared > LEAST_DIRECTED * LEAST_DIRECTED;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double one = i == j ? 1 : 0;
                double along2 = directed ? x[6 + i] * x[6 + j] / squared : one;
                double q = along * along2 + across * (one - along2);
                add(p, i, j, q * h2 * h3 / 20);
                add(p, i, j + 3, q * h2 * h2 / 8);
                add(p, i + 3, j, q * h2 * h2 / 8);
                add(p, i, j + 6, q * h3 / 6);
                add(p, i + 6, j, q * h3 / 6);
                add(p, i + 3, j + 3, q * h3 / 3);
                add(p, i + 3, j + 6, q * h2 / 2);
                add(p, i + 6, j + 3, q * h2 / 2);
                add(p, i + 6, j + 6, q * h);
            }
        }
    }

    private static void add(double[] p, int i, int j, double value) {
        p[i * N + j] += value;
    }
}
