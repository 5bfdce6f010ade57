package org.watchfire.exchange.statements;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.exchange.wire.Digest;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.model.Sha256;

/**
 * What was under the numbers of one run of the live lane, in cells of 64: their number only rises, so each cell is hashed as it
 * goes. Keeps the newest cells, about two hours of them at the usual rate; what came before is forgotten.
 */
public final class LiveTally {
    /** Numbers in a cell. */
    static final int CELL = 64;

    /** Most cells kept. */
    static final int MOST = 4096;

    private final TreeMap<Long, Cell> cells = new TreeMap<>();
    private long epoch;
    private long highest;

    private static final class Cell {
        private final MessageDigest running = Sha256.begin();
        private Optional<byte[]> hash = Optional.empty();
        private long blocks;
        private long next;
        private long firstMissing;

        Cell(long index) {
            next = index * CELL + 1;
        }

        void add(long number, byte[] envelopeHash) {
            if (number > next && firstMissing == 0) {
                firstMissing = next;
            }
            next = number + 1;
            blocks++;
            running.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
            running.update(envelopeHash);
        }

        /** Asked once the cell is past; what comes still later is counted only. */
        byte[] hash() {
            byte[] made = hash.orElseGet(running::digest);
            hash = Optional.of(made);
            return made;
        }
    }

    /** Numbers begin again, at 1: those of this run. */
    public void begin(long newEpoch) {
        epoch = newEpoch;
        cells.clear();
        highest = 0;
    }

    /** Of which run the numbers are; 0 before {@link #begin}. */
    long epoch() {
        return epoch;
    }

    /** It is stated, or answered, up to here. */
    void forget(long to) {
        cells.headMap((to - 1) / CELL, true).clear();
    }

    /** A block, numbered above all before it. */
    public void add(long number, byte[] envelope) {
        highest = number;
        cells.computeIfAbsent((number - 1) / CELL, Cell::new).add(number, Tally.hash(envelope));
        if (cells.size() > MOST) {
            cells.pollFirstEntry();
        }
    }

    /** Highest number of the last cell that no number can be added to any more. */
    long complete() {
        return highest / CELL * CELL;
    }

    long highest() {
        return highest;
    }

    /** Blocks of a stretch of whole cells. */
    long blocks(long from, long to) {
        return part(from, to).stream().mapToLong(cell -> cell.blocks).sum();
    }

    /** First number of a stretch of whole cells that did not come, or 0. */
    long firstMissing(long from, long to) {
        for (long first = from; first <= to; first += CELL) {
            Cell cell = cells.get((first - 1) / CELL);
            if (cell == null) {
                return first;
            }
            if (cell.blocks < CELL) {
                return cell.firstMissing == 0 ? cell.next : cell.firstMissing;
            }
        }
        return 0;
    }

    /** Digests of the equal parts of a stretch of whole cells. */
    List<Digest> segments(long from, long to) {
        List<Digest> segments = new ArrayList<>();
        long step = step(from, to);
        for (long first = from; first <= to; first += step) {
            MessageDigest digest = Sha256.begin();
            for (Cell cell : part(first, Math.min(to, first + step - 1))) {
                digest.update(cell.hash());
            }
            segments.add(Digest.of(digest));
        }
        return segments;
    }

    /** Which of the segments are here without a gap; bit 0 is the first. */
    long whole(long from, long to) {
        long whole = 0;
        long step = step(from, to);
        for (int i = 0; from + i * step <= to; i++) {
            long first = from + i * step;
            long last = Math.min(to, first + step - 1);
            whole |= blocks(first, last) == last - first + 1 ? 1L << i : 0;
        }
        return whole;
    }

    /** Numbers in one segment: whole cells. */
    static long step(long from, long to) {
        long count = (to - from + 1) / CELL;
        return Math.max(1, (count + Statement.MOST_PARTS - 1) / Statement.MOST_PARTS) * CELL;
    }

    private List<Cell> part(long from, long to) {
        return to < from
                ? List.of()
                : List.copyOf(cells.subMap((from - 1) / CELL, true, (to - 1) / CELL, true)
                        .values());
    }
}
