package org.watchfire.track;

import java.util.Arrays;

/**
 * Things by place: cubes of ECEF space, hashed. What is asked for comes with everything in the cubes that a reach around
 * a place touches and with strangers of the same hash; the caller looks again. Bounded by its capacity, which doubles when needed.
 */
final class CellIndex {
    /** Farthest that is looked around a place, in sides of a cube: five cubes on each axis. */
    private static final double LARGEST_REACH = 2;

    /** Bits for columns of cubes; a power of two, and more than ten thousand aircraft fill. */
    private static final int COLUMN_BITS = 1 << 14;

    private final double side;

    /** For each bucket the newest thing in it, or -1, and the number of the query that last looked into it. */
    private int[] buckets;

    /** For each thing the one before it in its bucket, or -1, and the hash of its cube. */
    private int[] next;

    private int[] hashes;

    /** A bit for each hash of a column of cubes along z, set where something is in it: most columns around a place are empty. */
    private final long[] columns = new long[COLUMN_BITS / Long.SIZE];

    private int size;
    private int mask;
    private int queries;

    /**
     * @param capacity things to begin with
     * @param side of a cube; metres; best somewhat larger than what is usually asked for
     */
    CellIndex(int capacity, double side) {
        this.side = side;
        int count = Integer.highestOneBit(Math.max(capacity, 64)) * 2;
        buckets = new int[2 * count];
        mask = count - 1;
        next = new int[Math.max(capacity, 64)];
        hashes = new int[next.length];
        clear();
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(buckets, -1);
        Arrays.fill(columns, 0);
        queries = 0;
        size = 0;
    }

    /** Adds the thing with the next number, counted from 0 since the last clearing, at the place of three terms from {@code at} on. */
    void add(double[] terms, int at) {
        if (size == next.length) {
            grow();
        }
        long column = column(cell(terms[at]), cell(terms[at + 1]));
        int bit = columnBit(column);
        columns[bit / Long.SIZE] |= 1L << bit;
        hashes[size] = hash(column, cell(terms[at + 2]));
        link(size++);
    }

    private void link(int thing) {
        int bucket = hashes[thing] & mask;
        next[thing] = buckets[2 * bucket];
        buckets[2 * bucket] = thing;
    }

    private void grow() {
        next = Arrays.copyOf(next, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        buckets = new int[buckets.length * 2];
        mask = buckets.length / 2 - 1;
        Arrays.fill(buckets, -1);
        for (int thing = 0; thing < size; thing++) {
            link(thing);
        }
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
        long z0 = cell(place[2] - reach);
        long z1 = cell(place[2] + reach);
        queries++;
        for (long x = cell(place[0] - reach); x <= x1; x++) {
            for (long y = cell(place[1] - reach); y <= y1; y++) {
                long column = column(x, y);
                int bit = columnBit(column);
                if ((columns[bit / Long.SIZE] & 1L << bit) != 0) {
                    along(column, z0, z1, out);
                }
            }
        }
    }

    private void along(long column, long z0, long z1, IntList out) {
        for (long z = z0; z <= z1; z++) {
            int bucket = hash(column, z) & mask;
            // two cubes may share a bucket; what is in it is given once
            if (buckets[2 * bucket + 1] != queries) {
                buckets[2 * bucket + 1] = queries;
                for (int k = buckets[2 * bucket]; k >= 0; k = next[k]) {
                    out.add(k);
                }
            }
        }
    }

    /** Whether a reach is small enough for {@link #around}. */
    boolean reaches(double metres) {
        return metres <= LARGEST_REACH * side;
    }

    private long cell(double metres) {
        return (long) Math.floor(metres / side);
    }

    private static long column(long x, long y) {
        return x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    }

    private static int columnBit(long column) {
        return (int) (column >>> 32) & COLUMN_BITS - 1;
    }

    private static int hash(long column, long z) {
        long h = column + z * 0x165667B19E3779F9L;
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return (int) (h >>> 32);
    }
}
