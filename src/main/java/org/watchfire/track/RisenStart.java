package org.watchfire.track;

import java.util.Arrays;
import java.util.Optional;
import org.watchfire.astro.Wgs84;
import org.watchfire.track.motion.Boost;
import org.watchfire.track.motion.MotionModel;

/**
 * Two plots of what may have just risen from the ground: unlike anything else, a launch says from its first plot where the
 * second will be. From rest under a thrust not far from upright, the height tells the speed. So two plots that fit are no
 * chance, and need no third to be a track.
 *
 * <p>Only what was below the radar's horizon a few turns ago can have just risen: its first plot lies in a thin layer above
 * it, where little clutter is. That is worth as much again as the place of the second plot.
 */
final class RisenStart {
    /** Net acceleration upward of the mean launcher in its first half minute, m/s². */
    private static final double NET_MPS2 = 12;

    /** One sigma of the speed at a height, as a part of it, and at least: from 3 to 40 m/s² it is half to twice the mean. */
    private static final double SPEED_PART = 0.5;

    private static final double LEAST_SPEED_SIGMA = 15;

    /** One sigma of the level speed, each axis, as a part of the climb, and at least. */
    private static final double LEVEL_PART = 0.4;

    private static final double LEAST_LEVEL_SIGMA = 10;

    /** Thrust less drag, upward, its sigma, and one sigma across, m/s². */
    private static final double THRUST = 22;

    private static final double THRUST_SIGMA = 10;
    private static final double ASIDE_SIGMA = 7;

    /** Looks a launch may have been above the horizon unseen before its first plot. */
    private static final double UNSEEN_LOOKS = 2;

    private static final double GATE = 25;
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final ModelSet set;
    private final double[] place = new double[9];
    private final double[] up = new double[3];

    /**
     * @param bank at the second plot
     * @param log logarithm of the likelihood of both plots, given one such object a turn anywhere in coverage
     */
    record Risen(ModelBank bank, double log) {}

    RisenStart(ModelSet set) {
        this.set = set;
    }

    /** What two plots say of a launch; empty where they cannot be one that has just risen. */
    Optional<Risen> of(Sighting a, Sighting b) {
        double climb = climb(a);
        double layer = layer(a, climb);
        if (!a.hasElevation || !b.hasElevation || !isIn(a, layer)) {
            return Optional.empty();
        }
        ModelBank bank = bank(a, climb);
        double log = bank.trial(b);
        if (bank.trialDistance > GATE) {
            return Optional.empty();
        }
        bank.commit(b);
        return Optional.of(new Risen(bank, log + thin(a, layer)));
    }

    /**
     * The logarithm of {@link #of} without a filter, so that ten thousand aircraft that begin cost little; minus infinity where that is
     * empty for sure.
     */
    double roughly(Sighting a, Sighting b) {
        if (!a.hasElevation || !b.hasElevation) {
            return Double.NEGATIVE_INFINITY;
        }
        double climb = climb(a);
        double layer = layer(a, climb);
        return isIn(a, layer) ? roughly(a, b, climb) + thin(a, layer) : Double.NEGATIVE_INFINITY;
    }

    /** How much likelier the layer makes it: little clutter is in so thin a one. */
    private static double thin(Sighting a, double layer) {
        return Math.log(a.sensor.elevationSpan() / layer);
    }

    /** Whether a plot lies so low that what made it may have just risen. */
    static boolean isLow(Sighting a) {
        return a.hasElevation && isIn(a, layer(a, climb(a)));
    }

    /** Speed upward of the mean launcher at the height of a plot, m/s. */
    private static double climb(Sighting a) {
        return Math.sqrt(2 * NET_MPS2 * Math.max(a.height(), a.crossSigma / 2));
    }

    /** Elevation below which a launch with such a speed was unseen a few looks ago, radians. */
    private static double layer(Sighting a, double climb) {
        return (UNSEEN_LOOKS * a.sensor.periodSeconds * climb + 3 * a.crossSigma) / a.range;
    }

    private static boolean isIn(Sighting a, double layer) {
        return a.elevation <= layer && a.elevation >= -3 * a.crossSigma / a.range;
    }

    private double roughly(Sighting a, Sighting b, double climb) {
        double dt = b.seconds - a.seconds;
        double blur2 = square(a.crossSigma) + square(b.crossSigma);
        Wgs84.up(a.position[0], a.position[1], a.position[2], up);
        double rise = 0;
        double far2 = 0;
        for (int i = 0; i < 3; i++) {
            double step = b.position[i] - a.position[i];
            rise += up[i] * step;
            far2 += step * step;
        }
        double upright = square(dt * climbSigma(climb)) + blur2;
        double level = square(dt * levelSigma(climb)) + blur2;
        double away = rise - dt * (climb + dt * NET_MPS2 / 2);
        double log =
                -0.5 * (away * away / upright + (far2 - rise * rise) / level + Math.log(upright) + 2 * Math.log(level));
        return log - 1.5 * LOG_2PI + 2 * Math.log(b.range) + Math.log(Math.max(b.cosElevation, 1e-3));
    }

    private static double climbSigma(double climb) {
        return SPEED_PART * climb + LEAST_SPEED_SIGMA;
    }

    private static double levelSigma(double climb) {
        return LEVEL_PART * climb + LEAST_LEVEL_SIGMA;
    }

    /** Under thrust at the first plot. */
    private ModelBank bank(Sighting a, double climb) {
        ModelBank bank = new ModelBank(set);
        a.positionCovariance(place);
        Wgs84.up(a.position[0], a.position[1], a.position[2], up);
        double along = square(climbSigma(climb));
        double aside = square(levelSigma(climb));
        for (int m = 0; m < bank.count; m++) {
            boolean thrusts = set.models()[m].family() == MotionModel.Family.BOOST;
            bank.probability[m] = thrusts ? set.start()[m] : 0;
            if (thrusts) {
                fill(bank.state[m], bank.covariance[m], a, climb, along, aside);
            }
        }
        double sum = Arrays.stream(bank.probability).sum();
        for (int m = 0; m < bank.count; m++) {
            bank.probability[m] /= sum;
        }
        bank.seconds = a.seconds;
        bank.touched();
        return bank;
    }

    private void fill(double[] x, double[] p, Sighting a, double climb, double along, double aside) {
        int n = Boost.N;
        Arrays.fill(p, 0);
        for (int i = 0; i < 3; i++) {
            x[i] = a.position[i];
            x[3 + i] = climb * up[i];
            x[6 + i] = THRUST * up[i];
            for (int j = 0; j < 3; j++) {
                double uu = up[i] * up[j];
                double rest = (i == j ? 1 : 0) - uu;
                p[i * n + j] = place[3 * i + j];
                p[(3 + i) * n + 3 + j] = along * uu + aside * rest;
                p[(6 + i) * n + 6 + j] = square(THRUST_SIGMA) * uu + square(ASIDE_SIGMA) * rest;
            }
        }
    }

    private static double square(double v) {
        return v * v;
    }
}
