package org.watchfire.track;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The newest plots of a track with its state before each of them, so that a late plot can be put in its place. A ring of
 * bounded length; its arrays are used again.
 */
final class TrackHistory {
    /** Most plots kept. */
    static final int MOST = 256;

    private static final double[] NOTHING = {};
    private static final Hypothesis[] NO_HYPOTHESES = {};

    private static final Sighting[] NO_SIGHTINGS = {};
    private static final double[][] NO_STATES = {};
    private static final Hypothesis[][] NO_SETS = {};

    private Sighting[] sightings = NO_SIGHTINGS;

    /** What the flown explanation took in its place; mostly the same. */
    private Sighting[] owns = NO_SIGHTINGS;

    private double[][] packed = NO_STATES;
    private Hypothesis[][] hypotheses = NO_SETS;
    private int first;
    private int size;

    int size() {
        return size;
    }

    Sighting sighting(int i) {
        return sightings[at(i)];
    }

    /** What the flown explanation took for the {@code i}-th: mostly the same ({@link OwnPlot}). */
    Sighting own(int i) {
        return owns[at(i)];
    }

    /** Forgets all from the {@code i}-th on. */
    void cut(int i) {
        size = i;
    }

    /** Adds a plot, and that of the flown explanation, with the state before it, and lets go what is older than {@code oldestSeconds}, all but two. */
    void add(Sighting s, Sighting own, HeldTrack before, double oldestSeconds) {
        while (size > 2 && sightings[first].seconds < oldestSeconds) {
            first = (first + 1) % sightings.length;
            size--;
        }
        if (size == sightings.length) {
            if (size < MOST) {
                grow();
            } else {
                first = (first + 1) % sightings.length;
                size--;
            }
        }
        int k = at(size++);
        sightings[k] = s;
        owns[k] = own;
        save(before, k);
    }

    private void save(HeldTrack track, int k) {
        Hypothesis[] all = track.explanations.all();
        int length = packedSize(all);
        if (packed[k].length < length) {
            packed[k] = new double[length];
        }
        hypotheses[k] = all;
        pack(track.plots, all, packed[k]);
    }

    private static int packedSize(Hypothesis[] all) {
        int length = 1;
        for (Hypothesis h : all) {
            length += 1 + h.bank.packedSize();
        }
        return length;
    }

    private static void pack(int plots, Hypothesis[] all, double[] out) {
        out[0] = plots;
        int at = 1;
        for (Hypothesis h : all) {
            out[at++] = h.log;
            at = h.bank.save(out, at);
        }
    }

    private static void unpack(HeldTrack track, double[] in, Hypothesis[] all) {
        track.plots = (int) in[0];
        track.explanations.set(all);
        int at = 1;
        for (Hypothesis h : all) {
            h.log = in[at++];
            at = h.bank.load(in, at);
        }
    }

    /** Puts the track back to what it was before the {@code i}-th plot; its existence stays as it is. */
    void restore(int i, HeldTrack track) {
        unpack(track, packed[at(i)], hypotheses[at(i)]);
    }

    /** Time of the state before the {@code i}-th plot. */
    double secondsBefore(int i) {
        return packed[at(i)][2];
    }

    /** Likelihood of plots, one by one, against the state before the {@code i}-th plot; the track stays as it is. */
    void tryBefore(int i, HeldTrack track, Sighting[] plots, double[] logs) {
        before(i, track, () -> {
            for (int k = 0; k < plots.length; k++) {
                logs[k] = track.explanations.trial(plots[k]);
            }
            return logs;
        });
    }

    /** Asks something of the track as it was before the {@code i}-th plot; it stays as it is. */
    private <T> T before(int i, HeldTrack track, Supplier<T> asked) {
        Hypothesis[] all = track.explanations.all();
        double[] now = new double[packedSize(all)];
        pack(track.plots, all, now);
        restore(i, track);
        T answer = asked.get();
        unpack(track, now, all);
        return answer;
    }

    /** The plot that an aircraft would have taken of two for the {@code i}-th; {@code taken} where it was settled by then. */
    Sighting aircraftsOwn(int i, HeldTrack track, Sighting taken, Sighting other) {
        return before(i, track, () -> {
            if (!OwnPlot.isOpen(track)) {
                return taken;
            }
            OwnPlot own = new OwnPlot(track, taken);
            own.look(other);
            return own.best();
        });
    }

    /** Place that a plot older than the state belongs before, or -1 when that is no longer kept. */
    int placeOf(Sighting s) {
        int i = size;
        while (i > 0 && sighting(i - 1).seconds > s.seconds) {
            i--;
        }
        return i < size && secondsBefore(i) <= s.seconds ? i : -1;
    }

    /** Place of another plot of the same look of the same radar, or -1. */
    int rivalOf(Sighting s) {
        for (int i = size - 1; i >= 0; i--) {
            Sighting other = sighting(i);
            if (other.sensor == s.sensor && Math.abs(other.seconds - s.seconds) < 0.5 * s.sensor.periodSeconds) {
                return i;
            }
        }
        return -1;
    }

    private int at(int i) {
        return (first + i) % sightings.length;
    }

    private void grow() {
        int length = Math.max(sightings.length * 2, 4);
        Sighting[] moved = new Sighting[length];
        Sighting[] movedOwns = new Sighting[length];
        double[][] movedPacked = new double[length][];
        Hypothesis[][] movedHypotheses = new Hypothesis[length][];
        Arrays.fill(movedPacked, NOTHING);
        Arrays.fill(movedHypotheses, NO_HYPOTHESES);
        for (int i = 0; i < size; i++) {
            moved[i] = sightings[at(i)];
            movedOwns[i] = owns[at(i)];
            movedPacked[i] = packed[at(i)];
            movedHypotheses[i] = hypotheses[at(i)];
        }
        sightings = moved;
        owns = movedOwns;
        packed = movedPacked;
        hypotheses = movedHypotheses;
        first = 0;
    }
}
