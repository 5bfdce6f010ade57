package org.watchfire.assess;

import java.util.List;
import java.util.Optional;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * The parameters of a {@link Boost} of one stage, or of two, that are most probable given some looks and what boosts are like
 * ({@link LaunchPrior}; maximum a posteriori, Levenberg-Marquardt; H. W. Sorenson, Parameter Estimation, 1980, chapter 5).
 */
final class BoostFit {
    private static final int ROUNDS = 15;
    private static final int ATTEMPTS = 8;

    /** A gain below this share of a unit of the cost (half a sigma squared) is none. */
    private static final double SETTLED = 0.2;

    /** How far a real boost strays from the model, one sigma: a floor, and a share of height or speed. */
    private static final double MODEL_METRES = 50;

    private static final double MODEL_HEIGHT_SHARE = 0.01;
    private static final double MODEL_MPS = 5;
    private static final double MODEL_SPEED_SHARE = 0.01;

    /** What the variance of the launch time counts more after a parting; measured (docs/assessment.md). */
    private static final double PARTED_TIME_WIDER = 1.7;

    private static final int TERMS = StateEstimate.STATE;

    private final TimeTag reference;
    private final boolean staged;
    private final LaunchPrior prior;
    private final Boost boost;
    private final int[] free;
    private final int n;
    private final double[] times;
    private final double[][] seen;
    private final double[][][] whitening;
    private final double[][] model;
    private final double[][][] maps;

    /** What some parameters cost, with the gradient of it and the normal matrix. */
    private final class Trial {
        final double[] p;
        double cost;
        final double[] gradient = new double[n];
        final double[][] normal = new double[n][n];

        Trial(double[] p) {
            this.p = p;
        }
    }

    /**
     * @param looks in order of time, at least one
     * @param boost counts from near the launch
     * @param staged whether a first stage has parted
     */
    BoostFit(List<StateEstimate> looks, LaunchPrior prior, Boost boost, boolean staged) {
        this.prior = prior;
        this.staged = staged;
        this.boost = boost;
        free = prior.free();
        n = free.length;
        reference = looks.getFirst().time();
        times = looks.stream()
                .mapToDouble(l -> l.time().secondsSince(reference))
                .toArray();
        seen = looks.stream().map(StateEstimate::toState).toArray(double[][]::new);
        whitening = looks.stream().map(BoostFit::noiseFactor).toArray(double[][][]::new);
        model = new double[times.length][TERMS];
        maps = new double[times.length][Boost.PARAMETERS][TERMS];
    }

    private static double[][] noiseFactor(StateEstimate look) {
        double metres = MODEL_METRES
                + MODEL_HEIGHT_SHARE * Math.max(0, Wgs84.heightMetres(look.state(0), look.state(1), look.state(2)));
        double mps = MODEL_MPS + MODEL_SPEED_SHARE * look.speedMps();
        double[][] a = new double[TERMS][TERMS];
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                a[i][j] = look.covariance(i, j);
            }
            a[i][i] += i < 3 ? metres * metres : mps * mps;
        }
        if (!Linear.factor(a, TERMS)) {
            throw new IllegalArgumentException("the covariance at " + look.time() + " is not positive definite");
        }
        return a;
    }

    /** Searches from the prior's start; nothing where it finds no boost. */
    Optional<FoundBoost> afresh() {
        return solve(prior.start());
    }

    /** Searches from where an earlier search ended. */
    Optional<FoundBoost> from(FoundBoost before) {
        double[] start = before.parameters();
        start[Boost.START] += before.reference().secondsSince(reference);
        prior.bound(start);
        return solve(start);
    }

    private Optional<FoundBoost> solve(double[] start) {
        Trial best = trial(start);
        double damping = 1e-3;
        for (int round = 0; round < ROUNDS; round++) {
            boolean better = false;
            for (int attempt = 0; attempt < ATTEMPTS && !better; attempt++) {
                Trial next = trial(stepped(best, damping));
                if (next.cost < best.cost) {
                    better = true;
                    boolean settled = best.cost - next.cost < SETTLED;
                    best = next;
                    damping = Math.max(1e-9, damping / 5);
                    if (settled) {
                        return found(best);
                    }
                } else if (next.cost - best.cost < SETTLED) {
                    return found(best);
                } else {
                    damping *= 6;
                }
            }
            if (!better) {
                return found(best);
            }
        }
        return found(best);
    }

    private Optional<FoundBoost> found(Trial best) {
        double[][] normal = best.normal;
        if (!Double.isFinite(best.cost) || !Linear.factor(normal, n)) {
            return Optional.empty();
        }
        // What the model cannot explain widens the region: the misfit per degree of freedom, never below 1.
        double misfit = best.cost / (TERMS * times.length);
        double[][] posterior = Linear.inverse(normal, n, 3);
        for (double[] row : posterior) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= Math.max(1, misfit);
            }
        }
        if (staged) {
            // A stage that parted unseen leaves a posterior that is skew in time, and wider than its curvature says.
            posterior[2][2] *= PARTED_TIME_WIDER;
        }
        // Laplace's approximation, but for what all fits of the same looks share.
        double evidence = -best.cost / 2;
        for (int j = 0; j < n; j++) {
            evidence -= Math.log(normal[j][j] * prior.sigma(free[j]));
        }
        return Optional.of(new FoundBoost(boost, best.p, reference, posterior, misfit, evidence));
    }

    /** Flies some parameters and compares. */
    private Trial trial(double[] p) {
        Trial out = new Trial(p);
        boost.fly(p, staged, times, model, maps, free);
        double[] off = new double[TERMS];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < TERMS; i++) {
                off[i] = seen[k][i] - model[k][i];
            }
            Linear.forward(whitening[k], off, TERMS);
            out.cost += dot(off, off);
            double[][] map = maps[k];
            for (int j = 0; j < n; j++) {
                double[] column = map[free[j]];
                Linear.forward(whitening[k], column, TERMS);
                out.gradient[j] += dot(column, off);
                for (int l = 0; l <= j; l++) {
                    out.normal[j][l] += dot(column, map[free[l]]);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            double sigma = prior.sigma(free[j]);
            double sigmas = prior.sigmas(free[j], p[free[j]]);
            out.cost += sigmas * sigmas;
            out.gradient[j] += sigmas / sigma;
            out.normal[j][j] += 1 / (sigma * sigma);
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] + a[4] * b[4] + a[5] * b[5];
    }

    /** The next parameters by Levenberg and Marquardt. */
    private double[] stepped(Trial from, double damping) {
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = from.normal[i].clone();
            a[i][i] *= 1 + damping;
        }
        double[] step = from.gradient.clone();
        if (Linear.factor(a, n)) {
            Linear.forward(a, step, n);
            Linear.backward(a, step, n);
        }
        double[] out = from.p.clone();
        for (int j = 0; j < n; j++) {
            out[free[j]] += step[j];
        }
        prior.bound(out);
        return out;
    }
}
