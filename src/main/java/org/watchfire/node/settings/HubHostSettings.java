package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * What a hub by itself is told in its configuration file. Paths are relative to the file.
 *
 * @param nation that runs it; ISO 3166-1 alpha-3
 * @param realm actual, exercise or test
 * @param keys directory that {@code watchfire keys init} wrote for this nation
 * @param peers the other nations
 * @param bind address to listen on
 * @param port to listen on
 * @param directory the broker's files; both of a pair name the same
 * @param pair whether another process is this hub too
 */
public record HubHostSettings(
        @JsonProperty(required = true) String nation,
        @JsonProperty(required = true) Realm realm,
        @JsonProperty(required = true) String keys,
        @JsonProperty(required = true) List<String> peers,
        String bind,
        @JsonProperty(required = true) int port,
        @JsonProperty(required = true) String directory,
        boolean pair) {
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public HubHostSettings {
        bind = bind == null ? "127.0.0.1" : bind;
        peers = List.copyOf(peers);
        Require.nation("nation", nation);
        Require.path("keys", keys);
        Together.requirePeers(nation, peers);
        Require.port("port", port, 1);
        Require.path("directory", directory);
    }

    /**
     * Reads one file.
     *
     * @throws SettingsException naming file, line, fault and remedy
     */
    public static HubHostSettings read(Path file) {
        return StrictYaml.parse(file.toString(), StrictYaml.text(file), HubHostSettings.class);
    }

    /** The nation that runs it. */
    public NationId ownNation() {
        return new NationId(nation);
    }

    /** All that take part, its own among them. */
    public NavigableSet<NationId> nations() {
        NavigableSet<NationId> nations = new TreeSet<>(List.of(ownNation()));
        peers.forEach(peer -> nations.add(new NationId(peer)));
        return nations;
    }
}
