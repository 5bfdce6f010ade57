package org.watchfire.track;

import java.util.Arrays;
import org.watchfire.astro.FreeFlight;
import org.watchfire.track.motion.Boost;
import org.watchfire.track.motion.Matrices;
import org.watchfire.track.motion.MotionModel;

/**
 * Two plots to the models of what is thrown or driven: the line through both, bent by gravity and by each model's own
 * acceleration.
 *
 * <p>A thrust begins with what is known of launchers: it stands near the velocity. That ties the velocity across the line
 * of sight, which two plots hardly show, to the acceleration, which a few more show soon. A rough prior does: 20 or
 * 30 m/s² or an angle of 0.2 or 0.4 rad in its place change errors by at most 6 % (docs/tracking.md).
 */
final class ThrownStart {
    /** Thrust less drag of launchers before their last seconds, m/s². */
    private static final double THRUST = 25;

    private static final double THRUST_SIGMA = 20;

    /** One sigma of the thrust's angle to the velocity, radians: gravity turn, pitch programmes to 20 degrees off it. */
    private static final double ANGLE_SIGMA = 0.3;

    /** Further sigma across, m/s²: wind, guidance. */
    private static final double ASIDE_SIGMA = 3;

    private static final double LOG_SPEED_DENSITY = -Math.log(4 / 3.0 * Math.PI * Math.pow(7_500, 3));

    private final ModelSet set;
    private final MeasurementUpdate update;
    private final double[] first = new double[9];
    private final double[] second = new double[9];
    private final double[] line = new double[6];
    private final double[] fall = new double[3];
    private final double[] transition = new double[Boost.N * Boost.N];
    private final double[] work = new double[Boost.N * Boost.N];

    ThrownStart(ModelSet set, MeasurementUpdate update) {
        this.set = set;
        this.update = update;
    }

    /** Logarithm of the density of the second plot, given the first and any velocity up to 7.5 km/s, in its measured quantities. */
    static double logDensity(Sighting a, Sighting b) {
        double log = LOG_SPEED_DENSITY
                - 3 * Math.log(b.seconds - a.seconds)
                + 2 * Math.log(b.range)
                + Math.log(Math.max(b.cosElevation, 1e-3));
        return b.hasRate ? log - Math.log(Sensor.CLUTTER_RATE_SPAN) : log;
    }

    /** Models at the time of {@code b}, the later one. */
    ModelBank bank(Sighting a, Sighting b) {
        ModelBank bank = new ModelBank(set);
        a.positionCovariance(first);
        b.positionCovariance(second);
        double dt = b.seconds - a.seconds;
        for (int i = 0; i < 3; i++) {
            line[i] = b.position[i];
            line[3 + i] = (b.position[i] - a.position[i]) / dt;
        }
        FreeFlight.acceleration(line, fall);
        for (int m = 0; m < bank.count; m++) {
            MotionModel model = set.models()[m];
            double[] x = bank.state[m];
            double[] p = bank.covariance[m];
            begin(x, p, dt);
            if (model.family() == MotionModel.Family.BOOST) {
                thrust(x, p, dt);
            } else {
                for (int k = 6; k < model.size(); k++) {
                    x[k] = model.extraMean(k, line);
                    p[k * model.size() + k] = model.extraVariance(k);
                }
            }
            if (b.hasRate) {
                update.applyRate(b, x, p, model.size());
            }
        }
        bank.seconds = b.seconds;
        bank.touched();
        return bank;
    }

    /** Place and velocity at the second plot of what falls freely from the first to it. */
    private void begin(double[] x, double[] p, double dt) {
        int n = x.length;
        Arrays.fill(p, 0);
        for (int i = 0; i < 3; i++) {
            x[i] = line[i];
            x[3 + i] = line[3 + i] + dt / 2 * fall[i];
            for (int j = 0; j < 3; j++) {
                p[i * n + j] = second[3 * i + j];
                p[i * n + 3 + j] = second[3 * i + j] / dt;
                p[(3 + i) * n + j] = second[3 * i + j] / dt;
                p[(3 + i) * n + 3 + j] = (first[3 * i + j] + second[3 * i + j]) / (dt * dt);
            }
        }
    }

    /**
     * Gives the state a thrust along its velocity v, as far as v has a direction: a = T v / s, s being the speed or, where that is
     * less, one sigma of it; with its derivative across v and the prior's own spread; half of dt · a is added to v.
     */
    private void thrust(double[] x, double[] p, double dt) {
        int n = Boost.N;
        double spread = p[3 * n + 3] + p[4 * n + 4] + p[5 * n + 5];
        double v2 = x[3] * x[3] + x[4] * x[4] + x[5] * x[5];
        double s2 = Math.max(v2, spread);
        double rate = THRUST / Math.sqrt(s2);
        double along2 = THRUST_SIGMA * THRUST_SIGMA;
        double across2 = square(THRUST * ANGLE_SIGMA) + square(ASIDE_SIGMA) + along2 * (1 - v2 / s2);
        Arrays.fill(transition, 0);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double one = i == j ? 1 : 0;
                double uu = x[3 + i] * x[3 + j] / s2;
                double follows = rate * (one - uu);
                transition[i * n + j] = one;
                transition[(3 + i) * n + 3 + j] = one + dt / 2 * follows;
                transition[(3 + i) * n + 6 + j] = dt / 2 * one;
                transition[(6 + i) * n + 3 + j] = follows;
                transition[(6 + i) * n + 6 + j] = one;
                p[(6 + i) * n + 6 + j] = across2 * one + (along2 - across2) * uu;
            }
        }
        Matrices.propagate(transition, p, work, n);
        for (int i = 0; i < 3; i++) {
            x[6 + i] = rate * x[3 + i];
            x[3 + i] += dt / 2 * x[6 + i];
        }
    }

    private static double square(double v) {
        return v * v;
    }
}
