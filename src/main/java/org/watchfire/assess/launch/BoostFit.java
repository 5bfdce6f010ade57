package org.watchfire.assess.launch;

import java.util.List;
import java.util.Optional;
import org.watchfire.assess.numbers.Linear;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * The parameters of a {@link Boost} of one stage, or of two, that are most probable given some looks and what boosts are like
 * ({@link LaunchPrior}; maximum a posteriori, Levenberg-Marquardt; H. W. Sorenson, Parameter Estimation, 1980, chapter 5).
 */
final class BoostFit {
    private static final int ROUNDS = 15;
    private static final int ATTEMPTS = 8;

    /** A gain below this share of a unit of the cost (a sigma squared) is none. */
    private static final double SETTLED = 0.2;

    /** What the variance of the launch time counts more after a parting; measured (docs/assessment.md). */
    private static final double PARTED_TIME_WIDER = 1.7;

    private static final int TERMS = StateEstimate.STATE;

    private final List<StateEstimate> looks;
    private final TimeTag reference;
    private final boolean staged;
    private final LaunchPrior prior;
    private final Boost boost;
    private final int[] free;
    private final int n;
    private final double[] times;
    private final double[][] seen;
    private final double[][] model;
    private final double[][][] maps;

    /** Factor of how all looks stray together, for about the launch that a search begins at. */
    private double[][] noise = new double[0][0];

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
        this.looks = looks;
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
        model = new double[times.length][TERMS];
        maps = new double[times.length][Boost.PARAMETERS][TERMS];
    }

    /** Searches from the prior's start, and once more from where that ended, since it says when the launch was; nothing where it finds no boost. */
    Optional<FoundBoost> afresh() {
        return solve(prior.start()).flatMap(this::from);
    }

    /** Searches from where an earlier search ended. */
    Optional<FoundBoost> from(FoundBoost before) {
        double[] start = before.parameters();
        start[Boost.START] += before.reference().secondsSince(reference);
        prior.bound(start);
        return solve(start);
    }

    private Optional<FoundBoost> solve(double[] start) {
        noise = BoostNoise.factor(
                looks, reference.plusSeconds(start[Boost.START]), Math.exp(start[Boost.LOG_BURN_SECONDS]));
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
        for (int k = 0; k < noise.length; k++) {
            evidence -= Math.log(noise[k][k]);
        }
        for (int j = 0; j < n; j++) {
            evidence -= Math.log(normal[j][j] * prior.sigma(free[j]));
        }
        return Optional.of(new FoundBoost(boost, best.p, reference, posterior, misfit, evidence));
    }

    /** Flies some parameters and compares. */
    private Trial trial(double[] p) {
        Trial out = new Trial(p);
        boost.fly(p, staged, times, model, maps, free);
        int size = TERMS * times.length;
        double[] off = new double[size];
        double[][] columns = new double[n][size];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < TERMS; i++) {
                off[TERMS * k + i] = seen[k][i] - model[k][i];
                for (int j = 0; j < n; j++) {
                    columns[j][TERMS * k + i] = maps[k][free[j]][i];
                }
            }
        }
        Linear.forward(noise, off, size);
        out.cost = dot(off, off);
        for (int j = 0; j < n; j++) {
            Linear.forward(noise, columns[j], size);
            out.gradient[j] = dot(columns[j], off);
            for (int l = 0; l <= j; l++) {
                out.normal[j][l] = dot(columns[j], columns[l]);
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
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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
