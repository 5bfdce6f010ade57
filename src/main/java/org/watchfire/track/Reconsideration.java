package org.watchfire.track;

/**
 * Looks again at a track whose only explanation its newest plots do not bear out, and puts the other one beside it: begun anew from
 * the plots still kept, and weighed by what both say of the same plots.
 */
final class Reconsideration {
    /** Newest plots of a track that are looked at again; below the fewest it is left as it is. */
    private static final int MOST_PLOTS = 8;

    private static final int FEWEST_PLOTS = 3;

    /** Plots nearer in time than this show no velocity, seconds. */
    private static final double LEAST_SECONDS = 0.2;

    private final FlownStart flown;
    private final ThrownStart thrown;
    private final Sighting[] plot = new Sighting[1];
    private final double[] log = new double[1];

    Reconsideration(FlownStart flown, ThrownStart thrown) {
        this.flown = flown;
        this.thrown = thrown;
    }

    /** Looks again at a track that has just taken a plot. */
    void of(HeldTrack track) {
        if (track.history.size() < FEWEST_PLOTS) {
            return;
        }
        if (track.explanations.isDoubtful()) {
            doubtFlight(track);
        } else if (track.explanations.isSlow()) {
            doubtThrust(track);
        }
    }

    /**
     * Begins the thrown explanation of a track that was taken for an aircraft, from the plots it still has. Its weight is what
     * both explanations say of the same plots: an aircraft that has just been lost in a turn has flown straight for all the
     * plots before, which two plots into any direction foresee far worse.
     */
    private void doubtFlight(HeldTrack track) {
        int size = track.history.size();
        int from = Math.max(size - MOST_PLOTS, 0);
        Sighting a = track.history.sighting(from);
        int next = from + 1;
        while (next < size && track.history.sighting(next).seconds - a.seconds < LEAST_SECONDS) {
            next++;
        }
        if (next >= size - 1 || !a.hasElevation || !track.history.sighting(next).hasElevation) {
            return;
        }
        Sighting b = track.history.sighting(next);
        ModelBank bank = thrown.bank(a, b);
        double weight = ThrownStart.logDensity(a, b) - Starter.LOG_AIR_ODDS - foreseen(track, next);
        for (int i = next + 1; i < size; i++) {
            weight += bank.trial(track.history.sighting(i)) - foreseen(track, i);
            bank.commit(track.history.sighting(i));
        }
        track.add(new Hypothesis(bank, false, weight));
    }

    /**
     * The reverse: begins the flown explanation of a track that was taken for something thrown, and is where and as fast as
     * aircraft are. Once lost in a turn, an aircraft would else be held up by a thrust for good.
     */
    private void doubtThrust(HeldTrack track) {
        int size = track.history.size();
        int from = Math.max(size - MOST_PLOTS, 0);
        Sighting a = track.history.sighting(from);
        Sighting b = track.history.sighting(from + 1);
        ModelBank bank = flown.bank(a);
        double weight = Starter.LOG_AIR_ODDS + bank.begin(b) - foreseen(track, from + 1);
        for (int i = from + 2; i < size; i++) {
            weight += bank.trial(track.history.sighting(i)) - foreseen(track, i);
            bank.commit(track.history.sighting(i));
        }
        track.add(new Hypothesis(bank, true, weight));
    }

    /** Logarithm of the likelihood of the {@code i}-th plot kept, as the track foresaw it. */
    private double foreseen(HeldTrack track, int i) {
        plot[0] = track.history.sighting(i);
        track.history.tryBefore(i, track, plot, log);
        return log[0];
    }
}
