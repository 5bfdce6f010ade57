package org.watchfire.asterix.framing;

import java.io.IOException;

/**
 * {@link Framing#FINAL}: a header of eight octets (length of the whole, error, line, day, time of day in 10 ms), blocks,
 * and four times A5.
 */
final class FinalFrames implements Frames {
    private static final int HEADER = 8;
    private static final int TRAILER = 4;
    private static final int SHORTEST = HEADER + 3 + TRAILER;
    private static final long TRAILER_OCTETS = 0xA5A5A5A5L;
    private static final long NANOS_PER_TICK = 10_000_000L;

    private final ByteWindow window;
    private final Frame frame;

    FinalFrames(ByteWindow window, Frame frame) {
        this.window = window;
        this.frame = frame;
    }

    /** Whether a whole frame stands at an index from the window's start. */
    static boolean at(ByteWindow window, int i) throws IOException {
        if (!window.has(i + HEADER + TRAILER)) {
            return false;
        }
        int octets = window.u16(i);
        return octets >= SHORTEST && window.has(i + octets) && window.u32(i + octets - TRAILER) == TRAILER_OCTETS;
    }

    /** Whether a recording has lost its first frames: two in a row, or one at the end, further on. */
    static boolean furtherOn(ByteWindow window) throws IOException {
        int most = window.upTo(LOOK_AHEAD);
        for (int i = 1; i < most; i++) {
            if (at(window, i)) {
                int second = i + window.u16(i);
                if (!window.has(second + 1) || at(window, second)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean next() throws IOException {
        while (window.has(HEADER + TRAILER)) {
            if (at(window, 0)) {
                int octets = window.u16(0);
                frame.recordedAt(window.u24(5) * NANOS_PER_TICK);
                frame.take(HEADER, octets - HEADER - TRAILER, octets);
                return true;
            }
            frame.passOver(1);
        }
        frame.passOverRest();
        return false;
    }
}
