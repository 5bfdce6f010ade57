package org.watchfire.track;

import java.util.Arrays;

/**
 * Where a radar's false plots crowd: low down over ground and sea, near by. In cells of range and elevation, learnt from the plots no track
 * took, and told against an even spread over all that the radar sees. A cell is even until more was seen in it than chance leaves open.
 */
final class ClutterMap {
    /** Borders of the cells, metres and degrees. */
    private static final double[] RANGES = {10e3, 20e3, 40e3, 80e3, 160e3, 320e3, 640e3, 1_280e3, 2_560e3};

    private static final double[] ELEVATIONS = Arrays.stream(new double[] {0.25, 0.5, 1, 2, 4, 8, 16, 32})
            .map(Math::toRadians)
            .toArray();

    /** Rows of cells by elevation, and one for plots without. */
    private static final int ROWS = ELEVATIONS.length + 2;

    private static final int COLUMNS = RANGES.length + 1;

    /** Plots of an even spread that every cell is thought to have had. */
    private static final double PRIOR = 3;

    /** Sigmas by which a count is taken for less than it is. */
    private static final double SIGMAS = 2;

    /** What is left of a count after a scan: some 200 scans are remembered. */
    private static final double KEPT = 1 - 1 / 200.0;

    private final double[] counts = new double[ROWS * COLUMNS];
    private final double[] crowding = new double[ROWS * COLUMNS];

    ClutterMap() {
        Arrays.fill(crowding, 1);
    }

    /** Number of the cell of a plot. */
    static int cell(double rangeMetres, double elevationRadians, boolean hasElevation) {
        int row = hasElevation ? place(ELEVATIONS, elevationRadians) : ROWS - 1;
        return row * COLUMNS + place(RANGES, rangeMetres);
    }

    private static int place(double[] borders, double value) {
        int i = 0;
        while (i < borders.length && value >= borders[i]) {
            i++;
        }
        return i;
    }

    /** Counts a false plot. */
    void add(int cell) {
        counts[cell]++;
    }

    /** How many times as dense false plots are in a cell as they would be if they were spread evenly, at least 1. */
    double crowding(int cell) {
        return crowding[cell];
    }

    /** A scan is over: reckons anew, and forgets a little. */
    void endScan(double maxRange, double minElevation, double maxElevation) {
        double withElevation = 0;
        double without = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (cell / COLUMNS < ROWS - 1) {
                withElevation += counts[cell];
            } else {
                without += counts[cell];
            }
        }
        for (int row = 0; row < ROWS; row++) {
            boolean none = row == ROWS - 1;
            double high = none ? 1 : share(ELEVATIONS, row, minElevation, maxElevation);
            for (int column = 0; column < COLUMNS; column++) {
                int cell = row * COLUMNS + column;
                double even = (none ? without : withElevation) * high * share(RANGES, column, 0, maxRange);
                double sure = counts[cell] - SIGMAS * Math.sqrt(counts[cell]);
                crowding[cell] = Math.max(1, (PRIOR + sure) / (PRIOR + even));
                counts[cell] *= KEPT;
            }
        }
    }

    /** Part of an interval that one between borders takes of it. */
    private static double share(double[] borders, int i, double from, double to) {
        double begin = i == 0 ? from : Math.max(from, borders[i - 1]);
        double end = i == borders.length ? to : Math.min(to, borders[i]);
        return Math.max(0, end - begin) / (to - from);
    }
}
