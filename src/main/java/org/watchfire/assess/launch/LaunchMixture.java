package org.watchfire.assess.launch;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.astro.GroundEllipse;
import org.watchfire.model.GroundPoint;

/** Launch point and time of several boosts that were found, all counted from one place and time: mean and covariance of them together. */
final class LaunchMixture {
    private static final int TERMS = 3;

    /** Radius of 95 % of a normal distribution on a plane, sigmas. */
    private static final double SIGMAS_95 = 2.45;

    private final List<FoundBoost> boosts = new ArrayList<>();
    private final double[] sum = new double[TERMS];
    private final double[][] squares = new double[TERMS][TERMS];

    /** Adds a boost by its probability; all of them sum to 1. */
    void add(FoundBoost found, double share) {
        double[] p = found.parameters();
        double[] base = boosts.isEmpty() ? p : boosts.getFirst().parameters();
        boosts.add(found);
        for (int i = 0; i < TERMS; i++) {
            sum[i] += share * (p[i] - base[i]);
            for (int j = 0; j < TERMS; j++) {
                squares[i][j] += share * (found.covariance()[i][j] + (p[i] - base[i]) * (p[j] - base[j]));
            }
        }
    }

    private double covariance(int i, int j) {
        return squares[i][j] - sum[i] * sum[j];
    }

    /** Radius of a circle that holds the launch point for sure. */
    double widestMetres() {
        return SIGMAS_95 * Math.sqrt(covariance(0, 0) + covariance(1, 1));
    }

    /** Where and when, with a region that holds it with a probability. */
    GroundPoint point(double probability) {
        FoundBoost base = boosts.getFirst();
        double[] p = base.parameters();
        for (int i = 0; i < TERMS; i++) {
            p[i] += sum[i];
        }
        return new GroundPoint(
                GroundEllipse.of(
                        base.boost().place(p), covariance(0, 0), covariance(0, 1), covariance(1, 1), probability),
                base.reference().plusSeconds(p[Boost.START]),
                Math.sqrt(covariance(2, 2)));
    }
}
