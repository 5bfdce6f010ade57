package org.watchfire.journal;

import java.util.Arrays;

/**
 * One entry of a journal.
 *
 * @param sequence from 1, rising by 1; a {@link #GAP} row closes over numbers that were lost
 * @param taiNanos scenario time, nanoseconds since 1970-01-01T00:00:00 TAI
 * @param wallNanos wall time, nanoseconds since 1970-01-01T00:00:00 UTC
 * @param kind what the bytes are, such as {@code exchange.out}
 * @param bytes as taken in or decided; not to be changed by whoever reads them
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content below; copying every row would double its cost
public record Row(long sequence, long taiNanos, long wallNanos, String kind, byte[] bytes) {
    /** Rows that were dropped while the disk was full; its bytes say from which number on, as decimal text. */
    public static final String GAP = "journal.gap";

    public Row {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " is below 1");
        }
        if (!kind.matches("[a-z][a-z0-9.-]{0,39}")) {
            throw new IllegalArgumentException("kind \"" + kind + "\" is not 1 to 40 of a-z, 0-9, . and -");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that
                && sequence == that.sequence
                && taiNanos == that.taiNanos
                && wallNanos == that.wallNanos
                && kind.equals(that.kind)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(bytes);
    }

    /** Without the content, so that it may stand in a log. */
    @Override
    public String toString() {
        return "Row[" + sequence + ", " + kind + ", " + bytes.length + " bytes]";
    }
}
