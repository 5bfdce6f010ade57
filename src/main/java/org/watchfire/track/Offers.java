package org.watchfire.track;

import java.util.Arrays;

/**
 * Which plots of one look each start may take: met plot by plot, looked through start by start, so that a start's models are fetched
 * once. Its arrays are used again.
 */
final class Offers {
    private static final int NONE = -1;

    private final IntList starts = new IntList();
    private final IntList plots = new IntList();
    private final IntList next = new IntList();
    private int[] first = {};

    /**
     * Forgets all.
     *
     * @param count of starts: their numbers lie below it
     */
    void clear(int count) {
        if (first.length < count) {
            first = new int[count * 2];
        }
        Arrays.fill(first, 0, count, NONE);
        starts.clear();
        plots.clear();
        next.clear();
    }

    /** Offers a plot; those offered later are looked at earlier. */
    void add(int start, int plot) {
        if (first[start] == NONE) {
            starts.add(start);
        }
        next.add(first[start]);
        first[start] = plots.size();
        plots.add(plot);
    }

    /** How many starts are offered something. */
    int size() {
        return starts.size();
    }

    /** Number of the {@code i}-th start that is offered something. */
    int start(int i) {
        return starts.get(i);
    }

    /** First offer to a start, for {@link #plot} and {@link #after}. */
    int first(int start) {
        return first[start];
    }

    /** Number of the plot of an offer. */
    int plot(int offer) {
        return plots.get(offer);
    }

    /** Next offer to the same start, below 0 after the last. */
    int after(int offer) {
        return next.get(offer);
    }
}
