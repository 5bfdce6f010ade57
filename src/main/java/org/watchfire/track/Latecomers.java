package org.watchfire.track;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plots that come after their time: older than the state of the track they belong to, or from a look of which the track
 * already took another plot out of an earlier datagram. The first are put in their place and all later plots of the
 * track taken again, which gives what the order of measurement would have given; the second take the other's place when
 * they fit better, and that of the flown explanation alone where they fit it better ({@link OwnPlot}).
 */
final class Latecomers {
    /** By how much the logarithm of the likelihood must be better to change a choice already made. */
    private static final double CLEARLY = 0.5;

    private final TrackIndex index;
    private final TrackerSettings settings;
    private final TrackCounters counters;
    private final IntList near = new IntList();
    private final double[] one = new double[1];
    private final double[] two = new double[2];

    Latecomers(TrackIndex index, TrackerSettings settings, TrackCounters counters) {
        this.index = index;
        this.settings = settings;
        this.counters = counters;
    }

    /**
     * Finds the place of a plot no track took the ordinary way.
     *
     * @return what is left over: the plot itself, the one it put out, or nothing
     */
    Optional<Sighting> place(Sighting s) {
        index.around(s, near);
        for (int k = 0; k < near.size(); k++) {
            HeldTrack track = index.track(near.get(k));
            if (!track.confirmed || track.dead) {
                continue;
            }
            int rival = track.history.rivalOf(s);
            if (rival >= 0 && track.history.sighting(rival).call != s.call) {
                Sighting other = track.history.sighting(rival);
                if (swap(track, rival, s)) {
                    return Stream.of(other, s).filter(left -> left.owner == 0).findFirst();
                }
            } else if (rival < 0 && s.seconds < track.seconds() && insert(track, s)) {
                return Optional.empty();
            }
        }
        return Optional.of(s);
    }

    /** Decides between a plot and the one taken for its look, for the track or for its flown explanation; whether anything changed. */
    private boolean swap(HeldTrack track, int rival, Sighting s) {
        Sighting other = track.history.sighting(rival);
        int at = rival;
        while (at > 0 && track.history.sighting(at - 1).seconds > s.seconds) {
            at--;
        }
        if (track.history.secondsBefore(at) > s.seconds) {
            return false;
        }
        track.history.tryBefore(at, track, new Sighting[] {other, s}, two);
        if (track.explanations.trialDistance > Associator.GATE) {
            return false;
        }
        boolean better = two[1] >= two[0] + CLEARLY;
        Sighting taken = better ? s : other;
        Sighting rest = better ? other : s;
        Sighting own = track.history.aircraftsOwn(at, track, taken, rest);
        if (!better && own == taken) {
            return false;
        }
        track.rerun(at, taken, own, Optional.of(other), settings.lateSeconds());
        taken.owner = track.number;
        rest.owner = own == rest ? track.number : 0;
        counters.swapped++;
        return true;
    }

    private boolean insert(HeldTrack track, Sighting s) {
        int at = track.history.placeOf(s);
        if (at < 0) {
            return false;
        }
        track.history.tryBefore(at, track, new Sighting[] {s}, one);
        if (track.explanations.trialDistance > Associator.GATE || Associator.gain(track, s) < 0) {
            return false;
        }
        double gain = Associator.gain(track, s);
        track.rerun(at, s, s, Optional.empty(), settings.lateSeconds());
        track.existence.gains(gain);
        s.owner = track.number;
        counters.late++;
        return true;
    }
}
