package org.watchfire.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tracks by place at one moment. Those that may be more than 6 km from where a straight line puts them lie in
 * coarser cells, those farther yet are looked through whole; in practice these are few. Made anew as time goes on. The numbers behind
 * the cheap test lie in one array, so that a look through many tracks stays in the cache.
 */
final class TrackIndex {
    /** Sides of the cubes for most tracks, and for those that may be farther off. */
    private static final double CELL_METRES = 8_000;

    private static final double COARSE_CELL_METRES = 32_000;

    /** How far off the tracks in fine and in coarse cells may be. */
    private static final double FINE_METRES = 6_000;

    private static final double COARSE_METRES = 30_000;
    private static final double LONGEST_WINDOW_SECONDS = 1;
    private static final double TURN_MPS2 = 16;
    private static final double SIGMAS = 4;

    /** Terms of one track: place, velocity, sigma of place, sigma of speed, time of state. */
    private static final int TERMS = 9;

    private final CellIndex cells = new CellIndex(1024, CELL_METRES);
    private final CellIndex coarse = new CellIndex(64, COARSE_CELL_METRES);
    private final List<HeldTrack> tracks = new ArrayList<>();
    private final IntList inCells = new IntList();
    private final IntList inCoarse = new IntList();
    private final IntList wide = new IntList();
    private final IntList found = new IntList();
    private double[] terms = new double[64 * TERMS];
    private double widestFine;
    private double widestCoarse;
    private double at = Double.NEGATIVE_INFINITY;
    private double window = LONGEST_WINDOW_SECONDS;

    /** Whether it is too old for plots of this time. */
    boolean isStale(double seconds) {
        return Math.abs(seconds - at) > window;
    }

    /** Says that tracks in it have gone: it is to be made anew before it is asked again. */
    void spoil() {
        at = Double.NEGATIVE_INFINITY;
    }

    /** Begins anew at a time; {@code once} when it will serve plots of exactly this time. */
    void clear(double seconds, boolean once) {
        at = seconds;
        window = once ? 0 : LONGEST_WINDOW_SECONDS;
        cells.clear();
        coarse.clear();
        tracks.clear();
        inCells.clear();
        inCoarse.clear();
        wide.clear();
        widestFine = 0;
        widestCoarse = 0;
    }

    /** Adds a track. */
    void add(HeldTrack track) {
        int number = tracks.size();
        tracks.add(track);
        if (terms.length < (number + 1) * TERMS) {
            terms = Arrays.copyOf(terms, terms.length * 2);
        }
        int k = number * TERMS;
        double dt = at - track.seconds();
        for (int i = 0; i < 3; i++) {
            terms[k + i] = track.glance[i] + dt * track.glance[3 + i];
            terms[k + 3 + i] = track.glance[3 + i];
        }
        terms[k + 6] = track.placeSigma;
        terms[k + 7] = track.speedSigma;
        terms[k + 8] = track.seconds();
        double speed = Math.sqrt(square(terms[k + 3]) + square(terms[k + 4]) + square(terms[k + 5]));
        double off = blur(k, at + window) + speed * window;
        if (off < FINE_METRES) {
            cells.add(terms, k);
            inCells.add(number);
            widestFine = Math.max(widestFine, off);
        } else if (off < COARSE_METRES) {
            coarse.add(terms, k);
            inCoarse.add(number);
            widestCoarse = Math.max(widestCoarse, off);
        } else {
            wide.add(number);
        }
    }

    /** How many tracks are in it. */
    int size() {
        return tracks.size();
    }

    /** Numbers of all tracks so near a plot that the exact gate is worth asking. */
    void around(Sighting s, IntList out) {
        out.clear();
        double reach = 4.5 * s.crossSigma;
        if (!s.hasElevation) {
            reach += s.hasHeight ? 4 * Sensor.HEIGHT_SIGMA : 5 * Sensor.UNKNOWN_HEIGHT_SIGMA;
        }
        if (!cells.reaches(reach + widestFine)) {
            for (int number = 0; number < tracks.size(); number++) {
                addIfNear(number, s, reach, out);
            }
            return;
        }
        cells.around(s.position, reach + widestFine, found);
        for (int i = 0; i < found.size(); i++) {
            addIfNear(inCells.get(found.get(i)), s, reach, out);
        }
        if (inCoarse.size() > 0) {
            coarse.around(s.position, reach + widestCoarse, found);
            for (int i = 0; i < found.size(); i++) {
                addIfNear(inCoarse.get(found.get(i)), s, reach, out);
            }
        }
        for (int i = 0; i < wide.size(); i++) {
            addIfNear(wide.get(i), s, reach, out);
        }
    }

    private void addIfNear(int number, Sighting s, double reach, IntList out) {
        int k = number * TERMS;
        double dt = s.seconds - at;
        double x = terms[k] + dt * terms[k + 3] - s.position[0];
        double y = terms[k + 1] + dt * terms[k + 4] - s.position[1];
        double z = terms[k + 2] + dt * terms[k + 5] - s.position[2];
        double most = reach + blur(k, s.seconds);
        if (x * x + y * y + z * z < most * most) {
            out.add(number);
        }
    }

    /** A track by the number {@link #around} gave. */
    HeldTrack track(int number) {
        return tracks.get(number);
    }

    /** How far a track may be from where a straight line puts it, metres. */
    private double blur(int k, double seconds) {
        double age = Math.abs(seconds - terms[k + 8]);
        return SIGMAS * (terms[k + 6] + terms[k + 7] * age) + TURN_MPS2 * age * age;
    }

    private static double square(double v) {
        return v * v;
    }
}
