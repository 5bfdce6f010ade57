package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;

/**
 * What the first looks at an object are worth. A track that has just begun may hold plots of two objects, which makes it
 * seem to fly as nothing does, and nothing of before tells so. Mutable, of one object.
 */
final class FirstLooks {
    private static final int FEW = 4;
    private static final double FEW_SECONDS = 15;

    /** What few launchers reach before they are half empty: six times gravity. */
    private static final double MOST_THRUST_MPS2 = 60;

    /**
     * The same as the mean over a pause: launchers begin with two times gravity, and while they are in thick air they have little of their burn
     * behind them.
     */
    private static final double MOST_THRUST_UNSEEN_MPS2 = 40;

    /** Two looks that did not come, and a half of a spacing for what a moving object is seen sooner or later. */
    private static final double PAUSE_SPACINGS = 2.5;

    /** In less no aircraft comes into the way of another, whatever the spacing of looks from several radars. */
    private static final double LEAST_PAUSE_SECONDS = 5;

    private final TimeTag begin;
    private int count = 1;
    private double watchedSeconds;
    private double spacingSeconds;
    private boolean unlikely;

    /** @param first of two plots or three; of two, the second may have come a look late */
    FirstLooks(SystemTrack first) {
        begin = first.estimate().time();
        double seconds = first.lastPlot().secondsSince(first.firstPlot());
        spacingSeconds = seconds > 0 ? seconds / 2 : Double.POSITIVE_INFINITY;
    }

    /**
     * Takes a look.
     *
     * @param last the report before this one
     * @param before the state there
     * @param now the state in {@code next}
     */
    void see(SystemTrack last, SystemTrack next, Glance before, Glance now) {
        double seconds = next.estimate().time().secondsSince(last.estimate().time());
        double unseenSeconds = next.lastPlot().secondsSince(last.lastPlot());
        boolean paused = unseenSeconds > Math.max(LEAST_PAUSE_SECONDS, PAUSE_SPACINGS * spacingSeconds);
        spacingSeconds = Math.min(spacingSeconds, unseenSeconds);
        watchedSeconds = next.estimate().time().secondsSince(begin);
        count++;
        boolean drivenTooHard = ThrustWatch.isBoosting(next.motion())
                && next.motion().thrustMps2() > (paused ? MOST_THRUST_UNSEEN_MPS2 : MOST_THRUST_MPS2);
        unlikely = areFew() && now.isInThickAir() && (now.isSlowedSince(before, seconds) || drivenTooHard);
    }

    /** Looks so far, the first report among them. */
    int count() {
        return count;
    }

    /** Whether it has just come up. */
    boolean areFew() {
        return count <= FEW || watchedSeconds < FEW_SECONDS;
    }

    /**
     * Whether they are few and the newest shows it, in thick air, slower than the one before by more than gravity takes, as nothing is that
     * thrusts, or driven harder than launchers are.
     */
    boolean areUnlikely() {
        return unlikely;
    }
}
