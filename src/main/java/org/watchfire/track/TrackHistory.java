package org.watchfire.track;

import java.util.Arrays;

/**
 * The newest plots of a track with its state before each of them, so that a late plot can be put in its place. A ring of
 * bounded length; its arrays are used again.
 */
final class TrackHistory {
    /** Most plots kept. */
    static final int MOST = 64;

    private static final double[] NOTHING = {};
    private static final Hypothesis[] NO_HYPOTHESES = {};

    private Sighting[] sightings = new Sighting[8];
    private double[][] packed = new double[8][];
    private Hypothesis[][] hypotheses = new Hypothesis[8][];
    private int first;
    private int size;

    TrackHistory() {
        Arrays.fill(packed, NOTHING);
        Arrays.fill(hypotheses, NO_HYPOTHESES);
    }

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
        int length = 2 + count;
        for (int i = 0; i < count; i++) {
            length += track.hypotheses.get(i).bank.packedSize();
        }
        if (packed[k].length != length) {
            packed[k] = new double[length];
        }
        if (hypotheses[k].length != count) {
            hypotheses[k] = new Hypothesis[count];
        }
        double[] out = packed[k];
        out[0] = track.logOdds;
        out[1] = track.plots;
        int at = 2;
        for (int i = 0; i < count; i++) {
            Hypothesis h = track.hypotheses.get(i);
            hypotheses[k][i] = h;
            out[at++] = h.log;
            at = h.bank.save(out, at);
        }
    }

    /** Puts the track back to what it was before the {@code i}-th plot. */
    void restore(int i, HeldTrack track) {
        int k = at(i);
        double[] in = packed[k];
        track.logOdds = in[0];
        track.plots = (int) in[1];
        track.hypotheses.clear();
        int at = 2;
        for (Hypothesis h : hypotheses[k]) {
            track.hypotheses.add(h);
            h.log = in[at++];
            at = h.bank.load(in, at);
        }
    }

    private int at(int i) {
        return (first + i) % sightings.length;
    }

    private void grow() {
        int length = sightings.length * 2;
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
