package org.watchfire.exchange.amqp;

import java.nio.file.Path;
import java.util.Set;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;

/**
 * What a hub is told.
 *
 * @param ring keys of the nation that runs it, and the realm it serves
 * @param nations taking part, the hub's own among them
 * @param host address to listen on
 * @param port to listen on; 0 for any free one
 * @param folder of the broker's files, of this hub and realm alone; a pair shares it
 * @param pair whether two processes are this hub: one serves, the other waits for the folder and takes over when it ends
 */
public record HubSettings(KeyRing ring, Set<NationId> nations, String host, int port, Path folder, boolean pair) {
    public HubSettings {
        nations = Set.copyOf(nations);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
    }

    /** A hub of one process. */
    public HubSettings(KeyRing ring, Set<NationId> nations, String host, int port, Path folder) {
        this(ring, nations, host, port, folder, false);
    }
}
