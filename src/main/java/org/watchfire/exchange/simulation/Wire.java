package org.watchfire.exchange.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.model.NationId;

/**
 * The ways between nodes and hub: always late, out of order and sometimes doubled; and, while a fault says so, cut in both
 * directions or in one, noticed or not, or slow.
 */
final class Wire {
    private static final int DOUBLED_ONE_IN = 40;
    private static final long SLOW_NANOS = 1500 * Simulation.MS;

    private final Timeline timeline;
    private final Random random;
    private final Hub hub;
    private final Map<NationId, Node> nodes = new TreeMap<>();
    private final Set<NationId> gone = new HashSet<>();
    private final Set<NationId> cut = new HashSet<>();
    private final Set<NationId> deaf = new HashSet<>();
    private final Set<NationId> mute = new HashSet<>();
    private final Set<NationId> slow = new HashSet<>();

    Wire(Timeline timeline, Random random, Hub hub) {
        this.timeline = timeline;
        this.random = random;
        this.hub = hub;
    }

    void add(Node node) {
        nodes.put(node.nation(), node);
        timeline.at(random.nextInt(500) * Simulation.MS, () -> connect(node));
    }

    /** No link of the node will ever open again. */
    void setGone(Node node) {
        gone.add(node.nation());
        node.link(false);
    }

    /** Nothing passes in either direction. */
    void setCut(Node node, boolean value) {
        set(cut, node, value);
    }

    /** Nothing reaches the node, whose own envelopes arrive. */
    void setDeaf(Node node, boolean value) {
        set(deaf, node, value);
    }

    /** Nothing of the node arrives, which hears everything. */
    void setMute(Node node, boolean value) {
        set(mute, node, value);
    }

    /** Everything takes seconds. */
    void setSlow(Node node, boolean value) {
        set(slow, node, value);
    }

    private static void set(Set<NationId> state, Node node, boolean value) {
        if (value) {
            state.add(node.nation());
        } else {
            state.remove(node.nation());
        }
    }

    /** Tries until it is linked. */
    void connect(Node node) {
        if (gone.contains(node.nation())) {
            return;
        }
        if (node.isAlive() && !node.isLinked() && hub.isUp() && !cut.contains(node.nation())) {
            node.link(true);
            hub.keptFor(node.nation()).forEach(this::deliver);
        }
        if (!node.isLinked()) {
            timeline.at((100 + random.nextInt(400)) * Simulation.MS, () -> connect(node));
        }
    }

    /** The node notices that its link is gone. */
    void disconnect(Node node) {
        if (node.isLinked()) {
            node.link(false);
            timeline.at(100 * Simulation.MS, () -> connect(node));
        }
    }

    void killHub() {
        hub.kill();
        nodes.values().forEach(this::disconnect);
    }

    /** An envelope leaves a node. */
    void toHub(Node from, Post post) {
        int connection = from.connection();
        timeline.at(delay(from, 30), () -> {
            if (!hub.isUp()
                    || cut.contains(from.nation())
                    || mute.contains(from.nation())
                    || from.connection() != connection) {
                return; // the link's end tells the sender
            }
            List<Hub.Kept> out = hub.take(from.nation(), post);
            timeline.at(Simulation.MS, () -> {
                if (from.connection() == connection) {
                    post.outcome().accept(true);
                }
            });
            out.forEach(this::deliver);
        });
    }

    private void deliver(Hub.Kept envelope) {
        Node to = Optional.ofNullable(nodes.get(envelope.recipient())).orElseThrow();
        int connection = to.connection();
        int copies = random.nextInt(DOUBLED_ONE_IN) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            timeline.at(envelope.heldNanos() + delay(to, 50), () -> {
                if (to.isAlive()
                        && to.isLinked()
                        && to.connection() == connection
                        && hub.isUp()
                        && !deaf.contains(to.nation())
                        && !cut.contains(to.nation())) {
                    to.received(new Arrival(
                            envelope.channel(),
                            envelope.bytes(),
                            0,
                            0,
                            to.clock().wallUnixNanos(),
                            () -> timeline.at(Simulation.MS, () -> hub.acknowledged(envelope))));
                }
            });
        }
    }

    private long delay(Node node, int mostMillis) {
        long usual = (1 + random.nextInt(mostMillis)) * Simulation.MS;
        return slow.contains(node.nation()) ? usual + (long) (random.nextDouble() * SLOW_NANOS) : usual;
    }
}
