package org.watchfire.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.util.function.Consumer;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.SettingsException;

/** Takes datagrams from one port and stamps each on arrival. Knows nothing of what is in them. */
final class UdpFeed implements Feeds.Feed {
    /** Asked of the kernel, so that a pause of the node loses nothing: some seconds of a busy radar. */
    private static final int KERNEL_BUFFER_BYTES = 4 << 20;

    private static final int MAX_DATAGRAM_BYTES = 65_535;

    private final DatagramChannel channel;
    private final Thread thread;

    /**
     * Opens the port; datagrams flow from {@link #start}.
     *
     * @throws SettingsException if the port cannot be opened
     */
    UdpFeed(FeedSettings settings, Clock wall, Consumer<Input.Datagram> sink) {
        try {
            channel = DatagramChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER_BYTES);
            channel.bind(new InetSocketAddress(settings.bind(), settings.port()));
        } catch (IOException taken) {
            throw new SettingsException(
                    "feed " + settings.name(),
                    0,
                    "cannot listen on udp " + settings.bind() + ":" + settings.port() + " (" + taken.getMessage() + ")",
                    "choose another port or end what holds it");
        }
        thread = Thread.ofPlatform()
                .name("feed-" + settings.name())
                .daemon()
                .unstarted(() -> receive(settings.name(), wall, sink));
    }

    @Override
    public void start() {
        thread.start();
    }

    private void receive(String name, Clock wall, Consumer<Input.Datagram> sink) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
        while (true) {
            try {
                buffer.clear();
                channel.receive(buffer);
                long arrived = NodeClock.unixNanos(wall);
                byte[] payload = new byte[buffer.flip().remaining()];
                buffer.get(payload);
                sink.accept(new Input.Datagram(name, payload, arrived));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException passing) {
                // An ICMP error of an earlier send, say: the port stays open and the stream goes on.
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
