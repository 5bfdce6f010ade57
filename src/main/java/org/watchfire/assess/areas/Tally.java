package org.watchfire.assess.areas;

import java.util.Arrays;

/** Which share of the futures does one thing to one area, and from when to when. Mutable while an {@link Outlook} is flown. */
final class Tally {
    private int count;
    private int last = -1;
    private double[] first = new double[4];
    private double[] until = new double[4];
    private boolean inOrder = true;

    /** A future does it at some time; times of one future come in order, those of different ones one after the other. */
    void add(int future, double time) {
        if (last != future) {
            last = future;
            if (count == first.length) {
                first = Arrays.copyOf(first, 2 * count);
                until = Arrays.copyOf(until, 2 * count);
            }
            first[count++] = time;
        }
        until[count - 1] = time;
        inOrder = false;
    }

    /** Futures that do it. */
    int count() {
        return count;
    }

    /** When 1 in 100 of them has begun to. */
    double begin() {
        sort();
        return first[count / 100];
    }

    /** When all but 1 in 100 of them have done it for the last time. */
    double end() {
        sort();
        return until[count - 1 - count / 100];
    }

    /** Futures that do it at some time or later. */
    int later(double afterSeconds) {
        sort();
        int at = Arrays.binarySearch(until, 0, count, afterSeconds);
        return count - (at < 0 ? -at - 1 : at);
    }

    private void sort() {
        if (!inOrder) {
            Arrays.sort(first, 0, count);
            Arrays.sort(until, 0, count);
            inOrder = true;
        }
    }
}
