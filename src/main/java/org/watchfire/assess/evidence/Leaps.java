package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;
import org.watchfire.model.SystemTrack;

/**
 * Tells a leap: a look that shows, in thick air, more gained since the look before than any launcher gains. A plot of another object or a false
 * one has come into the track, and nothing leads from before to after. Mutable, of one object.
 */
final class Leaps {
    /** What few launchers reach before they are half empty: six times gravity. */
    private static final double MOST_THRUST_MPS2 = 60;

    /**
     * The same as the mean over a pause: launchers begin with two times gravity, and while they are in thick air they have little of their burn
     * behind them.
     */
    private static final double MOST_THRUST_UNSEEN_MPS2 = 40;

    /** Sigmas of the climb before by which a gain is none of its error. */
    private static final double GAIN_SIGMAS = 2;

    /** Two looks that did not come, and a half of a spacing for what a moving object is seen sooner or later. */
    private static final double PAUSE_SPACINGS = 2.5;

    /** In less no aircraft comes into the way of another, whatever the spacing of looks from several radars. */
    private static final double LEAST_PAUSE_SECONDS = 5;

    private double spacingSeconds;

    /** @param first of two plots or three; of two, the second may have come a look late */
    Leaps(SystemTrack first) {
        double seconds = first.lastPlot().secondsSince(first.firstPlot());
        spacingSeconds = seconds > 0 ? seconds / 2 : Double.POSITIVE_INFINITY;
    }

    /**
     * Takes a look.
     *
     * @param last the report before this one
     * @param before the state there
     * @param now the state in {@code next}
     * @return whether it is a leap
     */
    boolean see(SystemTrack last, SystemTrack next, Glance before, Glance now) {
        double unseenSeconds = next.lastPlot().secondsSince(last.lastPlot());
        boolean paused = unseenSeconds > Math.max(LEAST_PAUSE_SECONDS, PAUSE_SPACINGS * spacingSeconds);
        spacingSeconds = Math.min(spacingSeconds, unseenSeconds);
        double most = paused ? MOST_THRUST_UNSEEN_MPS2 : MOST_THRUST_MPS2;
        double seconds = next.estimate().time().secondsSince(last.estimate().time());
        boolean driven = ThrustWatch.isBoosting(next.motion()) && next.motion().thrustMps2() > most;
        double gain = now.climbMps() - before.climbMps() - GAIN_SIGMAS * before.climbSigmaMps();
        return now.isInThickAir() && (driven || gain > most * seconds);
    }
}
