package org.watchfire.track;

/**
 * Finds the plot that is a young track's if it is an aircraft, where another one of the same look is taken for it because it may be a launch:
 * the aircraft's own plot, and a false one above it. The flown explanation takes its own, so that a launch is weighed against the aircraft that
 * was seen too, and not against one that would have had to climb to where the launch is.
 */
final class OwnPlot {
    /** A track of so many plots is settled. */
    private static final int MOST_PLOTS = 6;

    /** Plots of one look that lie near each other are made within less than this, seconds. */
    private static final double ONE_MOMENT_SECONDS = 0.3;

    private final ModelBank flown;
    private final Sighting taken;
    private Sighting own;
    private double most;

    /** For a track that {@link #isOpen} and the plot it is about to take. */
    OwnPlot(HeldTrack track, Sighting taken) {
        flown = track.explanations.flown();
        this.taken = taken;
        own = taken;
        most = log(taken);
    }

    /** Whether a track is young and may be either. */
    static boolean isOpen(HeldTrack track) {
        return track.plots < MOST_PLOTS && track.explanations.isOpen();
    }

    /** Looks at another plot of the same look. */
    void look(Sighting s) {
        if (s != taken && Math.abs(s.seconds - taken.seconds) < ONE_MOMENT_SECONDS) {
            double log = log(s);
            if (flown.trialDistance < Associator.GATE && log > most) {
                own = s;
                most = log;
            }
        }
    }

    private double log(Sighting s) {
        return flown.trial(s) - Math.log(s.sensor.falseDensity(s));
    }

    /** The plot that bears out the flown explanation best. */
    Sighting best() {
        return own;
    }
}
