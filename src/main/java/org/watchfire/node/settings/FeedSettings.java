package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Where bytes come from.
 *
 * @param name for people
 * @param kind which
 * @param port of a UDP feed
 * @param bind address of a UDP feed
 * @param file of a replay: pcap, pcapng, FINAL, GPS or raw ASTERIX
 */
public record FeedSettings(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Kind kind,
        int port,
        String bind,
        Optional<String> file) {
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public FeedSettings {
        bind = bind == null ? "127.0.0.1" : bind;
        Require.line("name", name, 80, "write a short name");
        switch (kind) {
            case UDP -> Require.port("port", port, 1);
            case REPLAY ->
                file.ifPresentOrElse(recording -> Require.path("file", recording), () -> {
                    throw new SettingFault("file", "is missing in a REPLAY", "name a recording");
                });
        }
    }

    /** What a feed can be. */
    public enum Kind {
        /** Datagrams on a port. */
        UDP,
        /** A recording, played at the node's clock. */
        REPLAY
    }
}
