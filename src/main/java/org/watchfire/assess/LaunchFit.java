package org.watchfire.assess;

import java.util.List;
import java.util.Optional;
import org.watchfire.astro.GroundEllipse;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * Launch point and time by smoothing back to the ground: the parameters of a {@link Boost} that are most probable given
 * the estimates so far and what boosts are like ({@link LaunchPrior}; maximum a posteriori, Levenberg-Marquardt; H. W.
 * Sorenson, Parameter Estimation, 1980, chapter 5). The region is that of the posterior, to first order.
 */
final class LaunchFit {
    private static final double PROBABILITY = 0.95;
    private static final int ROUNDS = 15;
    private static final int ATTEMPTS = 8;

    /** A gain below this share of a unit of the cost (half a sigma squared) is none. */
    private static final double SETTLED = 1e-3;

    /** A region wider than this is no launch point. */
    private static final double USELESS_METRES = 1_000_000;

    /** A fit begun at an earlier one that ends at a misfit above this, per degree of freedom, is begun afresh too. */
    private static final double DOUBTFUL_MISFIT = 2;

    /** How far a real boost strays from the model, one sigma: a floor, and a share of height or speed. */
    private static final double MODEL_METRES = 50;

    private static final double MODEL_HEIGHT_SHARE = 0.01;
    private static final double MODEL_MPS = 5;
    private static final double MODEL_SPEED_SHARE = 0.01;

    private static final int N = Boost.PARAMETERS;

    private final TimeTag reference;
    private final boolean coasting;
    private final LaunchPrior prior;
    private final Boost boost;
    private final double[] times;
    private final double[][] seen;
    private final double[][][] whitening;
    private final double[][] model;
    private final double[][][] maps;

    /** A boost that was found. */
    static final class Found {
        private final GroundPoint point;
        private final double misfit;
        private final Boost boost;
        private final double[] parameters;
        private final TimeTag reference;
        private final boolean coasting;

        private Found(GroundPoint point, double misfit, LaunchFit fit, double[] parameters) {
            this.point = point;
            this.misfit = misfit;
            this.boost = fit.boost;
            this.parameters = parameters;
            this.reference = fit.reference;
            this.coasting = fit.coasting;
        }

        /** Where and when. */
        GroundPoint point() {
            return point;
        }
    }

    /** What some parameters cost, with the gradient of it and the normal matrix. */
    private static final class Trial {
        final double[] p;
        double cost;
        final double[] gradient = new double[N];
        final double[][] normal = new double[N][N];

        Trial(double[] p) {
            this.p = p;
        }
    }

    /**
     * Fits.
     *
     * @param looks estimates in order of time, the first ones of the track, at least one; a coasting track's after cut-off
     *     are fine
     * @param coasting whether it was first seen after cut-off
     * @param before an earlier fit of the same track, to begin at
     * @return the boost, or nothing when no boost of this kind leads there
     */
    static Optional<Found> fit(List<StateEstimate> looks, boolean coasting, Optional<Found> before) {
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("no looks to fit");
        }
        Glance first = Glance.at(looks.getFirst());
        if (!(first.heightMetres() > 0) || first.speedMps() < 30) {
            return Optional.empty();
        }
        LaunchPrior prior = new LaunchPrior(looks.getFirst(), first, coasting);
        Optional<Found> again = before.filter(f -> f.coasting == coasting).flatMap(f -> {
            double[] start = f.parameters.clone();
            start[Boost.START] += f.reference.secondsSince(looks.getFirst().time());
            return new LaunchFit(looks, prior, coasting, f.boost).solve(start);
        });
        if (again.isPresent() && again.get().misfit < DOUBTFUL_MISFIT) {
            return again;
        }
        Optional<Found> afresh = new LaunchFit(looks, prior, coasting, new Boost(prior.place())).solve(prior.start());
        return again.filter(a -> afresh.isEmpty() || a.misfit <= afresh.get().misfit)
                .or(() -> afresh);
    }

    private LaunchFit(List<StateEstimate> looks, LaunchPrior prior, boolean coasting, Boost boost) {
        this.prior = prior;
        this.coasting = coasting;
        this.boost = boost;
        reference = looks.getFirst().time();
        times = looks.stream()
                .mapToDouble(l -> l.time().secondsSince(reference))
                .toArray();
        seen = looks.stream().map(StateEstimate::toState).toArray(double[][]::new);
        whitening = looks.stream().map(LaunchFit::noiseFactor).toArray(double[][][]::new);
        model = new double[times.length][6];
        maps = new double[times.length][N][6];
    }

    private static double[][] noiseFactor(StateEstimate look) {
        double metres = MODEL_METRES
                + MODEL_HEIGHT_SHARE * Math.max(0, Wgs84.heightMetres(look.state(0), look.state(1), look.state(2)));
        double mps = MODEL_MPS + MODEL_SPEED_SHARE * look.speedMps();
        double[][] a = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                a[i][j] = look.covariance(i, j);
            }
            a[i][i] += i < 3 ? metres * metres : mps * mps;
        }
        if (!Linear.factor(a, 6)) {
            throw new IllegalArgumentException("the covariance at " + look.time() + " is not positive definite");
        }
        return a;
    }

    private Optional<Found> solve(double[] start) {
        Trial best = trial(start);
        double damping = 1e-2;
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

    private Optional<Found> found(Trial best) {
        double[][] normal = best.normal;
        if (!Double.isFinite(best.cost) || !Linear.factor(normal, N)) {
            return Optional.empty();
        }
        double[][] posterior = Linear.inverse(normal, N, 3);
        // What the model cannot explain widens the region: the misfit per degree of freedom, never below 1.
        double misfit = best.cost / (6 * times.length);
        double wider = Math.max(1, misfit);
        double widest = 2.45 * Math.sqrt(wider * (posterior[0][0] + posterior[1][1]));
        if (!(widest < USELESS_METRES)) {
            return Optional.empty();
        }
        GroundPoint point = new GroundPoint(
                GroundEllipse.of(
                        boost.place(best.p),
                        wider * posterior[0][0],
                        wider * posterior[0][1],
                        wider * posterior[1][1],
                        PROBABILITY),
                reference.plusSeconds(best.p[Boost.START]),
                Math.sqrt(wider * posterior[2][2]));
        return Optional.of(new Found(point, misfit, this, best.p));
    }

    /** Flies some parameters and compares. */
    private Trial trial(double[] p) {
        Trial out = new Trial(p);
        boost.fly(p, times, model, maps);
        double[] off = new double[6];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < 6; i++) {
                off[i] = seen[k][i] - model[k][i];
            }
            double[][] map = maps[k];
            Linear.forward(whitening[k], off, 6);
            for (int j = 0; j < N; j++) {
                Linear.forward(whitening[k], map[j], 6);
            }
            for (int i = 0; i < 6; i++) {
                out.cost += off[i] * off[i];
                for (int j = 0; j < N; j++) {
                    double share = map[j][i];
                    out.gradient[j] += share * off[i];
                    for (int l = 0; l <= j; l++) {
                        out.normal[j][l] += share * map[l][i];
                    }
                }
            }
        }
        for (int j = 0; j < N; j++) {
            double sigmas = prior.sigmas(j, p[j]);
            out.cost += sigmas * sigmas;
            out.gradient[j] += sigmas / prior.sigma(j);
            out.normal[j][j] += 1 / (prior.sigma(j) * prior.sigma(j));
        }
        return out;
    }

    /** The next parameters by Levenberg and Marquardt. */
    private double[] stepped(Trial from, double damping) {
        double[][] a = new double[N][];
        for (int i = 0; i < N; i++) {
            a[i] = from.normal[i].clone();
            a[i][i] *= 1 + damping;
        }
        double[] step = from.gradient.clone();
        if (Linear.factor(a, N)) {
            Linear.forward(a, step, N);
            Linear.backward(a, step, N);
        }
        double[] out = from.p.clone();
        for (int i = 0; i < N; i++) {
            out[i] += step[i];
        }
        prior.bound(out);
        return out;
    }
}
