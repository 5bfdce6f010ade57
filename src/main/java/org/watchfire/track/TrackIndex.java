package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;

/**
 * Tracks by place at one moment. Those that move or blur by more than a cell stand in a list of their own, which is
 * looked through whole; in practice these are the few thrown ones. Made anew as time goes on.
 */
final class TrackIndex {
    private static final double LONGEST_AGE_SECONDS = 1;
    private static final double TURN_MPS2 = 20;

    private final CellIndex cells = new CellIndex(1024);
    private final List<HeldTrack> inCells = new ArrayList<>();
    private final List<HeldTrack> wide = new ArrayList<>();
    private double at = Double.NEGATIVE_INFINITY;

    /** Whether it is too old for plots of this time. */
    boolean isStale(double seconds) {
        return Math.abs(seconds - at) > LONGEST_AGE_SECONDS;
    }

    /** Its moment. */
    double at() {
        return at;
    }

    /** Begins anew at a time. */
    void clear(double seconds) {
        at = seconds;
        cells.clear();
        inCells.clear();
        wide.clear();
    }

    /** Adds a track. */
    void add(HeldTrack track) {
        track.index(at);
        double age = Math.abs(at - track.seconds()) + LONGEST_AGE_SECONDS;
        if (blur(track, age) + speed(track) * LONGEST_AGE_SECONDS > CellIndex.CELL_METRES / 2) {
            wide.add(track);
        } else {
            cells.add(track.indexed);
            inCells.add(track);
        }
    }

    /** Numbers of all tracks that may be near a plot. */
    void around(Sighting s, IntList out) {
        if (4 * Starter.crossSigma(s) > CellIndex.CELL_METRES / 2 || (!s.hasElevation && !s.hasHeight)) {
            out.clear();
            for (int i = 0; i < inCells.size(); i++) {
                out.add(i);
            }
        } else {
            cells.around(s.position, out);
        }
        for (int i = 0; i < wide.size(); i++) {
            out.add(inCells.size() + i);
        }
    }

    /** A track by the number {@link #around} gave. */
    HeldTrack track(int number) {
        return number < inCells.size() ? inCells.get(number) : wide.get(number - inCells.size());
    }

    /** A cheap test before the exact gate. */
    boolean isNear(HeldTrack track, Sighting s) {
        double dt = s.seconds - at;
        double x = track.indexed[0] + dt * track.indexed[3] - s.position[0];
        double y = track.indexed[1] + dt * track.indexed[4] - s.position[1];
        double z = track.indexed[2] + dt * track.indexed[5] - s.position[2];
        double reach = blur(track, s.seconds - track.seconds()) + 4.5 * Starter.crossSigma(s);
        if (!s.hasElevation) {
            reach += s.hasHeight ? 4 * Sensor.HEIGHT_SIGMA : 5 * Sensor.UNKNOWN_HEIGHT_SIGMA;
        }
        return x * x + y * y + z * z < reach * reach;
    }

    /** How far a track may be from where a straight line puts it, metres. */
    private static double blur(HeldTrack track, double age) {
        return 4.5 * (track.placeSigma + track.speedSigma * age) + TURN_MPS2 * age * age;
    }

    private static double speed(HeldTrack track) {
        double[] v = track.indexed;
        return Math.sqrt(v[3] * v[3] + v[4] * v[4] + v[5] * v[5]);
    }
}
