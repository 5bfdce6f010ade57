package org.watchfire.exchange.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.watchfire.exchange.RelayRules;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.model.NationId;

/** Nations' nodes, a hub and the wire between them on one timeline, with what goes wrong and the laws that are asked of them. */
final class Network {
    private final Map<NationId, KeyRing> rings;
    private final NationId hubNation;
    private final Random random;
    private final Timeline timeline;
    private final Hub hub;
    private final Wire wire;
    private final List<Node> nodes = new ArrayList<>();
    private final Faults faults;
    private final Endings endings;
    private final Laws laws;
    private final Items items;
    private long turnedOver;

    /**
     * @param rings keys of each nation, all of one realm
     * @param hubNation which nation runs the hub
     * @param random decides all
     * @param extent how long it is made for
     */
    Network(Map<NationId, KeyRing> rings, Policies policies, NationId hubNation, Random random, Extent extent) {
        this.rings = rings;
        this.hubNation = hubNation;
        this.random = random;
        timeline = new Timeline(random);
        ManualClock clock = new ManualClock(timeline.time());
        hub = new Hub(
                () -> new RelayRules(ring(hubNation), rings.keySet(), clock), ring(hubNation), rings.keySet(), random);
        wire = new Wire(timeline, random, hub);
        faults = new Faults(timeline, random, wire, hub, nodes);
        endings = new Endings(timeline, (to, since) -> !faults.isGone(to) && faults.isWholeSince(since));
        laws = new Laws(hub::isForged, endings);
        items = new Items(random, rings.keySet());
        for (NationId nation : rings.keySet()) {
            Node node = node(nation, policies, extent);
            nodes.add(node);
            node.start();
            wire.add(node);
        }
    }

    private Node node(NationId nation, Policies policies, Extent extent) {
        Set<NationId> peers =
                rings.keySet().stream().filter(peer -> !peer.equals(nation)).collect(Collectors.toSet());
        ExchangeSettings settings = new ExchangeSettings(
                ring(nation), peers, hubNation, Duration.ofMillis(15), Duration.ofSeconds(2), extent.hour());
        int first = 1 + random.nextInt(Policies.LAST / 2);
        return new Node(timeline, wire, endings, settings, policies, first, extent, random);
    }

    private KeyRing ring(NationId nation) {
        return Optional.ofNullable(rings.get(nation)).orElseThrow();
    }

    Timeline timeline() {
        return timeline;
    }

    Hub hub() {
        return hub;
    }

    List<Node> nodes() {
        return nodes;
    }

    Faults faults() {
        return faults;
    }

    Endings endings() {
        return endings;
    }

    Laws laws() {
        return laws;
    }

    /** Lets each node do what is due, every so often, for ever. */
    void tickEvery(long nanos) {
        nodes.forEach(node -> timeline.at(random.nextInt(5) * Simulation.MS, () -> tick(node, nanos)));
    }

    private void tick(Node node, long nanos) {
        node.tick();
        timeline.at(nanos, () -> tick(node, nanos));
    }

    /** Lets time pass up to a moment of it, or until all is over or a law is broken; laws are asked after each step. */
    void run(long end, BooleanSupplier isOver) {
        timeline.run(end, () -> isOver.getAsBoolean() || !laws.broken().isEmpty(), () -> nodes.forEach(laws::check));
    }

    /** One of the nodes says something of an event, or gives the state of a track. */
    void release(boolean assured) {
        Node node = nodes.get(random.nextInt(nodes.size()));
        if (assured) {
            speak(node);
        } else if (node.isAlive()) {
            node.decide(items.track(node.nation(), node.clock()));
        }
    }

    /** A node says something of an event, if it is alive. */
    void speak(Node node) {
        if (node.isAlive()) {
            node.decide(items.said(node.nation(), node.realm(), node.clock()));
        }
    }

    /** At one of the nodes an event is over, which is said if anything was, and another is warned of; counts those. */
    void turnOver() {
        Node node = nodes.get(random.nextInt(nodes.size()));
        if (node.isAlive()) {
            items.over(node.nation(), node.realm(), node.clock()).ifPresent(node::decide);
            node.decide(items.fresh(node.nation(), node.realm(), node.clock()));
            turnedOver++;
        }
    }

    /** How many events have taken the place of others. */
    long turnedOver() {
        return turnedOver;
    }

    /** Nothing is under way, and all was judged: what that leaves nothing to say of is forgotten. */
    void settled() {
        laws.settled();
        endings.settled(items::isPast);
        nodes.forEach(node -> node.settled(items::isPast));
        hub.settled();
        faults.settled();
    }

    /** Whether nobody who is there owes anybody anything. */
    boolean isQuiet() {
        return nodes.stream()
                .filter(node -> !faults.isGone(node.nation()))
                .allMatch(node -> node.ledger().filter(this::isQuiet).isPresent());
    }

    private boolean isQuiet(Ledger ledger) {
        return ledger.sent().stream().allMatch(line -> line.outstanding() == 0 || faults.isGone(line.peer()))
                && ledger.reconciliations().stream()
                        .allMatch(line -> line.state() != Reconciliations.State.MISSING
                                || faults.isGone(line.origin())
                                || faults.isGone(line.recipient()))
                && ledger.recalls().stream().allMatch(line -> line.isAcknowledged() || faults.isGone(line.peer()));
    }
}
