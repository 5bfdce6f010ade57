package org.watchfire.track;

import java.util.Arrays;

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

    /** Forgets all from the {@code i}-th on. */
    void cut(int i) {
        size = i;
    }

    /** Adds a plot with the state before it, and lets go what is older than {@code oldestSeconds}, all but two. */
    void add(Sighting s, HeldTrack before, double oldestSeconds) {
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
        save(before, k);
    }

    private void save(HeldTrack track, int k) {
        int count = track.hypotheses.size();
        int length = packedSize(track);
        if (packed[k].length < length) {
            packed[k] = new double[length];
        }
        if (hypotheses[k].length != count) {
            hypotheses[k] = new Hypothesis[count];
        }
        pack(track, packed[k], hypotheses[k]);
    }

    private static int packedSize(HeldTrack track) {
        int length = 2;
        for (int i = 0; i < track.hypotheses.size(); i++) {
            length += 1 + track.hypotheses.get(i).bank.packedSize();
        }
        return length;
    }

    private static void pack(HeldTrack track, double[] out, Hypothesis[] explanations) {
        out[0] = track.logOdds;
        out[1] = track.plots;
        int at = 2;
        for (int i = 0; i < explanations.length; i++) {
            Hypothesis h = track.hypotheses.get(i);
            explanations[i] = h;
            out[at++] = h.log;
            at = h.bank.save(out, at);
        }
    }

    private static void unpack(HeldTrack track, double[] in, Hypothesis[] explanations) {
        track.logOdds = in[0];
        track.plots = (int) in[1];
        track.hypotheses.clear();
        int at = 2;
        for (Hypothesis h : explanations) {
            track.hypotheses.add(h);
            h.log = in[at++];
            at = h.bank.load(in, at);
        }
    }

    /** Puts the track back to what it was before the {@code i}-th plot. */
    void restore(int i, HeldTrack track) {
        unpack(track, packed[at(i)], hypotheses[at(i)]);
    }

    /** Time of the state before the {@code i}-th plot. */
    double secondsBefore(int i) {
        return packed[at(i)][3];
    }

    /** Likelihood of plots, one by one, against the state before the {@code i}-th plot; the track stays as it is. */
    void tryBefore(int i, HeldTrack track, Sighting[] plots, double[] logs) {
        double[] now = new double[packedSize(track)];
        Hypothesis[] explanations = new Hypothesis[track.hypotheses.size()];
        pack(track, now, explanations);
        restore(i, track);
        for (int k = 0; k < plots.length; k++) {
            logs[k] = track.trial(plots[k]);
        }
        unpack(track, now, explanations);
    }

    private int at(int i) {
        return (first + i) % sightings.length;
    }

    private void grow() {
        int length = Math.max(sightings.length * 2, 4);
        Sighting[] moved = new Sighting[length];
        double[][] movedPacked = new double[length][];
        Hypothesis[][] movedHypotheses = new Hypothesis[length][];
        Arrays.fill(movedPacked, NOTHING);
        Arrays.fill(movedHypotheses, NO_HYPOTHESES);
        for (int i = 0; i < size; i++) {
            moved[i] = sightings[at(i)];
            movedPacked[i] = packed[at(i)];
            movedHypotheses[i] = hypotheses[at(i)];
        }
        sightings = moved;
        packed = movedPacked;
        hypotheses = movedHypotheses;
        first = 0;
    }
}
