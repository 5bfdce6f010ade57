package org.watchfire.asterix.framing;

import java.io.IOException;
import org.watchfire.asterix.BlockWriter;

/** How the frames of one {@link Framing} follow each other in a stream. */
sealed interface Frames permits RawFrames, FinalFrames, GpsFrames, PacketFrames {
    /** How far to look for a first frame or, after lost octets, for the next block. */
    int LOOK_AHEAD = BlockWriter.MAX_BLOCK;

    /** Fills the {@link Frame} with the next one; false at the end, with what is left passed over. */
    boolean next() throws IOException;

    /** Octets so far that are of other things than frames, though nothing is broken: packets that are not UDP. */
    default long otherOctets() {
        return 0;
    }
}
