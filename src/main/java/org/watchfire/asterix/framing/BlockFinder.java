package org.watchfire.asterix.framing;

import java.io.IOException;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;

/**
 * Tells in a stream without framing of its own where data blocks start: a header alone proves little, so that after lost
 * octets a block counts only when it reads without a fault and another follows it, or the end.
 */
final class BlockFinder {
    private final ByteWindow window;
    private final BlockReader reader;

    BlockFinder(ByteWindow window) {
        this.window = window;
        this.reader = new BlockReader(Catalogue.standard());
    }

    /** Whether a block can start here: a category, and a length within the stream. Indexes run from the window's start. */
    boolean blockAt(int i) throws IOException {
        if (!window.has(i + 3) || window.u8(i) == 0) {
            return false;
        }
        int octets = window.u16(i + 1);
        return octets > 3 && window.has(i + octets);
    }

    /** Whether a block of a category with a definition can start here. */
    boolean knownAt(int i) throws IOException {
        return blockAt(i) && Catalogue.standard().find(window.u8(i)).isPresent();
    }

    /** Whether the block here reads without a fault. */
    boolean readsAt(int i) throws IOException {
        if (!knownAt(i)) {
            return false;
        }
        reader.wrap(window.bytes, window.start + i, window.u16(i + 1));
        BlockReader.Step step = reader.next();
        while (step == BlockReader.Step.RECORD) {
            step = reader.next();
        }
        return step == BlockReader.Step.END;
    }

    /**
     * Where two blocks in a row read without a fault, or one that ends the stream.
     *
     * @param from first place to try
     * @param most places before this one; returned when there is none
     * @param gap octets between one block and the next
     */
    int readable(int from, int most, int gap) throws IOException {
        for (int i = from; i < most; i++) {
            if (readsAt(i) && (ends(after(i, gap)) || readsAt(after(i, gap)))) {
                return i;
            }
        }
        return most;
    }

    /**
     * Where blocks go on after lost octets: as {@link #readable}, or, where there is none, two headers in a row of
     * categories with a definition, since the source may use another edition.
     */
    int resume(int from, int most, int gap) throws IOException {
        int best = readable(from, most, gap);
        for (int i = from; i < most && best == most; i++) {
            if (knownAt(i) && (ends(after(i, gap)) || knownAt(after(i, gap)))) {
                best = i;
            }
        }
        return best;
    }

    private int after(int i, int gap) {
        return i + window.u16(i + 1) + gap;
    }

    private boolean ends(int i) throws IOException {
        return !window.has(i + 1);
    }
}
