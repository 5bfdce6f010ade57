package org.watchfire.assess.impact;

import org.watchfire.astro.Drag;

/**
 * What is known of a body's ballistic coefficient β = m / (c A), normal in its logarithm: much before the air has been felt, and by what
 * was measured since.
 *
 * @param logMean of β in kg/m²
 * @param logSigma of ln β, above 0
 */
public record BallisticCoefficient(double logMean, double logSigma) {
    /** What a launch throws: one sigma holds 1,000 to 9,000 kg/m², two the blunt body of a single stage and the slenderest cone. */
    public static final BallisticCoefficient OF_A_BODY = new BallisticCoefficient(Math.log(3_000), 1.1);

    /** Parts that come down with it: spent stages, fairings, pieces of a break-up; two sigmas hold 50 and 9,400 kg/m². */
    public static final BallisticCoefficient OF_A_PART = new BallisticCoefficient(Math.log(700), 1.3);

    /** Beyond it nothing is drawn: what is lighter flutters down for a quarter of an hour and does little harm. */
    private static final double DRAWN_SIGMAS = 2;

    /** Places and weights of three points that give the moments of a normal distribution up to the fifth (Gauss and Hermite). */
    private static final double[] SIGMAS = {0, -1.7320508, 1.7320508};

    private static final double[] WEIGHTS = {2 / 3.0, 1 / 6.0, 1 / 6.0};

    private static final int GRID = 81;
    private static final double GRID_SIGMAS = 4;

    /** Share of the loss by which the air, and the drag of a body at its speed, may differ from what is reckoned with. */
    private static final double AIR_SHARE = 0.1;

    /** Sigmas of a loss that is none by chance. */
    private static final double FELT_SIGMAS = 4;

    /** One sigma of the loss that a tracker allows for before it has measured any, for a passage of 1. */
    private static final double SUPPOSED = Drag.SUPPOSED_LOG_SIGMA / Drag.SUPPOSED_KG_PER_M2;

    /** How many values {@link #kgPerM2(int)} has. */
    static int nodes() {
        return SIGMAS.length;
    }

    /** The middle one. */
    double kgPerM2() {
        return kgPerM2At(0);
    }

    /** One of the values that stand for all of them; the first is the middle one. */
    double kgPerM2(int node) {
        return kgPerM2At(SIGMAS[node]);
    }

    /** Weight of such a value; all together 1. */
    static double weight(int node) {
        return WEIGHTS[node];
    }

    /** A value drawn at random, kg/m². */
    public double drawnKgPerM2(double normal) {
        return kgPerM2At(Math.clamp(normal, -DRAWN_SIGMAS, DRAWN_SIGMAS));
    }

    /** The value that is so many sigmas above the middle one. */
    double kgPerM2At(double sigmas) {
        return Math.exp(logMean + sigmas * logSigma);
    }

    /**
     * What is known after the air has been felt, by Bayes on a grid of ln β. What the loss is known by beyond a tracker's own supposition is
     * what was measured: no supposition counts twice.
     *
     * @param loss of energy, J/kg
     * @param lossSigma of it
     * @param passage what a body of 1 kg/m² would have lost, J/m²
     */
    BallisticCoefficient after(double loss, double lossSigma, double passage) {
        double measured = precision(lossSigma, passage);
        if (!(measured > 0)) {
            return this;
        }
        double[] log = new double[GRID];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < GRID; i++) {
            double z = z(i);
            double foreseen = passage / kgPerM2At(z);
            double sigma = Math.hypot(1 / Math.sqrt(measured), AIR_SHARE * foreseen);
            double off = (loss - foreseen) / sigma;
            log[i] = -z * z / 2 - off * off / 2 - Math.log(sigma);
            most = Math.max(most, log[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < GRID; i++) {
            double w = Math.exp(log[i] - most);
            sum += w;
            mean += w * z(i);
            square += w * z(i) * z(i);
        }
        mean /= sum;
        double variance = Math.max(square / sum - mean * mean, AIR_SHARE * AIR_SHARE / (logSigma * logSigma));
        return new BallisticCoefficient(logMean + mean * logSigma, Math.sqrt(variance) * logSigma);
    }

    /**
     * Whether the air has been felt: a loss that was measured, and is none by chance.
     *
     * @param loss as for {@link #after}
     * @param lossSigma likewise
     * @param passage likewise
     */
    static boolean isFelt(double loss, double lossSigma, double passage) {
        return loss * Math.sqrt(Math.max(0, precision(lossSigma, passage))) > FELT_SIGMAS;
    }

    /** One over the variance of the loss by what was measured alone; not above 0 where nothing was. */
    private static double precision(double lossSigma, double passage) {
        return 1 / (lossSigma * lossSigma) - 1 / (SUPPOSED * passage * SUPPOSED * passage);
    }

    private static double z(int i) {
        return GRID_SIGMAS * (2.0 * i / (GRID - 1) - 1);
    }
}
