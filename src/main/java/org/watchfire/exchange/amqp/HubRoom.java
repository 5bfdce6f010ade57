package org.watchfire.exchange.amqp;

/**
 * How much may wait at a hub on the assured lane for a nation that is away. What finds no room is refused, stays in its origin's
 * journal and is offered again: to refuse here loses nothing.
 *
 * @param memoryBytes of all nations together; what waits beyond goes to files
 * @param fileBytes of one such file; holds the largest envelope
 * @param nationBytes in files, of each nation; shared out between the others
 */
record HubRoom(long memoryBytes, int fileBytes, long nationBytes) {
    /**
     * In memory half of what the broker has, so that nations that are away take nothing from the live lane; on the disk, for
     * each nation, a thousand of the largest envelopes, which is as much as an origin has under way at most.
     */
    static final HubRoom USUAL = new HubRoom(64L << 20, 4 << 20, 1L << 30);

    /**
     * What may wait of one origin for one nation.
     *
     * @param nations taking part, those two among them
     */
    long shareBytes(int nations) {
        return nationBytes / Math.max(1, nations - 1);
    }

    /** The most in files of a nation, with a reserve beyond all shares: files are whole, and go only when all in them is fetched. */
    long limitBytes() {
        return nationBytes + nationBytes / 4 + 2L * fileBytes;
    }
}
