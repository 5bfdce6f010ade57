package org.watchfire.asterix;

/** What {@link RecordCompiler} makes of an edition: the reading of its items as straight code. */
interface CompiledReader {
    /**
     * Reads the items that a field specification announces; the offset after them or {@link Reading#BROKEN}.
     *
     * @param in bytes
     * @param fspec first octet of the field specification, which is known to end at {@code at}
     * @param at first octet of the first item
     * @param limit end of the block
     * @param out where the numbers go
     * @param reading where it stands; told of what is wrong
     */
    int items(byte[] in, int fspec, int at, int limit, DataRecord out, Reading reading);

    /** Reads the content of the explicit item of a unit; the offset after it or {@link Reading#BROKEN}. */
    int content(int unit, byte[] in, int at, int limit, DataRecord out, Reading reading);
}
