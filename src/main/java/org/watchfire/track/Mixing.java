package org.watchfire.track;

import java.util.Arrays;
import org.watchfire.astro.Drag;
import org.watchfire.astro.Wgs84;
import org.watchfire.track.motion.MotionModel;

/**
 * The first half of interacting multiple models (H. A. P. Blom, Y. Bar-Shalom, IEEE Transactions on Automatic Control 33,
 * 1988): mix, then predict. Models may have states of different size; terms that a model lacks enter the mixture with the
 * receiving model's prior, so that they are neither lost nor invented.
 *
 * <p>One for each {@link ModelSet}, shared by all its banks: it holds the newest prediction and makes it anew when another
 * bank, state or time is asked for. Hot path: the arrays are its own, nothing is allocated.
 */
final class Mixing {
    /** A model less probable than this is out. */
    static final double LEAST = 1e-14;

    /**
     * A model with less than this part in another one's past is not mixed into its state, only into its probability. Else
     * a thousand looks at a body in free flight, each with a chance of 1e-5 of a thrust that began and ended in between,
     * would add up to noise that free flight does not have. Free flight is stricter yet ({@link #FAITHFUL}): nothing is as
     * certain as it, so a hundredth of a thrust of 30 m/s² mixed in once costs it what a hundred plots have taught.
     */
    private static final double NEGLIGIBLE = 1e-3;

    /** Free flight with more than this part in its own past keeps that past unmixed. */
    private static final double FAITHFUL = 0.5;

    /** Drag of a light body below which drag is left out: ½ρv²/β at β = 300 kg/m², m/s². */
    private static final double LEAST_DRAG = 0.002;

    private static final double LIGHT_BODY = 300;

    private final ModelSet set;
    private final MotionModel[] models;
    private final double[] weight;
    private final double[] read = new double[9];
    private long stamp = -1;
    private double predictedTo;

    /** Probability of each model before the plot; 0 for one that is out. */
    final double[] probability;

    /** Predicted states, of those models that are in. */
    final double[][] state;

    final double[][] covariance;

    Mixing(ModelSet set) {
        this.set = set;
        models = set.models();
        weight = new double[models.length];
        probability = new double[models.length];
        state = new double[models.length][];
        covariance = new double[models.length][];
        for (int j = 0; j < models.length; j++) {
            int n = models[j].size();
            state[j] = new double[n];
            covariance[j] = new double[n * n];
        }
    }

    /** Mixes and predicts a bank to a time not before its state's. */
    void predict(ModelBank bank, double to) {
        if (stamp == bank.stamp() && predictedTo == to) {
            return;
        }
        stamp = bank.stamp();
        predictedTo = to;
        double h = to - bank.seconds;
        if (h <= 0) {
            for (int j = 0; j < models.length; j++) {
                probability[j] = bank.probability[j];
                if (probability[j] > 0) {
                    keep(bank, j);
                }
            }
            return;
        }
        double[][] transition = set.transition(h, inAir(bank));
        for (int j = 0; j < models.length; j++) {
            mix(bank, j, transition);
        }
        for (int j = 0; j < models.length; j++) {
            if (probability[j] > 0) {
                models[j].predict(state[j], covariance[j], h);
            }
        }
    }

    /** The same for a bank in which only its first model is left, without that model's own prediction. */
    void predictOthers(ModelBank bank, double to) {
        stamp = -1;
        double h = to - bank.seconds;
        double[] start = set.transition(h, true)[0];
        probability[0] = start[0];
        for (int j = 1; j < models.length; j++) {
            probability[j] = h > 0 ? start[j] : 0;
            if (probability[j] > 0) {
                weight[0] = 1;
                System.arraycopy(read(bank, 0, j), 0, state[j], 0, state[j].length);
                Arrays.fill(covariance[j], 0);
                addSpread(bank, 0, j, state[j], covariance[j]);
                models[j].predict(state[j], covariance[j], h);
            }
        }
    }

    /** Whether drag matters: only then can a model with drag be told from one without. */
    private boolean inAir(ModelBank bank) {
        if (set.reentry() < 0) {
            return false;
        }
        double[] x = bank.state[bank.likeliest()];
        double height = Wgs84.heightMetres(x[0], x[1], x[2]);
        double speed = Math.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
        return Drag.pressurePascal(height, speed) > LEAST_DRAG * LIGHT_BODY;
    }

    private void mix(ModelBank bank, int j, double[][] transition) {
        double total = 0;
        for (int i = 0; i < models.length; i++) {
            total += transition[i][j] * bank.probability[i];
        }
        probability[j] = total < LEAST ? 0 : total;
        if (total < LEAST) {
            return;
        }
        double own = transition[j][j] * bank.probability[j] / total;
        if (own > (models[j].family() == MotionModel.Family.COAST ? FAITHFUL : 1 - NEGLIGIBLE)) {
            keep(bank, j);
            return;
        }
        double mixed = 0;
        for (int i = 0; i < models.length; i++) {
            double w = transition[i][j] * bank.probability[i] / total;
            weight[i] = w > NEGLIGIBLE ? w : 0;
            mixed += weight[i];
        }
        double[] mean = state[j];
        double[] spread = covariance[j];
        Arrays.fill(mean, 0);
        Arrays.fill(spread, 0);
        for (int i = 0; i < models.length; i++) {
            weight[i] /= mixed;
            if (weight[i] > 0) {
                double[] x = read(bank, i, j);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += weight[i] * x[k];
                }
            }
        }
        for (int i = 0; i < models.length; i++) {
            if (weight[i] > 0) {
                addSpread(bank, i, j, mean, spread);
            }
        }
    }

    private void keep(ModelBank bank, int j) {
        System.arraycopy(bank.state[j], 0, state[j], 0, state[j].length);
        System.arraycopy(bank.covariance[j], 0, covariance[j], 0, covariance[j].length);
    }

    /** Model {@code i}'s state as model {@code j} reads it: what it lacks comes from the reader's prior. */
    private double[] read(ModelBank bank, int i, int j) {
        int m = set.shared(i, j);
        int n = models[j].size();
        if (m == n) {
            return bank.state[i];
        }
        System.arraycopy(bank.state[i], 0, read, 0, m);
        for (int k = m; k < n; k++) {
            read[k] = models[j].extraMean(k, bank.state[i]);
        }
        return read;
    }

    private void addSpread(ModelBank bank, int i, int j, double[] mean, double[] spread) {
        int n = mean.length;
        int m = set.shared(i, j);
        int size = models[i].size();
        double[] x = read(bank, i, j);
        double[] p = bank.covariance[i];
        double w = weight[i];
        for (int k = 0; k < n; k++) {
            double dk = x[k] - mean[k];
            for (int l = 0; l < n; l++) {
                double own = k < m && l < m ? p[k * size + l] : 0;
                spread[k * n + l] += w * (own + dk * (x[l] - mean[l]));
            }
        }
        for (int k = m; k < n; k++) {
            spread[k * n + k] += w * models[j].extraVariance(k);
        }
    }
}
