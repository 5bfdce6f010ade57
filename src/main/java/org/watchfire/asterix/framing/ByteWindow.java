package org.watchfire.asterix.framing;

import java.io.IOException;
import java.io.InputStream;

/** A stream seen through a window of fixed size: look ahead by index, then skip. */
final class ByteWindow {
    /** Octets that can be looked at together; no frame of any framing here is longer. */
    static final int SIZE = 1 << 19;

    final byte[] bytes = new byte[SIZE];
    private final InputStream in;
    private int end;
    private boolean ended;
    /** Index of the first octet not yet skipped. */
    int start;

    private long skipped;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /** Whether {@code n} octets are there; {@code n} up to {@link #SIZE}. */
    boolean has(int n) throws IOException {
        if (end - start >= n) {
            return true;
        }
        if (start + n > SIZE) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        while (!ended && end - start < n) {
            int got = in.read(bytes, end, SIZE - end);
            if (got < 0) {
                ended = true;
            } else {
                end += got;
            }
        }
        return end - start >= n;
    }

    /** Octets there after asking for {@code n}: at most {@code n}. */
    int upTo(int n) throws IOException {
        return has(n) ? n : end - start;
    }

    int u8(int i) {
        return bytes[start + i] & 0xFF;
    }

    int u16(int i) {
        return u8(i) << 8 | u8(i + 1);
    }

    int u24(int i) {
        return u16(i) << 8 | u8(i + 2);
    }

    /** Big-endian. */
    long u32(int i) {
        return (long) u16(i) << 16 | u16(i + 2);
    }

    int u16(int i, boolean littleEndian) {
        return littleEndian ? u8(i) | u8(i + 1) << 8 : u16(i);
    }

    long u32(int i, boolean littleEndian) {
        return littleEndian ? Integer.reverseBytes((int) u32(i)) & 0xFFFFFFFFL : u32(i);
    }

    void skip(int n) {
        start += n;
        skipped += n;
    }

    /** Octets skipped since the stream's start. */
    long position() {
        return skipped;
    }
}
