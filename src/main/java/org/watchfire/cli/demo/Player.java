package org.watchfire.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.watchfire.model.TimeTag;
import org.watchfire.node.NodeClock;
import org.watchfire.scenario.RadarDatagram;
import org.watchfire.scenario.Simulation;

/**
 * Sends what the simulated radars say to their nations' nodes, as bytes over UDP, each at its moment. What they say is
 * worked out beforehand, so that playing takes next to nothing from the nodes on the same machine.
 */
final class Player {
    /** Below this a wait is left out: the kernel wakes no sooner. */
    private static final long SHORTEST_WAIT_NANOS = 50_000;

    /** Datagrams worked out beforehand; the rest of a longer scenario as it is played. */
    private static final int MOST_AHEAD = 100_000;

    private final Simulation simulation;
    private final DemoFolder folder;
    private final Clock wall;
    private final double speed;
    private final Deque<RadarDatagram> ahead = new ArrayDeque<>();
    private long sent;

    /** @param speed seconds of the scenario in a second */
    Player(Simulation simulation, DemoFolder folder, Clock wall, double speed) {
        this.simulation = simulation;
        this.folder = folder;
        this.wall = wall;
        this.speed = speed;
        while (simulation.hasNext() && ahead.size() < MOST_AHEAD) {
            ahead.add(simulation.next());
        }
    }

    /**
     * Plays to the end, or until interrupted.
     *
     * @param begunUnixNanos wall time of the scenario's start
     */
    void play(long begunUnixNanos) {
        TimeTag start = simulation.scenario().start();
        try (DatagramChannel channel = DatagramChannel.open()) {
            while ((!ahead.isEmpty() || simulation.hasNext())
                    && !Thread.currentThread().isInterrupted()) {
                RadarDatagram datagram = ahead.isEmpty() ? simulation.next() : ahead.remove();
                waitFor(begunUnixNanos + Math.round(datagram.time().secondsSince(start) / speed * 1e9));
                send(channel, datagram);
            }
        } catch (IOException closed) {
            throw new UncheckedIOException("cannot send to the nodes", closed);
        }
    }

    /** Datagrams sent so far. */
    long sent() {
        return sent;
    }

    private void send(DatagramChannel channel, RadarDatagram datagram) {
        int port = folder.feedPort(datagram.radar().nation());
        try {
            channel.send(
                    ByteBuffer.wrap(datagram.payload()), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            sent++;
        } catch (IOException nobodyListens) {
            // A node that is being started again misses what its radars say meanwhile, as it would in the field.
        }
    }

    private void waitFor(long unixNanos) {
        long wait = unixNanos - NodeClock.unixNanos(wall);
        while (wait > SHORTEST_WAIT_NANOS && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(wait);
            wait = unixNanos - NodeClock.unixNanos(wall);
        }
    }
}
