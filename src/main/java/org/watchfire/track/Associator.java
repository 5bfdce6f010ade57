package org.watchfire.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which plot belongs to which track: pairs inside the gate, cut into clusters that share nothing, the best total in each
 * (global nearest neighbour by likelihood ratio). Reads tracks from the index and tells its answer pair by pair.
 */
final class Associator {
    /** Squared distance beyond which a plot is not a track's: 0.9999 of three dimensions, 0.9997 of four. */
    static final double GATE = 21;

    /** A cluster with more tracks than this is served in the order of its scores. */
    private static final int LARGEST_CLUSTER = 60;

    private final TrackIndex index;
    private final Assignment assignment = new Assignment();
    private final IntList near = new IntList();
    private final List<HeldTrack> rows = new ArrayList<>();
    private final IntList edgeRow = new IntList();
    private final IntList edgePlot = new IntList();
    private final IntList plotsOfRow = new IntList();
    private int[] rowsOfPlot = new int[64];
    private int[] takers = new int[64];
    private double[] edgeScore = new double[256];
    private int[] parent = new int[64];
    private int[] placeInCluster = new int[64];
    private int[] clusterHead = new int[64];
    private int[] edgeNext = new int[256];
    private int[] chosen = new int[64];
    private double[] matrix = new double[64];

    Associator(TrackIndex index) {
        this.index = index;
    }

    /** What a track gains when it takes a plot rather than misses it: the logarithm of the likelihood ratio. */
    static double gain(HeldTrack track, Sighting s) {
        return Math.log(s.sensor.detection / s.sensor.falseDensity(s)) + track.explanations.trialLog;
    }

    /** Takes pairs as they are found; the track's trial of the plot is the newest one then, or is made again. */
    interface Taker {
        /**
         * @param track that is to take it
         * @param plot its place in the list of plots
         */
        void take(HeldTrack track, int plot);
    }

    /**
     * Assigns plots of one radar and one look to confirmed tracks. Where a track and a plot have only each other, that is
     * settled at once, while the trial is at hand; the others compete.
     *
     * @param plots in any order
     * @param taker is told each pair
     */
    void assign(List<Sighting> plots, Taker taker) {
        collect(plots);
        compete(plots, taker);
        int n = rows.size();
        if (edgeRow.size() == 0) {
            return;
        }
        if (takers.length < plots.size()) {
            takers = new int[plots.size() * 2];
        }
        Arrays.fill(takers, 0, plots.size(), -1);
        cluster(n, plots.size());
        for (int root = 0; root < n + plots.size(); root++) {
            if (clusterHead[root] >= 0) {
                solve(root, n, plots);
            }
        }
        for (int i = 0; i < plots.size(); i++) {
            if (takers[i] >= 0) {
                taker.take(rows.get(takers[i]), i);
            }
        }
    }

    /** Gives lone pairs away, keeps those that are in the gate of what is left. */
    private void compete(List<Sighting> plots, Taker taker) {
        int all = edgeRow.size();
        // what stays moves forward in the same lists
        edgeRow.clear();
        edgePlot.clear();
        for (int k = 0; k < all; k++) {
            int row = edgeRow.get(k);
            int plot = edgePlot.get(k);
            HeldTrack track = rows.get(row);
            Sighting s = plots.get(plot);
            track.explanations.trial(s);
            double score = gain(track, s) - Math.log(1 - s.sensor.detection);
            if (track.explanations.trialDistance < GATE + (s.hasRate ? 4 : 0) && score > 0) {
                if (plotsOfRow.get(row) == 1 && rowsOfPlot[plot] == 1) {
                    taker.take(track, plot);
                } else {
                    edge(row, plot, score);
                }
            }
        }
    }

    private void collect(List<Sighting> plots) {
        rows.clear();
        edgeRow.clear();
        edgePlot.clear();
        plotsOfRow.clear();
        if (rowsOfPlot.length < plots.size()) {
            rowsOfPlot = new int[plots.size() * 2];
        }
        for (int i = 0; i < plots.size(); i++) {
            Sighting s = plots.get(i);
            rowsOfPlot[i] = 0;
            index.around(s, near);
            for (int k = 0; k < near.size(); k++) {
                HeldTrack track = index.track(near.get(k));
                if (track.confirmed && !track.dead && s.seconds >= track.seconds()) {
                    int row = row(track);
                    edgeRow.add(row);
                    edgePlot.add(i);
                    plotsOfRow.set(row, plotsOfRow.get(row) + 1);
                    rowsOfPlot[i]++;
                }
            }
        }
    }

    private int row(HeldTrack track) {
        if (track.row < rows.size() && rows.get(track.row) == track) {
            return track.row;
        }
        track.row = rows.size();
        rows.add(track);
        plotsOfRow.add(0);
        return track.row;
    }

    private void edge(int row, int plot, double score) {
        int k = edgeRow.size();
        if (k == edgeScore.length) {
            edgeScore = Arrays.copyOf(edgeScore, k * 2);
            edgeNext = new int[k * 2];
        }
        edgeScore[k] = score;
        edgeRow.add(row);
        edgePlot.add(plot);
    }

    private void cluster(int tracks, int plots) {
        int all = tracks + plots;
        if (parent.length < all) {
            parent = new int[all * 2];
            placeInCluster = new int[all * 2];
            clusterHead = new int[all * 2];
        }
        for (int i = 0; i < all; i++) {
            parent[i] = i;
            clusterHead[i] = -1;
        }
        for (int k = 0; k < edgeRow.size(); k++) {
            parent[root(edgeRow.get(k))] = root(tracks + edgePlot.get(k));
        }
        for (int k = edgeRow.size() - 1; k >= 0; k--) {
            int root = root(edgeRow.get(k));
            edgeNext[k] = clusterHead[root];
            clusterHead[root] = k;
        }
    }

    private int root(int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private void solve(int root, int n, List<Sighting> plots) {
        int head = clusterHead[root];
        if (edgeNext[head] < 0) {
            takers[edgePlot.get(head)] = edgeRow.get(head);
            return;
        }
        int height = 0;
        int width = 0;
        for (int k = head; k >= 0; k = edgeNext[k]) {
            placeInCluster[edgeRow.get(k)] = -1;
            placeInCluster[n + edgePlot.get(k)] = -1;
        }
        int[] rowOf = new int[Math.min(plots.size() + n, edgeRow.size())];
        int[] columnOf = new int[rowOf.length];
        for (int k = head; k >= 0; k = edgeNext[k]) {
            int row = edgeRow.get(k);
            int plot = edgePlot.get(k);
            if (placeInCluster[row] < 0) {
                rowOf[height] = row;
                placeInCluster[row] = height++;
            }
            if (placeInCluster[n + plot] < 0) {
                columnOf[width] = plot;
                placeInCluster[n + plot] = width++;
            }
        }
        if (height > LARGEST_CLUSTER) {
            greedy(head);
            return;
        }
        fill(head, n, height, width);
        assignment.solve(matrix, height, width, chosen);
        for (int r = 0; r < height; r++) {
            if (chosen[r] >= 0) {
                takers[columnOf[chosen[r]]] = rowOf[r];
            }
        }
    }

    private void fill(int head, int n, int height, int width) {
        if (matrix.length < height * width) {
            matrix = new double[height * width * 2];
        }
        if (chosen.length < height) {
            chosen = new int[height * 2];
        }
        Arrays.fill(matrix, 0, height * width, Assignment.FORBIDDEN);
        for (int k = head; k >= 0; k = edgeNext[k]) {
            matrix[placeInCluster[edgeRow.get(k)] * width + placeInCluster[n + edgePlot.get(k)]] = edgeScore[k];
        }
    }

    private void greedy(int head) {
        List<Integer> edges = new ArrayList<>();
        for (int k = head; k >= 0; k = edgeNext[k]) {
            edges.add(k);
        }
        edges.sort((a, b) -> Double.compare(edgeScore[b], edgeScore[a]));
        boolean[] taken = new boolean[rows.size()];
        for (int k : edges) {
            int plot = edgePlot.get(k);
            if (!taken[edgeRow.get(k)] && takers[plot] < 0) {
                taken[edgeRow.get(k)] = true;
                takers[plot] = edgeRow.get(k);
            }
        }
    }
}
