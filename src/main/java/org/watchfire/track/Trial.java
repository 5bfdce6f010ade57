package org.watchfire.track;

import java.util.Arrays;
import org.watchfire.track.motion.MotionModel;

/**
 * The second half of interacting multiple models: what a bank would become with a plot, weighed and updated, beside the
 * bank itself. One for each {@link ModelSet}: it holds the newest trial, which the bank may take over. Where a track has
 * one plot to choose from, the trial is still there when it is taken; else it is made again.
 */
final class Trial {
    /** Calm flight whose plot is nearer than this (squared distance) is asked for no turn: 0.61 of three dimensions. */
    private static final double QUIET = 3;

    /** Calm flight surer than this lets go of the turns; the next plot beyond {@link #QUIET} begins them anew. */
    private static final double CALM = 0.975;

    /** The same where a turn could not yet be told from what is not known of place and speed. */
    private static final double VAGUE = 9;

    /** Sideways acceleration of a turn worth telling. */
    private static final double TURN_MPS2 = 30;

    private final ModelSet set;
    private final Mixing mixing;
    private final MotionModel[] models;
    private final double[] probability;
    private final double[] distance;
    private final double[][] state;
    private final double[][] covariance;
    private boolean calm;
    private long stamp = -1;
    private long serial;
    private double seconds;

    Trial(ModelSet set, Mixing mixing) {
        this.set = set;
        this.mixing = mixing;
        models = set.models();
        probability = new double[models.length];
        distance = new double[models.length];
        state = new double[models.length][];
        covariance = new double[models.length][];
        for (int j = 0; j < models.length; j++) {
            room(j);
        }
    }

    private void room(int j) {
        int n = models[j].size();
        state[j] = new double[n];
        covariance[j] = new double[n * n];
    }

    /** Whether it holds this bank with this plot. */
    boolean holds(ModelBank bank, Sighting s) {
        return stamp == bank.stamp() && serial == s.serial && seconds == s.seconds;
    }

    /** Tries a plot; likelihood and distances go into the bank's fields. */
    void run(ModelBank bank, Sighting s) {
        boolean alone = set.calm() && bank.probability[0] == 1;
        if (alone && calm(bank, s)) {
            return;
        }
        begin(bank, s, false);
        if (alone) {
            mixing.predictOthers(bank, s.seconds);
            probability[0] = bank.trialLog;
        } else {
            mixing.predict(bank, s.seconds);
            bank.trialDistance = Double.POSITIVE_INFINITY;
        }
        for (int j = alone ? 1 : 0; j < models.length; j++) {
            probability[j] = Double.NEGATIVE_INFINITY;
            if (mixing.probability[j] > 0) {
                copy(mixing.state[j], mixing.covariance[j], j);
                probability[j] = update(s, j) + Math.log(mixing.probability[j]);
                distance[j] = set.update().squaredDistance;
                if (set.calm()) {
                    probability[j] += AirEnvelope.logPlausibility(state[j], covariance[j], models[j].size());
                    probability[j] += AirEnvelope.logSteadiness(mixing.state[j], mixing.covariance[j], state[j]);
                }
                bank.trialDistance = Math.min(bank.trialDistance, distance[j]);
            }
        }
        weigh(bank);
    }

    private void weigh(ModelBank bank) {
        int likeliest = 0;
        for (int j = 1; j < models.length; j++) {
            likeliest = probability[j] > probability[likeliest] ? j : likeliest;
        }
        double best = probability[likeliest];
        double sum = 0;
        for (int j = 0; j < models.length; j++) {
            probability[j] = j == likeliest ? 1 : Math.exp(probability[j] - best);
            sum += probability[j];
        }
        for (int j = 0; j < models.length; j++) {
            probability[j] /= sum;
        }
        bank.trialNis = distance[likeliest];
        bank.trialLog = best + Math.log(sum);
    }

    /** Tries calm flight alone; says whether that is enough. */
    boolean calm(ModelBank bank, Sighting s) {
        begin(bank, s, true);
        copy(bank.state[0], bank.covariance[0], 0);
        double h = s.seconds - bank.seconds;
        double quiet = QUIET;
        double log = 0;
        if (h > 0) {
            double[] p = covariance[0];
            models[0].predict(state[0], p, h);
            double told = TURN_MPS2 * h * h / 2;
            quiet = p[0] + p[7] + p[14] > told * told ? VAGUE : QUIET;
            log = Math.log(set.transition(h, true)[0][0]);
        }
        bank.trialLog = update(s, 0) + log;
        distance[0] = set.update().squaredDistance;
        bank.trialDistance = distance[0];
        bank.trialNis = distance[0];
        return distance[0] < quiet;
    }

    private void begin(ModelBank bank, Sighting s, boolean alone) {
        stamp = bank.stamp();
        serial = s.serial;
        seconds = s.seconds;
        calm = alone;
    }

    private void copy(double[] x, double[] p, int j) {
        System.arraycopy(x, 0, state[j], 0, x.length);
        System.arraycopy(p, 0, covariance[j], 0, p.length);
    }

    private double update(Sighting s, int j) {
        return set.update().apply(s, state[j], covariance[j], models[j].size());
    }

    /** The bank becomes what was tried; arrays change owners. */
    void into(ModelBank bank) {
        if (calm) {
            swap(bank, 0);
        } else {
            for (int j = 0; j < models.length; j++) {
                if (probability[j] > 0) {
                    swap(bank, j);
                }
                bank.probability[j] = probability[j] < Mixing.LEAST ? 0 : probability[j];
            }
            if (set.calm() && probability[0] > CALM) {
                Arrays.fill(bank.probability, 0);
                bank.probability[0] = 1;
            }
        }
        bank.seconds = seconds;
        bank.touched();
    }

    private void swap(ModelBank bank, int j) {
        double[] x = bank.state[j];
        double[] p = bank.covariance[j];
        bank.state[j] = state[j];
        bank.covariance[j] = covariance[j];
        if (x.length == 0) {
            room(j);
        } else {
            state[j] = x;
            covariance[j] = p;
        }
    }
}
