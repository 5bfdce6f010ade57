package org.watchfire.asterix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the numbers of a {@link Run} by its tables: once into the record, or row after row into its pool. Compiled code takes
 * numbers out by itself ({@link RunCompiler}); it asks here, by name, for the octets they are in, for room for rows, and for
 * rows that each say whether another follows.
 */
final class RunReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private RunReader() {}

    /** Reads a run into the record; the offset after it, or {@link Reading#BROKEN}. */
    static int once(Reading reading, Run run, int at) {
        if (at + run.octets > reading.limit) {
            return reading.cut(at);
        }
        numbers(reading.in, run, at, reading.out.raw, 0);
        return at + run.octets;
    }

    private static void numbers(byte[] in, Run run, int at, long[] to, int shift) {
        int n = run.elements.length;
        for (int i = 0; i < n; i++) {
            long word = word(in, at + run.octet[i]) << run.left[i];
            to[shift + run.slot[i]] = run.signed[i] ? word >> run.right[i] : word >>> run.right[i];
        }
    }

    /** Eight octets, big-endian; past the end of the array they count as 0 (the caller has checked what it needs). */
    static long word(byte[] in, int at) {
        if (at + 8 <= in.length) {
            return (long) LONG.get(in, at);
        }
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | (at + i < in.length ? in[at + i] & 0xFF : 0);
        }
        return word;
    }

    /** Reads the rows of a repetition; the offset after them, or {@link Reading#BROKEN}. */
    static int rows(Reading reading, Field.Repeat r, int at) {
        return r.countOctets() == 0 ? rowsByFx(reading, r.id(), at) : countedRows(reading, r, at);
    }

    private static int countedRows(Reading reading, Field.Repeat r, int at) {
        int count = roomForRows(reading, r.id(), at);
        DataRecord out = reading.out;
        Run run = r.body().run();
        int here = at + r.countOctets();
        for (int i = 0; i < count; i++, here += run.octets) {
            numbers(reading.in, run, here, out.pool, out.base[r.id()] + i * out.edition.rowWidth[r.id()]);
        }
        return count < 0 ? count : here;
    }

    /** The number of rows that stands before them, with room made for them, or {@link Reading#BROKEN}. */
    static int roomForRows(Reading reading, int repeat, int at) {
        DataRecord out = reading.out;
        Field.Repeat r = out.edition.repeatById[repeat];
        int start = at + r.countOctets();
        if (start > reading.limit) {
            return reading.cut(at);
        }
        int count = (int) (word(reading.in, at) >>> (64 - 8 * r.countOctets()));
        if ((long) start + (long) count * r.body().run().octets > reading.limit) {
            return reading.cut(at);
        }
        int numbers = count * out.edition.rowWidth[repeat];
        if (!out.reserve(numbers)) {
            return reading.broken(Fault.Rule.TOO_MANY_ROWS, at);
        }
        out.rows[repeat] = count;
        out.base[repeat] = out.poolSize;
        out.poolSize += numbers;
        return count;
    }

    /** Reads rows that each say whether another follows; the offset after them, or {@link Reading#BROKEN}. */
    static int rowsByFx(Reading reading, int repeat, int at) {
        DataRecord out = reading.out;
        Run run = out.edition.repeatById[repeat].body().run();
        int width = out.edition.rowWidth[repeat];
        int here = at;
        int count = 0;
        out.base[repeat] = out.poolSize;
        do {
            if (here + run.octets > reading.limit) {
                return reading.cut(here);
            }
            if (!out.reserve(width)) {
                return reading.broken(Fault.Rule.TOO_MANY_ROWS, here);
            }
            numbers(reading.in, run, here, out.pool, out.poolSize);
            out.poolSize += width;
            here += run.octets;
            count++;
        } while ((reading.in[here - 1] & 1) != 0);
        out.rows[repeat] = count;
        return here;
    }
}
