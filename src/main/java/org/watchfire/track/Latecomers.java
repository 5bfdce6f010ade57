package org.watchfire.track;

import java.util.Optional;

/**
 * Plots that come after their time: older than the state of the track they belong to, or from a look of which the track
 * already took another plot out of an earlier datagram. The first are put in their place and all later plots of the
 * track taken again, which gives what the order of measurement would have given; the second take the other's place when
 * they fit better.
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
                Optional<Sighting> out = swap(track, rival, s);
                if (out.isPresent()) {
                    return out;
                }
            } else if (rival < 0 && s.seconds < track.seconds() && insert(track, s)) {
                return Optional.empty();
            }
        }
        return Optional.of(s);
    }

    private Optional<Sighting> swap(HeldTrack track, int rival, Sighting s) {
        Sighting other = track.history.sighting(rival);
        int at = rival;
        while (at > 0 && track.history.sighting(at - 1).seconds > s.seconds) {
            at--;
        }
        if (track.history.secondsBefore(at) > s.seconds) {
            return Optional.empty();
        }
        track.history.tryBefore(at, track, new Sighting[] {other, s}, two);
        if (track.explanations.trialDistance > Associator.GATE || two[1] < two[0] + CLEARLY) {
            return Optional.empty();
        }
        track.rerun(at, s, Optional.of(other), settings.lateSeconds());
        s.owner = track.number;
        other.owner = 0;
        counters.swapped++;
        return Optional.of(other);
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
        track.rerun(at, s, Optional.empty(), settings.lateSeconds());
        track.existence.gains(gain);
        s.owner = track.number;
        counters.late++;
        return true;
    }
}
