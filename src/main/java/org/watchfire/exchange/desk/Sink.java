package org.watchfire.exchange.desk;

/** Where verified envelopes go: the engine's queue. */
@FunctionalInterface
public interface Sink {
    /**
     * Takes an envelope. Must not block.
     *
     * @return false when there is no room: a live block is then dropped and counted, an assured envelope offered again
     */
    boolean accept(Inbound inbound);
}
