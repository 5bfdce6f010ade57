package org.watchfire.asterix.framing;

import java.io.IOException;

/** {@link Framing#RAW}: every block a frame. Lost octets are a frame too, so that the block reader names the fault. */
final class RawFrames implements Frames {
    private final ByteWindow window;
    private final BlockFinder blocks;
    private final Frame frame;

    RawFrames(ByteWindow window, BlockFinder blocks, Frame frame) {
        this.window = window;
        this.blocks = blocks;
        this.frame = frame;
    }

    @Override
    public boolean next() throws IOException {
        if (!window.has(1)) {
            return false;
        }
        int octets = blocks.blockAt(0) ? block() : blocks.resume(1, window.upTo(LOOK_AHEAD), 0);
        frame.take(0, octets, octets);
        return true;
    }

    /** Length of the block at hand, or of what is lost before the first block that reads. */
    private int block() throws IOException {
        int octets = window.u16(1);
        boolean lost = !blocks.readsAt(0) && window.has(octets + 1) && !blocks.readsAt(octets);
        // Neither it nor what follows reads: its length may be wrong, then blocks that read stand inside it.
        return lost ? blocks.readable(1, octets, 0) : octets;
    }
}
