package org.watchfire.node;

import java.time.Clock;
import java.util.function.Consumer;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.SettingsException;

/** Opens what brings a node its bytes. */
final class Feeds {
    private Feeds() {}

    /**
     * Opens a feed; bytes flow from {@link Feed#start}.
     *
     * @throws SettingsException if it cannot be opened
     */
    static Feed open(FeedSettings settings, Told told, NodeClock clock, Clock wall, Consumer<Input.Datagram> sink) {
        return switch (settings.kind()) {
            case UDP -> new UdpFeed(settings, wall, sink);
            case REPLAY -> ReplayFeed.open(settings, told, clock, wall, sink);
        };
    }

    /** Something that brings bytes. */
    interface Feed extends AutoCloseable {
        void start();

        @Override
        void close();
    }
}
