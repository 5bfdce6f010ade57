package org.watchfire.asterix;

/** What {@link RecordCompiler} makes of an edition: the reading of its items as straight code. */
interface CompiledReader {
    /**
     * Reads the items that a field specification announces; the offset after them or {@link RecordReader#BROKEN}.
     *
     * @param in bytes
     * @param fspec first octet of the field specification, which is known to end at {@code at}
     * @param at first octet of the first item
     * @param limit end of the block
     * @param out where the numbers go
     * @param reader told of what is wrong, and asked to read what is not compiled
     */
    int items(byte[] in, int fspec, int at, int limit, DataRecord out, RecordReader reader);

    /** Reads the content of the explicit item of a unit; the offset after it or {@link RecordReader#BROKEN}. */
    int content(int unit, byte[] in, int at, int limit, DataRecord out, RecordReader reader);
}
