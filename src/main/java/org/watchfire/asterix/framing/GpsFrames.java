package org.watchfire.asterix.framing;

import java.io.IOException;

/**
 * {@link Framing#GPS}: a preamble of 2200 octets, then blocks, each before a trailer of ten octets that holds the time of
 * day in 1/128 s.
 */
final class GpsFrames implements Frames {
    private static final int PREAMBLE = 2200;
    private static final int TRAILER = 10;
    /** Where the time stands in the trailer. */
    private static final int TIME = 6;

    private static final long NANOS_PER_TICK = 7_812_500L;

    private final ByteWindow window;
    private final BlockFinder blocks;
    private final Frame frame;

    /** Starts behind the preamble. */
    GpsFrames(ByteWindow window, BlockFinder blocks, Frame frame) {
        this.window = window;
        this.blocks = blocks;
        this.frame = frame;
        window.skip(PREAMBLE);
    }

    /** Whether a recording starts at the window's start. */
    static boolean startAt(ByteWindow window, BlockFinder blocks) throws IOException {
        if (!blocks.blockAt(PREAMBLE)) {
            return false;
        }
        int second = PREAMBLE + window.u16(PREAMBLE + 1) + TRAILER;
        return !window.has(second + 3) || blocks.blockAt(second) || blocks.readsAt(PREAMBLE);
    }

    @Override
    public boolean next() throws IOException {
        while (window.has(3)) {
            if (blocks.blockAt(0)) {
                int octets = window.u16(1);
                int second = octets + TRAILER;
                if (!window.has(second)) {
                    frame.take(0, octets, octets);
                    return true;
                }
                if (!window.has(second + 1) || blocks.blockAt(second) || blocks.readsAt(0)) {
                    frame.recordedAt(window.u24(octets + TIME) * NANOS_PER_TICK);
                    frame.take(0, octets, second);
                    return true;
                }
            }
            frame.passOver(blocks.resume(1, window.upTo(LOOK_AHEAD), TRAILER));
        }
        frame.passOverRest();
        return false;
    }
}
