package org.watchfire.exchange.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * What the exchange is measured against: the least that could do the job. Length-prefixed envelopes over mutual TLS to a relay
 * that verifies each and writes it to the other side, syncing those of the assured lane to a file first. No queues, no
 * journal, no receipts, no reconnecting.
 */
final class PlainRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PlainRelay.class.getName());

    private final KeyRing hub;
    private final ExchangeClock clock;
    private final FileChannel disk;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final LinkTimes liveTimes = new LinkTimes();
    private final LinkTimes assuredTimes = new LinkTimes();
    private volatile boolean measuring;

    PlainRelay(KeyRing hub, KeyRing from, KeyRing to, Path file, ExchangeClock clock) throws IOException {
        this.hub = hub;
        this.clock = clock;
        this.disk = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (Lane lane : Lane.values()) {
            senders.add(way(lane, from, to));
            senders.add(way(lane, to, from));
        }
    }

    /** From now on times are kept. */
    void measure() {
        measuring = true;
    }

    /** Of both ways of one lane together. */
    LinkTimes times(Lane lane) {
        return lane == Lane.LIVE ? liveTimes : assuredTimes;
    }

    /** One direction of one lane, with sockets of its own, as the exchange has. */
    private record Sender(Lane lane, KeyRing ring, NationId peer, DataOutputStream out) {}

    private Sender way(Lane lane, KeyRing sender, KeyRing receiver) throws IOException {
        SSLServerSocket in = listen(sender.nation());
        SSLServerSocket out = listen(receiver.nation());
        Thread.ofPlatform().daemon().name("plain-relay").start(() -> relay(lane, in, out));
        SSLSocket receiving = connect(receiver, out.getLocalPort());
        Thread.ofPlatform().daemon().name("plain-receiver").start(() -> receive(lane, receiver, receiving));
        SSLSocket sending = connect(sender, in.getLocalPort());
        return new Sender(lane, sender, receiver.nation(), new DataOutputStream(sending.getOutputStream()));
    }

    private SSLServerSocket listen(NationId peer) throws IOException {
        SSLContext context = hub.clientContext(peer);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        open.add(socket);
        return socket;
    }

    private SSLSocket connect(KeyRing ring, int port) throws IOException {
        SSLSocket socket = (SSLSocket) ring.clientContext(hub.nation())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    private void relay(Lane lane, SSLServerSocket in, SSLServerSocket out) {
        try (SSLSocket downstream = (SSLSocket) out.accept();
                SSLSocket upstream = (SSLSocket) in.accept()) {
            downstream.setTcpNoDelay(true);
            DataInputStream input = new DataInputStream(upstream.getInputStream());
            DataOutputStream output = new DataOutputStream(downstream.getOutputStream());
            while (true) {
                byte[] bytes = read(input);
                if (!isGood(hub, bytes)) {
                    throw new IOException("an envelope did not verify");
                }
                if (lane == Lane.ASSURED) {
                    synchronized (disk) {
                        disk.write(ByteBuffer.wrap(bytes));
                        disk.force(false);
                    }
                }
                write(output, bytes);
            }
        } catch (IOException ended) {
            LOG.log(Level.FINE, "plain relay ended", ended);
        }
    }

    private void receive(Lane lane, KeyRing ring, SSLSocket socket) {
        try {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] bytes = read(input);
                if (isGood(ring, bytes)
                        && Envelope.parse(bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                        && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<?>
                        && measuring) {
                    times(lane).add(clock.wallUnixNanos() - envelope.header().sentUnixNanos());
                }
            }
        } catch (IOException ended) {
            LOG.log(Level.FINE, "plain receiver ended", ended);
        }
    }

    private boolean isGood(KeyRing ring, byte[] bytes) {
        return Envelope.parse(bytes) instanceof Decoded.Value<Envelope>(Envelope envelope)
                && envelope.verify(ring, clock.wallInstant()) == Envelope.Trust.Given.INSTANCE;
    }

    private static byte[] read(DataInputStream input) throws IOException {
        int length = input.readInt();
        if (length < 0 || length > Envelope.MAX_BYTES) {
            throw new IOException("length " + length);
        }
        return input.readNBytes(length);
    }

    private static void write(DataOutputStream output, byte[] bytes) throws IOException {
        byte[] framed = ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
        output.write(framed);
        output.flush();
    }

    /** A second of the load that the exchange is given. */
    void drive(Load load) throws IOException, InterruptedException {
        Pace pace = new Pace(LinkBench.STEPS_PER_SECOND, 0);
        for (long step = 0; step < LinkBench.STEPS_PER_SECOND; step++) {
            for (Sender sender : senders) {
                if (sender.lane == Lane.LIVE) {
                    write(sender.out, load.block(sender.ring, sender.peer));
                } else if (step % LinkBench.STEPS_PER_WARNING == 0) {
                    write(sender.out, load.assured(sender.ring, sender.peer));
                }
            }
            pace.await();
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception failure) { // AutoCloseable declares nothing narrower
                LOG.log(Level.FINE, "closing", failure);
            }
        }
        disk.close();
    }
}
