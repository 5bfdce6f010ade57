package org.watchfire.track;

import org.watchfire.model.Motion;
import org.watchfire.track.motion.MotionModel;

/**
 * What a track may be, side by side: flown through the air, or thrown, or both, weighed by what the plots say and by whether such a
 * thing flies there like that. What a track is said to be is both, weighed. The array of one or two is never written,
 * only replaced, so that a track's history may keep it.
 */
final class Explanations {
    /** An explanation this much less likely than the other is let go. */
    private static final double HOPELESS = -14;

    /** Squared distance of a plot that an aircraft's track does not foresee. */
    private static final double UNFORESEEN = 14;

    /** Weight of the less likely one below which only the other is told. */
    private static final double LEAST_TOLD = 1e-3;

    private static final Hypothesis[] NONE = {};

    private Hypothesis[] all = NONE;

    /** Logarithm of the likelihood of the last trial's plot, over all explanations. */
    double trialLog;

    /** Smallest squared distance of the last trial. */
    double trialDistance;

    /** All of them: none, one or two; to read. */
    Hypothesis[] all() {
        return all;
    }

    /** Whether there are none yet. */
    boolean isEmpty() {
        return all.length == 0;
    }

    /** Replaces all of them, weights as they are. */
    void set(Hypothesis... others) {
        all = others;
    }

    /** Puts a second one beside the only one, unless that is far likelier. */
    void add(Hypothesis other) {
        Hypothesis only = all[0];
        double best = Math.max(other.log, 0);
        all = new Hypothesis[] {only, other};
        only.log -= best;
        other.log -= best;
        prune();
    }

    /** Leaves the flown one alone; the only one stays whatever it is. */
    void keepFlown() {
        if (all.length > 1) {
            leave(all[0].air ? all[0] : all[1]);
        }
    }

    /** Likelihood of a plot not older than the state, without taking it. */
    double trial(Sighting s) {
        if (all.length == 1) {
            ModelBank only = all[0].bank;
            trialLog = only.trial(s);
            trialDistance = only.trialDistance;
            return trialLog;
        }
        double best = Double.NEGATIVE_INFINITY;
        double total = 0;
        trialDistance = Double.POSITIVE_INFINITY;
        for (Hypothesis h : all) {
            total += Math.exp(h.log);
            best = Math.max(best, h.log + h.bank.trial(s));
            trialDistance = Math.min(trialDistance, h.bank.trialDistance);
        }
        double sum = 0;
        for (Hypothesis h : all) {
            sum += Math.exp(h.log + h.bank.trialLog - best);
        }
        trialLog = best + Math.log(sum / total);
        return trialLog;
    }

    /** Whether it may be flown or thrown. */
    boolean isOpen() {
        return all.length > 1;
    }

    /** The models of the flown explanation of what {@link #isOpen}. */
    ModelBank flown() {
        return (all[0].air ? all[0] : all[1]).bank;
    }

    /** Takes a plot not older than the state; the flown explanation one of its own, which may be the same. */
    void commit(Sighting s, Sighting own) {
        double best = Double.NEGATIVE_INFINITY;
        for (Hypothesis h : all) {
            h.bank.commit(h.air ? own : s);
            h.log += h.bank.trialLog;
            if (h.air && own != s) {
                h.log += Math.log(s.sensor.falseDensity(s) / own.sensor.falseDensity(own));
            }
            best = Math.max(best, h.log);
        }
        for (Hypothesis h : all) {
            h.log -= best;
        }
        prune();
    }

    private void prune() {
        if (all.length < 2) {
            return;
        }
        double difference = standing(all[0]) - standing(all[1]);
        if (difference > -HOPELESS) {
            leave(all[0]);
        } else if (difference < HOPELESS) {
            leave(all[1]);
        }
    }

    private void leave(Hypothesis only) {
        only.log = 0;
        all = new Hypothesis[] {only};
    }

    /** Weight of one: what the plots say, and whether such a thing flies there like that. */
    private static double standing(Hypothesis h) {
        if (!h.air) {
            return h.log;
        }
        double[] x = new double[6];
        double[] p = new double[36];
        h.bank.estimate(h.bank.seconds, x, p);
        return h.log + AirEnvelope.logPlausibility(x, p, 6);
    }

    /** The likelier one. */
    Hypothesis better() {
        return all.length == 1 || standing(all[0]) >= standing(all[1]) ? all[0] : all[1];
    }

    /** Probability that it flies through the air. */
    double airProbability() {
        if (all.length == 1) {
            return all[0].air ? 1 : 0;
        }
        double difference = standing(all[0]) - standing(all[1]);
        double firstOne = 1 / (1 + Math.exp(-difference));
        return all[0].air ? firstOne : 1 - firstOne;
    }

    /** Whether it is held for an aircraft and does not behave like one. */
    boolean isDoubtful() {
        return all.length == 1 && all[0].air && (all[0].bank.trialNis > UNFORESEEN || isBeyondAircraft(all[0].bank));
    }

    /** Whether it is held for something thrown and does not behave like it. */
    boolean isSlow() {
        return all.length == 1 && !all[0].air && !isBeyondAircraft(all[0].bank);
    }

    /** Whether it is held for something thrown, and is where or as fast as no aircraft: a turn lost is no ballistic flight. */
    boolean isNoAircraft() {
        Hypothesis likelier = better();
        return !likelier.air && isBeyondAircraft(likelier.bank);
    }

    private static boolean isBeyondAircraft(ModelBank bank) {
        int j = bank.likeliest();
        return AirEnvelope.logPlausibility(bank.state[j], bank.covariance[j], bank.state[j].length) < -1;
    }

    /** State and covariance of all that count, at a time not before the state's. */
    void estimate(double to, double[] x6, double[] p36) {
        double air = airProbability();
        if (all.length == 1 || Math.abs(air - 0.5) > 0.5 - LEAST_TOLD) {
            better().bank.estimate(to, x6, p36);
            return;
        }
        double[] xAir = new double[6];
        double[] pAir = new double[36];
        for (Hypothesis h : all) {
            h.bank.estimate(to, h.air ? xAir : x6, h.air ? pAir : p36);
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double apart = air * (1 - air) * (xAir[i] - x6[i]) * (xAir[j] - x6[j]);
                p36[6 * i + j] = air * pAir[6 * i + j] + (1 - air) * p36[6 * i + j] + apart;
            }
        }
        for (int i = 0; i < 6; i++) {
            x6[i] = air * xAir[i] + (1 - air) * x6[i];
        }
    }

    /** Probabilities of the kinds of motion. */
    Motion motion() {
        double air = airProbability();
        double boost = 0;
        double coast = 0;
        double reentry = 0;
        double thrust = Double.NaN;
        for (Hypothesis h : all) {
            if (!h.air) {
                boost = (1 - air) * h.bank.probability(MotionModel.Family.BOOST);
                reentry = (1 - air) * h.bank.probability(MotionModel.Family.REENTRY);
                coast = Math.max(1 - air - boost - reentry, 0);
                thrust = h.bank.thrust();
            }
        }
        return new Motion(
                Math.max(1 - boost - coast - reentry, 0), boost, coast, reentry, boost > 0.01 ? thrust : Double.NaN);
    }
}
