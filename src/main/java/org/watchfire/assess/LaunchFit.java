package org.watchfire.assess;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.GroundEllipse;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * Launch point and time by smoothing back to the ground: the parameters of a {@link Boost} that are most probable given
 * the estimates so far and what boosts are like (maximum a posteriori, Levenberg-Marquardt; H. W. Sorenson, Parameter
 * Estimation, 1980, chapter 5). The region is that of the posterior, to first order.
 *
 * <p>The stated prior (mean, one sigma): first thrust acceleration 20 m/s² (factor 1.5), exhaust velocity 2,600 m/s
 * (factor 1.2; 1.5 for what is fast when first seen, since stages add up), vertical rise 8 s (4 s), tilt rate 0.7 °/s
 * (factor 1.8), burn 90 s (factor 2) where it was first seen coasting; place, time and azimuth free.
 */
final class LaunchFit {
    private static final double PROBABILITY = 0.95;
    private static final int ROUNDS = 15;
    private static final double LONGEST_SECONDS = 3600;
    private static final double LONGEST_BURN_SECONDS = 600;

    /** A region wider than this is no launch point. */
    private static final double USELESS_METRES = 1_000_000;

    private static final double FAST_MPS = 3000;
    private static final double HIGH_METRES = 60_000;
    private static final double LOG_THRUST_MEAN = Math.log(20);
    private static final double LOG_EXHAUST_MEAN = Math.log(2600);
    private static final double VERTICAL_MEAN = 8;
    private static final double LOG_TILT_MEAN = Math.log(Math.toRadians(0.7));
    private static final double LOG_BURN_MEAN = Math.log(90);

    /** How far a real boost strays from the model, one sigma: a floor, and a share of height or speed. */
    private static final double MODEL_METRES = 50;

    private static final double MODEL_HEIGHT_SHARE = 0.01;
    private static final double MODEL_MPS = 5;
    private static final double MODEL_SPEED_SHARE = 0.01;

    private final TimeTag reference;
    private final Boost boost;
    private final double[] times;
    private final double[][] seen;
    private final double[][][] whitening;
    private final double[] mean = new double[Boost.PARAMETERS];
    private final double[] sigma = new double[Boost.PARAMETERS];

    /**
     * Fits.
     *
     * @param looks estimates in order of time, the first ones of the track, at least one; a coasting track's after cut-off
     *     are fine
     * @param coasting whether it was first seen after cut-off
     * @return where and when, or nothing when no boost of this kind leads there
     */
    static Optional<GroundPoint> fit(List<StateEstimate> looks, boolean coasting) {
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("no looks to fit");
        }
        Glance first = Glance.at(looks.getFirst());
        if (!(first.heightMetres() > 0) || first.speedMps() < 30) {
            return Optional.empty();
        }
        return new LaunchFit(looks, first, coasting).solve();
    }

    private LaunchFit(List<StateEstimate> looks, Glance first, boolean coasting) {
        reference = looks.getFirst().time();
        times = looks.stream()
                .mapToDouble(l -> l.time().secondsSince(reference))
                .toArray();
        seen = looks.stream().map(StateEstimate::toState).toArray(double[][]::new);
        whitening = looks.stream().map(LaunchFit::noiseFactor).toArray(double[][][]::new);
        double[] guess = coasting ? coastGuess(looks.getFirst()) : boostGuess(first, 0);
        boost = new Boost(guessPlace(first, guess));
        mean[Boost.START] = -guess[1] - guess[2];
        sigma[Boost.START] = 300;
        sigma[Boost.EAST] = 1e6;
        sigma[Boost.NORTH] = 1e6;
        mean[Boost.AZIMUTH] = first.headingRadians();
        sigma[Boost.AZIMUTH] = 1;
        mean[Boost.LOG_THRUST] = LOG_THRUST_MEAN;
        sigma[Boost.LOG_THRUST] = 0.4;
        mean[Boost.LOG_EXHAUST] = LOG_EXHAUST_MEAN;
        sigma[Boost.LOG_EXHAUST] = first.speedMps() > FAST_MPS ? 0.4 : 0.18;
        mean[Boost.VERTICAL_SECONDS] = VERTICAL_MEAN;
        sigma[Boost.VERTICAL_SECONDS] = 4;
        mean[Boost.LOG_TILT_RATE] = LOG_TILT_MEAN;
        sigma[Boost.LOG_TILT_RATE] = 0.6;
        mean[Boost.LOG_BURN_SECONDS] = coasting ? LOG_BURN_MEAN : Math.log(1e4);
        sigma[Boost.LOG_BURN_SECONDS] = coasting ? 0.7 : 1e-6;
        longestLogBurn = coasting ? Math.log(LONGEST_BURN_SECONDS) : Math.log(2e4);
        start[Boost.START] = mean[Boost.START];
        start[Boost.AZIMUTH] = mean[Boost.AZIMUTH];
        double seconds = guess[2];
        double mps = guess[3];
        start[Boost.LOG_THRUST] = Math.log(Math.clamp(0.75 * (mps / seconds + 8), 13, 60));
        start[Boost.LOG_EXHAUST] = LOG_EXHAUST_MEAN + (first.speedMps() > FAST_MPS ? 0.4 : 0);
        start[Boost.VERTICAL_SECONDS] = Math.min(VERTICAL_MEAN, seconds / 3);
        start[Boost.LOG_TILT_RATE] = Math.log(Math.toRadians(Math.clamp(
                Math.toDegrees(Math.PI / 2 - guess[4]) / Math.max(1, seconds - start[Boost.VERTICAL_SECONDS]),
                0.05,
                3)));
        start[Boost.LOG_BURN_SECONDS] = coasting ? Math.log(seconds) : mean[Boost.LOG_BURN_SECONDS];
    }

    private final double longestLogBurn;
    private final double[] start = new double[Boost.PARAMETERS];

    /** Level distance, seconds of coast, seconds of boost, speed and path angle at the end of boost. */
    private static double[] boostGuess(Glance at, double coastSeconds) {
        double angle = Math.max(0.05, at.pathAngleRadians());
        double mean = (angle + Math.PI / 2) / 2;
        double path = at.heightMetres() / Math.sin(mean);
        double seconds = Math.clamp(2 * path / at.speedMps(), 5, 300);
        return new double[] {path * Math.cos(mean), coastSeconds, seconds, at.speedMps(), angle};
    }

    /** Back along the free flight to where boosts end, then as {@link #boostGuess}. */
    private static double[] coastGuess(StateEstimate look) {
        double[] s = look.toState();
        double[] place = s.clone();
        double back = 0;
        while (back < 3600 && Wgs84.heightMetres(s[0], s[1], s[2]) > HIGH_METRES) {
            FreeFlight.propagate(s, -5, 5);
            back += 5;
        }
        Glance at = Glance.at(new StateEstimate(look.time(), s, look.toCovariance()));
        double[] guess = boostGuess(at, back);
        Geodetic now = Wgs84.toGeodetic(place[0], place[1], place[2]);
        guess[0] += at.metresTo(now);
        return guess;
    }

    private static Geodetic guessPlace(Glance first, double[] guess) {
        return Geodesic.direct(first.place(), (first.headingRadians() + Math.PI) % (2 * Math.PI), guess[0]);
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

    private Optional<GroundPoint> solve() {
        double[] p = start.clone();
        double[] residual = residual(p);
        double cost = square(residual);
        double damping = 1e-2;
        double[][] normal = new double[0][0];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] jacobian = jacobian(p, residual);
            normal = normal(jacobian);
            double[] gradient = gradient(jacobian, residual);
            boolean better = false;
            for (int attempt = 0; attempt < 8 && !better; attempt++) {
                double[] next = stepped(p, normal, gradient, damping);
                double[] nextResidual = residual(next);
                double nextCost = square(nextResidual);
                if (nextCost < cost) {
                    better = true;
                    boolean settled = cost - nextCost < 1e-3;
                    p = next;
                    residual = nextResidual;
                    cost = nextCost;
                    damping = Math.max(1e-9, damping / 5);
                    if (settled) {
                        return point(p, cost);
                    }
                } else {
                    damping *= 6;
                }
            }
            if (!better) {
                return point(p, cost);
            }
        }
        return point(p, cost);
    }

    private Optional<GroundPoint> point(double[] p, double cost) {
        if (!Double.isFinite(cost)) {
            return Optional.empty();
        }
        double[][] normal = normal(jacobian(p, residual(p)));
        if (!Linear.factor(normal, Boost.PARAMETERS)) {
            return Optional.empty();
        }
        double[][] posterior = Linear.inverse(normal, Boost.PARAMETERS, 3);
        // What the model cannot explain widens the region: the misfit per degree of freedom, never below 1.
        double misfit = Math.max(1, cost / (6 * times.length));
        double widest = 2.45 * Math.sqrt(misfit * (posterior[0][0] + posterior[1][1]));
        if (!(widest < USELESS_METRES)) {
            return Optional.empty();
        }
        return Optional.of(new GroundPoint(
                GroundEllipse.of(
                        boost.place(p),
                        misfit * posterior[0][0],
                        misfit * posterior[0][1],
                        misfit * posterior[1][1],
                        PROBABILITY),
                reference.plusSeconds(p[Boost.START]),
                Math.sqrt(misfit * posterior[2][2])));
    }

    private double[] residual(double[] p) {
        double[][] model = new double[times.length][6];
        boost.fly(p, times, model);
        double[] out = new double[6 * times.length + Boost.PARAMETERS];
        double[] part = new double[6];
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < 6; i++) {
                part[i] = seen[k][i] - model[k][i];
            }
            Linear.forward(whitening[k], part, 6);
            System.arraycopy(part, 0, out, 6 * k, 6);
        }
        for (int j = 0; j < Boost.PARAMETERS; j++) {
            out[6 * times.length + j] = (mean[j] - p[j]) / sigma[j];
        }
        return out;
    }

    private double[][] jacobian(double[] p, double[] residual) {
        double[][] out = new double[Boost.PARAMETERS][];
        for (int j = 0; j < Boost.PARAMETERS; j++) {
            double step = Math.min(1e-3 * sigma[j], j < Boost.START ? 10 : 1e-3);
            double[] moved = p.clone();
            moved[j] += step;
            double[] column = residual(moved);
            for (int i = 0; i < column.length; i++) {
                column[i] = (column[i] - residual[i]) / step;
            }
            out[j] = column;
        }
        return out;
    }

    private static double[][] normal(double[][] jacobian) {
        int n = jacobian.length;
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < jacobian[i].length; k++) {
                    sum += jacobian[i][k] * jacobian[j][k];
                }
                out[i][j] = sum;
                out[j][i] = sum;
            }
        }
        return out;
    }

    private static double[] gradient(double[][] jacobian, double[] residual) {
        double[] out = new double[jacobian.length];
        for (int j = 0; j < out.length; j++) {
            for (int k = 0; k < residual.length; k++) {
                out[j] -= jacobian[j][k] * residual[k];
            }
        }
        return out;
    }

    private double[] stepped(double[] p, double[][] normal, double[] gradient, double damping) {
        int n = p.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = Arrays.copyOf(normal[i], n);
            a[i][i] *= 1 + damping;
        }
        double[] step = gradient.clone();
        if (Linear.factor(a, n)) {
            Linear.forward(a, step, n);
            Linear.backward(a, step, n);
        }
        double[] out = p.clone();
        for (int i = 0; i < n; i++) {
            out[i] += step[i];
        }
        out[Boost.LOG_THRUST] = Math.clamp(out[Boost.LOG_THRUST], Math.log(10.5), Math.log(100));
        out[Boost.LOG_EXHAUST] = Math.clamp(out[Boost.LOG_EXHAUST], Math.log(1000), Math.log(15_000));
        out[Boost.LOG_TILT_RATE] = Math.clamp(out[Boost.LOG_TILT_RATE], Math.log(1e-4), Math.log(0.2));
        out[Boost.VERTICAL_SECONDS] = Math.clamp(out[Boost.VERTICAL_SECONDS], -20, 60);
        out[Boost.LOG_BURN_SECONDS] = Math.clamp(out[Boost.LOG_BURN_SECONDS], Math.log(3), longestLogBurn);
        out[Boost.START] = Math.clamp(out[Boost.START], -LONGEST_SECONDS, 0);
        return out;
    }

    private static double square(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return sum;
    }
}
