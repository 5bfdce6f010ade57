package org.watchfire.track;

import java.util.Arrays;

/**
 * Things by place: cubes of ECEF space, hashed. What is asked for comes with everything in the cubes that a reach around
 * a place touches and with strangers of the same hash; the caller looks again. Bounded by its capacity, which doubles when needed.
 */
final class CellIndex {
    /** Farthest that is looked around a place, in sides of a cube: five cubes on each axis. */
    private static final double LARGEST_REACH = 2;

    private final double side;
    private int[] heads;
    private int[] next;
    private int size;
    private int mask;
    private final int[] seen = new int[125];

    /**
     * @param capacity things to begin with
     * @param side of a cube; metres; best somewhat larger than what is usually asked for
     */
    CellIndex(int capacity, double side) {
        this.side = side;
        int buckets = Integer.highestOneBit(Math.max(capacity, 64)) * 2;
        heads = new int[buckets];
        next = new int[Math.max(capacity, 64)];
        mask = buckets - 1;
        clear();
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(heads, -1);
        size = 0;
    }

    /** Adds the thing with the next number, counted from 0 since the last clearing. */
    void add(double[] place) {
        if (size == next.length) {
            next = Arrays.copyOf(next, size * 2);
        }
        int bucket = bucket(cell(place[0]), cell(place[1]), cell(place[2]));
        next[size] = heads[bucket];
        heads[bucket] = size;
        size++;
    }

    /** How many things are in it. */
    int size() {
        return size;
    }

    /**
     * Numbers of the things near a place: all within a reach, and strangers of the same cubes and hashes.
     *
     * @param reach metres, at most {@link #LARGEST_REACH} sides of a cube
     * @param out receives them, grown when needed
     */
    void around(double[] place, double reach, IntList out) {
        out.clear();
        long x1 = cell(place[0] + reach);
        long y1 = cell(place[1] + reach);
        long z1 = cell(place[2] + reach);
        int buckets = 0;
        for (long x = cell(place[0] - reach); x <= x1; x++) {
            for (long y = cell(place[1] - reach); y <= y1; y++) {
                for (long z = cell(place[2] - reach); z <= z1; z++) {
                    int bucket = bucket(x, y, z);
                    if (heads[bucket] >= 0 && isNew(bucket, buckets)) {
                        seen[buckets++] = bucket;
                        for (int k = heads[bucket]; k >= 0; k = next[k]) {
                            out.add(k);
                        }
                    }
                }
            }
        }
    }

    /** Whether a reach is small enough for {@link #around}. */
    boolean reaches(double metres) {
        return metres <= LARGEST_REACH * side;
    }

    private boolean isNew(int bucket, int buckets) {
        for (int i = 0; i < buckets; i++) {
            if (seen[i] == bucket) {
                return false;
            }
        }
        return true;
    }

    private long cell(double metres) {
        return (long) Math.floor(metres / side);
    }

    private int bucket(long x, long y, long z) {
        long h = x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L;
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return (int) (h >>> 32) & mask;
    }
}
