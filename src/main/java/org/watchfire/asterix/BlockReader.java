package org.watchfire.asterix;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data blocks of one datagram (or of any stretch of bytes), record by record, without allocating for each:
 *
 * <pre>{@code
 * BlockReader reader = new BlockReader(Catalogue.standard());
 * reader.wrap(bytes, 0, bytes.length);
 * for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
 *     switch (step) {
 *         case RECORD -> use(reader.record());
 *         case FAULT -> count(reader.fault());
 *         case UNKNOWN_CATEGORY, END -> {}
 *     }
 * }
 * }</pre>
 *
 * No bytes make it throw, loop without end or read outside them. After a fault in a record the rest of its block is
 * skipped, since where the next record starts cannot be known; the next block is read as usual.
 */
public final class BlockReader {
    /** What {@link #next} found. */
    public enum Step {
        /** A record, in {@link #record()}. */
        RECORD,
        /** A broken rule, in {@link #fault()}. */
        FAULT,
        /** A block of a category without definition: {@link #blockOffset()}, {@link #blockLength()}, {@link #category()}. */
        UNKNOWN_CATEGORY,
        /** No more bytes. */
        END
    }

    private static final Fault NO_FAULT = new Fault(0, 0, "", Fault.Rule.EMPTY_RECORD);

    private final Catalogue catalogue;
    private final Reading reading;
    private final RecordReader reader;
    private final @Nullable DataRecord[] byCategory = new DataRecord[256];
    private final @Nullable DataRecord[][] bySource = new DataRecord[256][];
    private DataRecord record;
    private Fault fault = NO_FAULT;
    private boolean faultWaits;
    private byte[] bytes = new byte[0];
    private int end;
    private int at;
    private int blockStart;
    private int blockEnd;
    private int category;
    private int blockSource = -1;

    /** Reads by the editions that a catalogue chooses. */
    public BlockReader(Catalogue catalogue) {
        this(catalogue, true);
    }

    /** For tests: a reader that walks the definitions instead of running compiled code. */
    BlockReader(Catalogue catalogue, boolean compiled) {
        this.catalogue = catalogue;
        this.record = new DataRecord(catalogue.all().getFirst());
        this.reading = new Reading(record);
        this.reader = new RecordReader(reading, compiled);
    }

    /** Takes bytes to read; they must not change until they are read. */
    public BlockReader wrap(byte[] from, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, from.length);
        bytes = from;
        at = offset;
        end = offset + length;
        blockStart = offset;
        blockEnd = offset;
        category = 0;
        faultWaits = false;
        return this;
    }

    /** Goes to the next record, fault or unknown block. */
    public Step next() {
        if (faultWaits) {
            faultWaits = false;
            return Step.FAULT;
        }
        if (at < blockEnd) {
            return nextRecord();
        }
        if (at >= end) {
            return Step.END;
        }
        blockStart = at;
        category = bytes[at] & 0xFF;
        if (end - at < 3) {
            return dropRest(Fault.Rule.BLOCK_HEADER_CUT);
        }
        int length = (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
        if (length < 3) {
            return dropRest(Fault.Rule.BLOCK_LENGTH_TOO_SMALL);
        }
        if (length > end - at) {
            return dropRest(Fault.Rule.BLOCK_LENGTH_TOO_LARGE);
        }
        blockEnd = at + length;
        if (catalogue.find(category).isEmpty()) {
            at = blockEnd;
            return Step.UNKNOWN_CATEGORY;
        }
        at += 3;
        blockSource = -1;
        return at < blockEnd ? nextRecord() : faulty(at, "", Fault.Rule.EMPTY_RECORD);
    }

    private Step nextRecord() {
        DataRecord into = recordFor(at);
        int after = reader.read(bytes, at, blockEnd, into);
        if (after < 0) {
            at = blockEnd;
            return faulty(reading.faultAt, reading.faultItem, reading.rule);
        }
        at = after;
        record = into;
        if (reading.remarked) {
            faulty(reading.faultAt, "RE", reading.rule);
            faultWaits = true;
        }
        return Step.RECORD;
    }

    private DataRecord recordFor(int offset) {
        DataRecord[] own = bySource[category];
        if (own == null) {
            own = catalogue.choosesBySource(category) ? new DataRecord[1 << 16] : new DataRecord[0];
            bySource[category] = own;
        }
        if (own.length > 0) {
            int own010 = sourceOf(offset);
            // Records that leave their source out are of the source last named in the block (Cat 001).
            int source = own010 >= 0 ? own010 : blockSource;
            blockSource = source;
            if (source >= 0) {
                DataRecord known = own[source];
                if (known == null) {
                    Optional<Edition> chosen = catalogue.edition(category, source >> 8, source & 0xFF);
                    known = new DataRecord(chosen.orElseThrow());
                    own[source] = known;
                }
                return known;
            }
        }
        DataRecord known = byCategory[category];
        if (known == null) {
            known = new DataRecord(catalogue.edition(category));
            byCategory[category] = known;
        }
        return known;
    }

    /** SAC and SIC, which stand first in the record whatever the edition (item 010 has FRN 1), or -1. */
    private int sourceOf(int offset) {
        int i = offset;
        if ((bytes[i] & 0x80) == 0) {
            return -1;
        }
        while (i < blockEnd && (bytes[i] & 1) != 0) {
            i++;
        }
        return i + 2 < blockEnd ? (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF) : -1;
    }

    private Step dropRest(Fault.Rule rule) {
        int where = at;
        at = end;
        blockEnd = end;
        return faulty(where, "", rule);
    }

    private Step faulty(int where, String item, Fault.Rule rule) {
        fault = new Fault(where, category, item, rule);
        return Step.FAULT;
    }

    /** The record just read; its content changes with the next call of {@link #next}. */
    public DataRecord record() {
        return record;
    }

    /** The rule just found broken. */
    public Fault fault() {
        return fault;
    }

    /** Category of the present block; 0 before the first. */
    public int category() {
        return category;
    }

    /** Where the present block starts. */
    public int blockOffset() {
        return blockStart;
    }

    /** Length of the present block, header included. */
    public int blockLength() {
        return blockEnd - blockStart;
    }

    /** A copy of the present block's bytes, header included. */
    public byte[] blockBytes() {
        return Arrays.copyOfRange(bytes, blockStart, blockEnd);
    }
}
