package org.watchfire.exchange.amqp;

/**
 * How much may wait at a hub on the assured lane for a nation that is away. What finds no room is refused, stays in its origin's
 * journal and is offered again: to refuse here loses nothing.
 *
 * @param memoryBytes of all nations together; what waits beyond goes to files
 * @param fileBytes of one such file; holds the largest envelope
 * @param nationBytes in files, of each nation
 */
record HubRoom(long memoryBytes, int fileBytes, long nationBytes) {
    /**
     * In memory half of what the broker has, so that nations that are away take nothing from the live lane; on the disk, for
     * each nation, a thousand of the largest envelopes, which is as much as an origin has under way at most.
     */
    static final HubRoom USUAL = new HubRoom(64L << 20, 4 << 20, 1L << 30);
}
