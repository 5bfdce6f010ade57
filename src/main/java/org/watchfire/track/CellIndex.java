package org.watchfire.track;

import java.util.Arrays;

/**
 * Things by place: cubes of ECEF space, hashed. What is asked for comes with everything in the 27 cubes around a place
 * and with strangers of the same hash; the caller looks again. Bounded by its capacity, which doubles when needed.
 */
final class CellIndex {
    private final double side;
    private int[] heads;
    private int[] next;
    private int size;
    private int mask;
    private final long[] seen = new long[27];

    /**
     * @param capacity things to begin with
     * @param side of a cube; everything nearer than this to a place is found, metres
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
     * Numbers of the things around a place.
     *
     * @param out receives them, grown when needed
     * @return how many
     */
    int around(double[] place, IntList out) {
        out.clear();
        long x = cell(place[0]);
        long y = cell(place[1]);
        long z = cell(place[2]);
        int buckets = 0;
        for (int i = 0; i < 27; i++) {
            int bucket = bucket(x + i % 3 - 1, y + i / 3 % 3 - 1, z + i / 9 - 1);
            if (heads[bucket] >= 0 && isNew(bucket, buckets)) {
                seen[buckets++] = bucket;
                for (int k = heads[bucket]; k >= 0; k = next[k]) {
                    out.add(k);
                }
            }
        }
        return out.size();
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
