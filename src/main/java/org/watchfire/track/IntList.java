package org.watchfire.track;

import java.util.Arrays;

/** A growing list of ints, reused so that the hot path allocates nothing. */
final class IntList {
    private int[] values = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void set(int i, int value) {
        values[i] = value;
    }

    int get(int i) {
        return values[i];
    }

    int size() {
        return size;
    }
}
