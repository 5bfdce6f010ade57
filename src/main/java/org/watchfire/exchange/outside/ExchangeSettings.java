package org.watchfire.exchange.outside;

import java.time.Duration;
import java.util.Set;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;

/**
 * What an exchange is told.
 *
 * @param ring whose keys, and of which realm: that of the exchange
 * @param peers the partners, this nation not among them
 * @param hub the nation that runs the hub and signs its refusals
 * @param block least time between two blocks of live items to one peer, each signed together, 1 to 1000 ms
 * @param life how long after sending a live block may still be delivered, at least 10 ms
 * @param reconcile after each such stretch of wall time both ends state what was given and held, at least 1 s
 */
public record ExchangeSettings(
        KeyRing ring, Set<NationId> peers, NationId hub, Duration block, Duration life, Duration reconcile) {
    public ExchangeSettings {
        peers = Set.copyOf(peers);
        if (peers.contains(ring.nation())) {
            throw new IllegalArgumentException(ring.nation() + " is named as its own peer");
        }
        if (reconcile.toMillis() < 1000) {
            throw new IllegalArgumentException("reconcile " + reconcile + " is below 1 s");
        }
        if (block.toMillis() < 1 || block.toMillis() > 1000 || life.toMillis() < 10) {
            throw new IllegalArgumentException("block " + block + " or life " + life + " is out of range");
        }
    }

    /** Reconciled every full hour. */
    public ExchangeSettings(KeyRing ring, Set<NationId> peers, NationId hub, Duration block, Duration life) {
        this(ring, peers, hub, block, life, Duration.ofHours(1));
    }

    /** With a block every 30 ms at most, that lives for 2 s; reconciled every full hour. */
    public static ExchangeSettings of(KeyRing ring, Set<NationId> peers, NationId hub) {
        return new ExchangeSettings(ring, peers, hub, Duration.ofMillis(30), Duration.ofSeconds(2));
    }
}
