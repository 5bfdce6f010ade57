package org.watchfire.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Identity;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/**
 * A track at work: its explanations side by side, its existence as log odds, what each radar made of it lately. The state
 * changes only with plots, never with the passing of time, so that ticks leave no trace in the estimate.
 */
final class HeldTrack {
    /** Log odds are held within these, so that a track can still end. */
    static final double MOST_LOG_ODDS = 7;

    /** Log odds beyond which nothing more is kept of what plots said before. */
    private static final double MOST_EVIDENCE = 30;

    /**
     * Log odds from which what is thrown is stated with more than {@link #MOST_UNPROVEN}. Starts of it are given a twentieth of a new
     * object a turn, so that launches and satellites are held soon; as much as 45 an hour. By these odds chance makes one in 70,000 hours.
     */
    private static final double PROVEN = 15;

    private static final double MOST_UNPROVEN = 0.98;

    /** An explanation this much less likely than the other is let go. */
    private static final double HOPELESS = -14;

    /** Misses in a row after which a target is taken to have left a radar's coverage. */
    private static final int GONE = 6;

    /** Root of three: spreads are those of a place and of a velocity, not of one axis. */
    private static final double BLUR = Math.sqrt(3);

    final List<Hypothesis> hypotheses = new ArrayList<>(2);
    TrackHistory history = new TrackHistory();
    final double[] lastLook;
    final double[] lastHit;
    final int[] missesInRow;

    long number;
    double logOdds;

    /** The same as far as {@link #MOST_EVIDENCE}: how sure it is that all of its plots are not chance. */
    double evidence;

    int plots;
    boolean confirmed;

    /** Whether a launch that has just risen is among its explanations. */
    boolean risen;

    boolean dead;
    Track.Status status = Track.Status.TENTATIVE;
    Identity identity = Identity.NONE;
    Optional<TrackId> parent = Optional.empty();
    Sighting first;
    Sighting second;
    Sighting last;

    /**
     * Time, likeliest place and velocity after the last plot, ECEF, with one sigma of both, metres and m/s: what the index and the
     * cheap tests read, kept here so that they need not go through explanations and models.
     */
    private double seconds;

    final double[] glance = new double[6];

    double placeSigma;

    double speedSigma;

    /** Logarithm of the likelihood of the last trial's plot, over all explanations. */
    double trialLog;

    /** Smallest squared distance of the last trial. */
    double trialDistance;

    /** Radars in it, kept until another comes. */
    Optional<Lineage> lineage = Optional.empty();

    int lineageSize;

    /** Row in the association under way. */
    int row;

    /** The state last handed out; stands for the track until it changes. */
    Optional<Track> published = Optional.empty();

    /** When it last gave a pair of plots for the alignment of radars. */
    double pairedAt = Double.NEGATIVE_INFINITY;

    /** Whether it changed since the last time its state was handed out. */
    boolean changed;

    HeldTrack(Sighting first, Sighting last, int sensors) {
        this.first = first;
        this.second = last;
        this.last = last;
        seconds = last.seconds;
        lastLook = new double[sensors];
        lastHit = new double[sensors];
        missesInRow = new int[sensors];
        Arrays.fill(lastLook, Double.NaN);
        Arrays.fill(lastHit, Double.NEGATIVE_INFINITY);
    }

    /** Time of the state. */
    double seconds() {
        return seconds;
    }

    /** Whether it is two plots and no more yet: most fast pairs never see a third one, and models cost much. */
    boolean isBare() {
        return hypotheses.isEmpty();
    }

    /** Likelihood of a plot not older than the state, without taking it. */
    double trial(Sighting s) {
        if (hypotheses.size() == 1) {
            ModelBank only = hypotheses.get(0).bank;
            trialLog = only.trial(s);
            trialDistance = only.trialDistance;
            return trialLog;
        }
        double best = Double.NEGATIVE_INFINITY;
        double total = 0;
        trialDistance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < hypotheses.size(); i++) {
            Hypothesis h = hypotheses.get(i);
            total += Math.exp(h.log);
            best = Math.max(best, h.log + h.bank.trial(s));
            trialDistance = Math.min(trialDistance, h.bank.trialDistance);
        }
        double sum = 0;
        for (int i = 0; i < hypotheses.size(); i++) {
            sum += Math.exp(hypotheses.get(i).log + hypotheses.get(i).bank.trialLog - best);
        }
        trialLog = best + Math.log(sum / total);
        return trialLog;
    }

    /** Takes a plot not older than the state. */
    void commit(Sighting s, double gain, double keepSeconds) {
        history.add(s, this, s.seconds - keepSeconds);
        take(s);
        gains(gain);
        looked(s);
    }

    /** A plot makes its existence likelier by a logarithm. */
    void gains(double gain) {
        logOdds = Math.min(logOdds + gain, MOST_LOG_ODDS);
        evidence = Math.min(evidence + gain, MOST_EVIDENCE);
    }

    private void take(Sighting s) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hypotheses.size(); i++) {
            Hypothesis h = hypotheses.get(i);
            h.bank.commit(s);
            h.log += h.bank.trialLog;
            best = Math.max(best, h.log);
        }
        for (int i = 0; i < hypotheses.size(); i++) {
            hypotheses.get(i).log -= best;
        }
        plots++;
        if (s.seconds >= last.seconds) {
            last = s;
        }
        if (s.seconds < first.seconds) {
            first = s;
        }
        if (s.plot.identity().isKnown()) {
            identity = s.plot.identity().orElse(identity);
        }
        prune();
        changed = true;
        takeGlance();
    }

    private void prune() {
        if (hypotheses.size() < 2) {
            return;
        }
        Hypothesis a = hypotheses.get(0);
        Hypothesis b = hypotheses.get(1);
        double difference = standing(a) - standing(b);
        if (difference > -HOPELESS) {
            hypotheses.remove(1);
            a.log = 0;
        } else if (difference < HOPELESS) {
            hypotheses.remove(0);
            b.log = 0;
        }
    }

    /** Weight of an explanation: what the plots say, and whether such a thing flies there like that. */
    double standing(Hypothesis h) {
        if (!h.air) {
            return h.log;
        }
        double[] x = new double[6];
        double[] p = new double[36];
        h.bank.estimate(h.bank.seconds, x, p);
        return h.log + AirEnvelope.logPlausibility(x, p, 6);
    }

    void looked(Sighting s) {
        int k = s.sensor.index;
        lastLook[k] = Double.isNaN(lastLook[k]) ? s.seconds : Math.max(lastLook[k], s.seconds);
        lastHit[k] = Math.max(lastHit[k], s.seconds);
        missesInRow[k] = 0;
    }

    /** Whether no plot of it belongs to a confirmed track. */
    boolean ownsNothing() {
        if (first.owner != 0 || second.owner != 0) {
            return false;
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.sighting(i).owner != 0) {
                return false;
            }
        }
        return true;
    }

    /** Becomes a confirmed track: its plots are its own. */
    void claim() {
        confirmed = true;
        first.owner = 1;
        second.owner = 1;
        for (int i = 0; i < history.size(); i++) {
            history.sighting(i).owner = 1;
        }
    }

    /** Goes on as another one, which began where this one was lost; number, first plot and origin stay. */
    void resume(HeldTrack other) {
        hypotheses.clear();
        hypotheses.addAll(other.hypotheses);
        history = other.history;
        second = other.second;
        last = other.last;
        logOdds = other.logOdds;
        evidence = other.evidence;
        plots += other.plots;
        identity = other.identity.orElse(identity);
        System.arraycopy(other.missesInRow, 0, missesInRow, 0, missesInRow.length);
        for (int k = 0; k < lastHit.length; k++) {
            lastHit[k] = Math.max(lastHit[k], other.lastHit[k]);
            lastLook[k] = Double.isNaN(other.lastLook[k]) ? lastLook[k] : other.lastLook[k];
        }
        status = Track.Status.CONFIRMED;
        takeGlance();
        changed = true;
    }

    /** Takes back that it may have risen, if there is another explanation; it has to show itself like any other start now. */
    void hasNotRisen() {
        risen = false;
        if (hypotheses.size() > 1) {
            hypotheses.removeIf(h -> !h.air);
            hypotheses.getFirst().log = 0;
            takeGlance();
        }
    }

    /** Whether it is held for an aircraft and does not behave like one. */
    boolean isDoubtful() {
        if (hypotheses.size() > 1 || !hypotheses.get(0).air) {
            return false;
        }
        return hypotheses.get(0).bank.trialNis > 14 || isBeyondAircraft(hypotheses.get(0).bank);
    }

    /** Whether it is held for something thrown and does not behave like it. */
    boolean isSlow() {
        return hypotheses.size() == 1 && !hypotheses.get(0).air && !isBeyondAircraft(hypotheses.get(0).bank);
    }

    /** Puts a second explanation beside the only one, unless that is far likelier. */
    void add(Hypothesis other) {
        hypotheses.add(other);
        double best = Math.max(other.log, 0);
        for (Hypothesis h : hypotheses) {
            h.log -= best;
        }
        prune();
        takeGlance();
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

    /** How many radars are in it. */
    int radarsHit() {
        int count = 0;
        for (double hit : lastHit) {
            count += hit > Double.NEGATIVE_INFINITY ? 1 : 0;
        }
        return count;
    }

    /** Called once its explanations are in. */
    void begun() {
        takeGlance();
        changed = true;
    }

    /** Place in the history that a plot older than the state belongs before, or -1 when that is no longer kept. */
    int placeOf(Sighting s) {
        int at = history.size();
        while (at > 0 && history.sighting(at - 1).seconds > s.seconds) {
            at--;
        }
        return at < history.size() && history.secondsBefore(at) <= s.seconds ? at : -1;
    }

    /** Place in the history of another plot of the same look of the same radar, or -1. */
    int rivalOf(Sighting s) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Sighting other = history.sighting(i);
            if (other.sensor == s.sensor && Math.abs(other.seconds - s.seconds) < 0.5 * s.sensor.periodSeconds) {
                return i;
            }
        }
        return -1;
    }

    /** Goes back before the {@code at}-th plot, takes {@code s} in order of time and all later ones again but one. */
    void rerun(int at, Sighting s, Optional<Sighting> without, double keepSeconds) {
        double odds = logOdds;
        List<Sighting> again = new ArrayList<>();
        for (int i = at; i < history.size(); i++) {
            again.add(history.sighting(i));
        }
        without.ifPresent(again::remove);
        int place = 0;
        while (place < again.size() && again.get(place).seconds <= s.seconds) {
            place++;
        }
        again.add(place, s);
        history.restore(at, this);
        history.cut(at);
        last = again.getFirst();
        for (Sighting next : again) {
            history.add(next, this, next.seconds - keepSeconds);
            take(next);
        }
        logOdds = odds;
        looked(s);
    }

    /** Counts the looks of each radar that brought nothing up to now. */
    void countMisses(List<Sensor> sensors, double now) {
        for (int k = 0; k < lastLook.length; k++) {
            Sensor sensor = sensors.get(k);
            while (now > lastLook[k] + 1.5 * sensor.periodSeconds) {
                lastLook[k] += sensor.periodSeconds;
                missesInRow[k]++;
                if (missesInRow[k] > GONE && heldByAnother(k, now, sensors)) {
                    lastLook[k] = Double.NaN;
                } else if (!heldByAnother(k, now, sensors) || missesInRow[k] <= 2) {
                    logOdds = Math.max(miss(logOdds, sensor.detection), -20);
                    evidence = Math.max(miss(evidence, sensor.detection), -20);
                }
            }
        }
    }

    private static double miss(double logOdds, double detection) {
        return logOdds + Math.log(1 - detection);
    }

    private boolean heldByAnother(int k, double now, List<Sensor> sensors) {
        for (int i = 0; i < lastHit.length; i++) {
            if (i != k && lastHit[i] > now - 2.5 * sensors.get(i).periodSeconds) {
                return true;
            }
        }
        return false;
    }

    /** Fewest looks missed in a row by any radar that still has it in coverage. */
    int misses() {
        int least = Integer.MAX_VALUE;
        for (int k = 0; k < lastLook.length; k++) {
            if (!Double.isNaN(lastLook[k])) {
                least = Math.min(least, missesInRow[k]);
            }
        }
        return least;
    }

    /** Existence probability. */
    double existence() {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Existence as it is told: of what is thrown, less than a warning needs until chance is out of the question. */
    double statedExistence() {
        return evidence < PROVEN && !better().air ? Math.min(existence(), MOST_UNPROVEN) : existence();
    }

    /** Probability that it flies through the air. */
    double airProbability() {
        if (hypotheses.size() == 1) {
            return hypotheses.get(0).air ? 1 : 0;
        }
        double difference = standing(hypotheses.get(0)) - standing(hypotheses.get(1));
        double firstOne = 1 / (1 + Math.exp(-difference));
        return hypotheses.get(0).air ? firstOne : 1 - firstOne;
    }

    /** The likelier explanation. */
    Hypothesis better() {
        if (hypotheses.size() == 1) {
            return hypotheses.get(0);
        }
        return standing(hypotheses.get(0)) >= standing(hypotheses.get(1)) ? hypotheses.get(0) : hypotheses.get(1);
    }

    /** State and covariance of all explanations that count, at a time not before the state's. */
    void estimate(double to, double[] x6, double[] p36) {
        double air = airProbability();
        if (hypotheses.size() == 1 || Math.abs(air - 0.5) > 0.499) {
            better().bank.estimate(to, x6, p36);
            return;
        }
        double[] xAir = new double[6];
        double[] pAir = new double[36];
        for (Hypothesis h : hypotheses) {
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

    Motion motion() {
        double air = airProbability();
        double boost = 0;
        double coast = 0;
        double reentry = 0;
        double thrust = Double.NaN;
        for (Hypothesis h : hypotheses) {
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

    private void takeGlance() {
        if (isBare()) {
            seconds = last.seconds;
            double span = last.seconds - first.seconds;
            for (int i = 0; i < 3; i++) {
                glance[i] = last.position[i];
                glance[3 + i] = (last.position[i] - first.position[i]) / span;
            }
            placeSigma = BLUR * last.crossSigma;
            speedSigma = BLUR * (first.crossSigma + last.crossSigma) / span;
            return;
        }
        ModelBank bank = hypotheses.get(0).bank;
        seconds = bank.seconds;
        int j = bank.likeliest();
        System.arraycopy(bank.state[j], 0, glance, 0, 6);
        double[] c = bank.covariance[j];
        int n = bank.state[j].length;
        placeSigma = Math.sqrt(c[0] + c[n + 1] + c[2 * n + 2]);
        speedSigma = Math.sqrt(c[3 * n + 3] + c[4 * n + 4] + c[5 * n + 5]);
    }
}
