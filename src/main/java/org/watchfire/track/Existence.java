package org.watchfire.track;

import java.util.Arrays;
import java.util.List;

/**
 * Whether there is anything: log odds that grow with each plot and fall with each look that brought none, and what each radar made of the
 * track lately. Beside the odds, which are held within bounds so that a track can still end, stands the evidence, held only
 * far beyond: it says whether all of the track's plots may be chance.
 */
final class Existence {
    /** Log odds are held below this, so that a track can still end. */
    private static final double MOST_LOG_ODDS = 7;

    /** Log odds below which no miss counts any more. */
    private static final double LEAST_LOG_ODDS = -20;

    /** Log odds beyond which nothing more is kept of what plots said before. */
    private static final double MOST_EVIDENCE = 30;

    /**
     * Log odds from which what is thrown is stated with more than {@link #MOST_UNPROVEN}. Starts of it are given a twentieth of a new
     * object a turn, so that launches and satellites are held soon; as much as 45 an hour. By these odds chance makes one in 500,000 hours.
     */
    private static final double PROVEN = 17;

    private static final double MOST_UNPROVEN = 0.98;

    /** Misses in a row after which a target is taken to have left a radar's coverage. */
    private static final int GONE = 6;

    /** Looks missed in a row after which a single plot leads a young track anywhere. */
    private static final int GAP = 3;

    private static final int YOUNG_PLOTS = 8;

    /** Within this part of a radar's turn, plots are of one look. */
    private static final double ONE_LOOK = 0.5;

    private final double[] lastLook;
    private final double[] lastHit;
    private final int[] missesInRow;
    private double logOdds;

    /** The same as far as {@link #MOST_EVIDENCE}: how sure it is that all plots are not chance. */
    private double evidence;

    /** Whether its newest plot came after a gap, and none since. */
    private boolean afterGap;

    Existence(int sensors) {
        lastLook = new double[sensors];
        lastHit = new double[sensors];
        missesInRow = new int[sensors];
        Arrays.fill(lastLook, Double.NaN);
        Arrays.fill(lastHit, Double.NEGATIVE_INFINITY);
    }

    /**
     * Begins with two plots. Against it in the evidence counts that far away aircraft are low too, whose plots may be parts of chance, and looks of
     * the same radar between both that brought nothing.
     */
    void begin(double odds, Sighting a, Sighting b) {
        logOdds = odds;
        evidence = odds - FlownStart.low(a) + missedBetween(a, b) * Math.log(1 - a.sensor.detection);
        looked(a);
        looked(b);
    }

    private static long missedBetween(Sighting a, Sighting b) {
        return a.sensor == b.sensor ? Math.max(0, Math.round((b.seconds - a.seconds) / a.sensor.periodSeconds) - 1) : 0;
    }

    /** A plot makes it likelier by a logarithm. */
    void gains(double gain) {
        logOdds = Math.min(logOdds + gain, MOST_LOG_ODDS);
        evidence = Math.min(evidence + gain, MOST_EVIDENCE);
    }

    /** A plot's radar has it in view. */
    void looked(Sighting s) {
        int k = s.sensor.index;
        afterGap = s.seconds - lastSeen() > (GAP + ONE_LOOK) * s.sensor.periodSeconds;
        lastLook[k] = Double.isNaN(lastLook[k]) ? s.seconds : Math.max(lastLook[k], s.seconds);
        lastHit[k] = Math.max(lastHit[k], s.seconds);
        missesInRow[k] = 0;
    }

    /** When any radar saw it last; for ever ago before the first plot. */
    private double lastSeen() {
        double last = Double.NEGATIVE_INFINITY;
        for (double hit : lastHit) {
            last = Math.max(last, hit);
        }
        return last;
    }

    /** Goes on as that of another track, which began where this one was lost. */
    void resume(Existence other) {
        logOdds = other.logOdds;
        evidence = other.evidence;
        System.arraycopy(other.missesInRow, 0, missesInRow, 0, missesInRow.length);
        for (int k = 0; k < lastHit.length; k++) {
            lastHit[k] = Math.max(lastHit[k], other.lastHit[k]);
            lastLook[k] = Double.isNaN(other.lastLook[k]) ? lastLook[k] : other.lastLook[k];
        }
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
                    logOdds = miss(logOdds, sensor.detection);
                    evidence = miss(evidence, sensor.detection);
                }
            }
        }
    }

    private static double miss(double odds, double detection) {
        return Math.max(odds + Math.log(1 - detection), LEAST_LOG_ODDS);
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

    /** Whether it has a plot of this look of this radar already. */
    boolean hasLook(Sighting s) {
        return Math.abs(lastHit[s.sensor.index] - s.seconds) < ONE_LOOK * s.sensor.periodSeconds;
    }

    /** Whether a radar is in it. */
    boolean isSeenBy(Sensor sensor) {
        return lastHit[sensor.index] > Double.NEGATIVE_INFINITY;
    }

    /** How many radars are in it. */
    int radars() {
        int count = 0;
        for (double hit : lastHit) {
            count += hit > Double.NEGATIVE_INFINITY ? 1 : 0;
        }
        return count;
    }

    double logOdds() {
        return logOdds;
    }

    double probability() {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /**
     * Probability as it is told: of what is thrown, less than a warning needs until chance is out of the question, and where a young one was lost
     * and a single plot shows it again.
     *
     * @param explanations of the same track
     * @param plots it has
     */
    double stated(Explanations explanations, int plots) {
        boolean proven = evidence >= PROVEN && !(afterGap && plots < YOUNG_PLOTS);
        return proven || explanations.better().air ? probability() : Math.min(probability(), MOST_UNPROVEN);
    }
}
