package org.watchfire.asterix;

import java.util.Arrays;

/**
 * Writes blocks of one category: {@link #add} record after record, then take {@link #bytes()}. Re-usable after
 * {@link #clear}. Field specifications are canonical (as short as their items allow), or as received.
 */
public final class BlockWriter {
    /** Octets that the length field of a block can say. */
    public static final int MAX_BLOCK = 65_535;
    /** No record that passes the bounds of a definition is longer: 105 items of at most 255 rows of 32 octets. */
    private static final int ROOM = 1 << 20;

    private final int category;
    private final boolean keepLengths;
    private final byte[] buffer = new byte[MAX_BLOCK + ROOM];
    private int length = 3;
    private int records;

    private BlockWriter(int category, boolean keepLengths) {
        if (category < 1 || category > 255) {
            throw new IllegalArgumentException("category " + category + " is outside 1 to 255");
        }
        this.category = category;
        this.keepLengths = keepLengths;
        buffer[0] = (byte) category;
    }

    /** Writes the shortest field specifications. */
    public static BlockWriter canonical(int category) {
        return new BlockWriter(category, false);
    }

    /** Keeps the lengths of received field specifications and primary subfields, so that bytes come back as they were. */
    public static BlockWriter asReceived(int category) {
        return new BlockWriter(category, true);
    }

    /**
     * Adds a record and returns true, or returns false when the block would pass {@code maxLength} octets (a block
     * always takes its first record, up to {@link #MAX_BLOCK}).
     */
    public boolean add(DataRecord record, int maxLength) {
        if (record.edition().category() != category) {
            throw new IllegalArgumentException(
                    "a block of category " + category + " takes no record of " + record.edition());
        }
        int end = new RecordWriter(keepLengths, record).write(record, buffer, length);
        if (end > MAX_BLOCK && records == 0) {
            throw new IllegalArgumentException("record of " + (end - 3) + " octets does not fit a block");
        }
        if (end > MAX_BLOCK || (records > 0 && end > maxLength)) {
            return false;
        }
        length = end;
        records++;
        return true;
    }

    /** Adds a record; throws when the block is full. */
    public BlockWriter add(DataRecord record) {
        if (!add(record, MAX_BLOCK)) {
            throw new IllegalStateException("block of category " + category + " is full at " + length + " octets");
        }
        return this;
    }

    /** Records in it. */
    public int records() {
        return records;
    }

    /** Octets in it, header included. */
    public int length() {
        return length;
    }

    /** A copy of the block. */
    public byte[] bytes() {
        buffer[1] = (byte) (length >> 8);
        buffer[2] = (byte) length;
        return Arrays.copyOf(buffer, length);
    }

    /** Empties it. */
    public BlockWriter clear() {
        length = 3;
        records = 0;
        return this;
    }
}
