package org.watchfire.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.watchfire.exchange.Transport.Arrival;
import org.watchfire.exchange.Transport.Post;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Policy;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * Nations, a hub and everything that goes wrong between them, in one thread on a clock of its own. The production code of
 * release and exchange runs over a simulated wire and journals that lose what was not durable; one seed decides all.
 *
 * <p>A run: 40 s under faults (links cut, one way only too; nodes and hub killed; engines too busy; disks full; clocks
 * shifted; a hostile hub), then all is mended and 60 s are given for everything to arrive. Then the journals are held
 * against each other.
 */
public final class Simulation {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;
    private static final long TROUBLE_ENDS = 40 * SECOND;
    private static final long END = 100 * SECOND;
    private static final long TICK = 5 * MS;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_FAULTS = 12;

    private final Map<NationId, KeyRing> rings;
    private final Map<NationId, Policy> policies;
    private final NationId hubNation;

    // of the seed under way
    private ManualClock.SimulatedTime time = new ManualClock.SimulatedTime();
    private PriorityQueue<Event> events = new PriorityQueue<>();
    private Random random = new Random(0);
    private final Map<NationId, SimulatedNode> nodes = new TreeMap<>();
    private final Map<NationId, Boolean> cut = new HashMap<>();
    private final Map<NationId, Boolean> deaf = new HashMap<>();
    private final Map<NationId, Long> lastInOrder = new HashMap<>();
    private Optional<SimulatedHub> hub = Optional.empty();
    private long order;
    private int faults;

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /**
     * @param rings keys of each nation, all of one realm
     * @param policies of each nation; must release warnings and tracks to the others
     * @param hubNation which nation runs the hub
     */
    public Simulation(Map<NationId, KeyRing> rings, Map<NationId, Policy> policies, NationId hubNation) {
        this.rings = new TreeMap<>(rings);
        this.policies = Map.copyOf(policies);
        this.hubNation = hubNation;
    }

    /** Runs one seed. */
    public SimulationResult run(long seed) {
        reset(seed);
        planFaults();
        SimulatedItems items = new SimulatedItems(random, rings.keySet());
        int planned = 20 + random.nextInt(MOST_ITEMS - 20);
        for (int i = 0; i < planned; i++) {
            at((long) (random.nextDouble() * TROUBLE_ENDS), () -> release(items, true));
        }
        for (long moment = SECOND; moment < TROUBLE_ENDS; moment += 2 * SECOND) {
            at(moment + random.nextInt(1000) * MS, () -> release(items, false));
        }
        for (SimulatedNode node : nodes.values()) {
            at(random.nextInt(5) * MS, () -> tick(node));
        }
        while (!events.isEmpty() && events.peek().at <= END) {
            Event next = events.poll();
            time.moveTo(next.at);
            next.action.run();
        }
        return judge(seed);
    }

    private void reset(long seed) {
        time = new ManualClock.SimulatedTime();
        events = new PriorityQueue<>();
        random = new Random(seed);
        order = 0;
        faults = 0;
        nodes.clear();
        cut.clear();
        deaf.clear();
        lastInOrder.clear();
        SimulatedHub fresh = new SimulatedHub(
                new RelayRules(ring(hubNation), rings.keySet(), new ManualClock(time)), rings.keySet(), random);
        hub = Optional.of(fresh);
        for (NationId nation : rings.keySet()) {
            Set<NationId> peers =
                    rings.keySet().stream().filter(peer -> !peer.equals(nation)).collect(Collectors.toSet());
            ExchangeSettings settings =
                    new ExchangeSettings(ring(nation), peers, hubNation, Duration.ofMillis(15), Duration.ofSeconds(2));
            Policy policy =
                    Optional.ofNullable(policies.get(nation)).orElseThrow().fresh();
            SimulatedNode node = new SimulatedNode(this, settings, new ManualClock(time), policy, random);
            nodes.put(nation, node);
            node.start();
            at(random.nextInt(500) * MS, () -> connect(node));
        }
    }

    private KeyRing ring(NationId nation) {
        return Optional.ofNullable(rings.get(nation)).orElseThrow();
    }

    /** Runs an action after a time. */
    void at(long nanosFromNow, Runnable action) {
        events.add(new Event(time.nanos() + nanosFromNow, order++, action));
    }

    /** Runs actions of one engine one after the other, each a little later. */
    void inOrder(NationId engine, Runnable action) {
        long moment = Math.max(time.nanos() + random.nextInt(20) * MS, lastInOrder.getOrDefault(engine, 0L));
        lastInOrder.put(engine, moment);
        events.add(new Event(moment, order++, action));
    }

    private void tick(SimulatedNode node) {
        node.tick();
        at(TICK, () -> tick(node));
    }

    private void connect(SimulatedNode node) {
        if (node.isAlive() && !node.isLinked() && hub.orElseThrow().isUp() && !isCut(node)) {
            node.link(true);
            hub.orElseThrow().keptFor(node.nation()).forEach(this::deliver);
        }
        if (!node.isLinked()) {
            at(100 * MS + random.nextInt(400) * MS, () -> connect(node));
        }
    }

    private boolean isCut(SimulatedNode node) {
        return cut.getOrDefault(node.nation(), false);
    }

    private void disconnect(SimulatedNode node) {
        if (node.isLinked()) {
            node.link(false);
            at(100 * MS, () -> connect(node));
        }
    }

    /** An envelope leaves a node. */
    void toHub(SimulatedNode from, Post post) {
        int connection = from.connection();
        at(MS + random.nextInt(30) * MS, () -> {
            SimulatedHub present = hub.orElseThrow();
            if (!present.isUp() || isCut(from) || from.connection() != connection) {
                return; // the link's end tells the sender
            }
            List<SimulatedHub.Kept> out = present.take(from.nation(), post);
            at(MS, () -> {
                if (from.connection() == connection) {
                    post.outcome().accept(true);
                }
            });
            out.forEach(this::deliver);
        });
    }

    private void deliver(SimulatedHub.Kept envelope) {
        SimulatedNode to = Optional.ofNullable(nodes.get(envelope.recipient())).orElseThrow();
        int connection = to.connection();
        int copies = random.nextInt(40) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            at(MS + random.nextInt(50) * MS, () -> {
                if (to.isAlive()
                        && to.isLinked()
                        && to.connection() == connection
                        && hub.orElseThrow().isUp()
                        && !deaf.getOrDefault(to.nation(), false)) {
                    to.received(new Arrival(
                            envelope.channel(),
                            envelope.bytes(),
                            0,
                            0,
                            to.clock().wallUnixNanos(),
                            () -> at(MS, () -> hub.orElseThrow().acknowledged(envelope))));
                }
            });
        }
    }

    private void release(SimulatedItems items, boolean assured) {
        List<SimulatedNode> all = List.copyOf(nodes.values());
        SimulatedNode node = all.get(random.nextInt(all.size()));
        if (!node.isAlive()) {
            return;
        }
        Item item = assured
                ? items.warning(node.nation(), ring(node.nation()).realm(), node.clock())
                : items.track(node.nation(), node.clock());
        List<Releasable> released = new ArrayList<>();
        for (NationId peer : rings.keySet()) {
            if (!peer.equals(node.nation())
                    && node.policy()
                                    .decide(
                                            item,
                                            new Recipient.Peer(peer),
                                            ring(node.nation()).realm(),
                                            TimeTag.of(node.clock().taiNanos()))
                            instanceof Releasable releasable) {
                released.add(releasable);
            }
        }
        node.send(released);
    }

    private void planFaults() {
        List<SimulatedNode> all = List.copyOf(nodes.values());
        int count = random.nextInt(MOST_FAULTS + 1);
        for (int i = 0; i < count; i++) {
            SimulatedNode node = all.get(random.nextInt(all.size()));
            long begin = SECOND + (long) (random.nextDouble() * (TROUBLE_ENDS - 12 * SECOND));
            long length = 200 * MS + random.nextInt(9000) * MS;
            switch (random.nextInt(9)) {
                case 0 ->
                    during(
                            begin,
                            length,
                            () -> {
                                cut.put(node.nation(), true);
                                disconnect(node);
                            },
                            () -> cut.put(node.nation(), false));
                // nothing arrives, and nobody notices for a while
                case 1 ->
                    during(begin, length, () -> cut.put(node.nation(), true), () -> {
                        cut.put(node.nation(), false);
                        disconnect(node);
                    });
                case 2 ->
                    during(begin, length, () -> deaf.put(node.nation(), true), () -> {
                        deaf.put(node.nation(), false);
                        disconnect(node);
                    });
                case 3, 4 ->
                    during(begin, length, node::kill, () -> {
                        if (!node.isAlive()) {
                            node.start();
                            connect(node);
                        }
                    });
                case 5 ->
                    during(
                            begin,
                            length,
                            () -> {
                                hub.orElseThrow().kill();
                                all.forEach(this::disconnect);
                            },
                            () -> hub.orElseThrow().restart());
                case 6 -> during(begin, length, () -> node.setBusy(true), () -> node.setBusy(false));
                case 7 -> {
                    during(
                            begin,
                            length,
                            () -> node.journal().setFull(true),
                            () -> node.journal().setFull(false));
                    long shift = (random.nextInt(400) - 200) * MS;
                    during(
                            begin,
                            length,
                            () -> node.clock().shift(shift),
                            () -> node.clock().shift(0));
                }
                default ->
                    during(
                            begin,
                            length,
                            () -> hub.orElseThrow().setHostile(true),
                            () -> hub.orElseThrow().setHostile(false));
            }
        }
    }

    private void during(long begin, long length, Runnable fault, Runnable mending) {
        at(begin, () -> {
            faults++;
            fault.run();
        });
        at(Math.min(begin + length, TROUBLE_ENDS), mending);
    }

    private SimulationResult judge(long seed) {
        LedgerAudit audit = new LedgerAudit();
        List<String> failures = new ArrayList<>();
        long live = 0;
        for (SimulatedNode node : nodes.values()) {
            node.journal().close();
            audit.add(node.nation(), node.journal().read(1, ""));
            failures.addAll(node.failures());
            live += node.liveDelivered();
            node.ledger()
                    .ifPresentOrElse(
                            ledger -> checkLedger(ledger, failures),
                            () -> failures.add(node.nation() + " is not alive"));
        }
        long items = 0;
        long delivered = 0;
        long voids = 0;
        for (LedgerAudit.Pair pair : audit.pairs()) {
            items += pair.sent();
            delivered += pair.delivered();
            voids += pair.voids();
            if (!pair.isClean()) {
                failures.add(pair.toString());
            }
        }
        return new SimulationResult(
                seed, items, delivered, voids, live, faults, hub.orElseThrow().misdeeds(), failures);
    }

    private static void checkLedger(Ledger ledger, List<String> failures) {
        for (Ledger.Sent line : ledger.sent()) {
            if (line.outstanding() != 0) {
                failures.add(ledger.nation() + ": " + line);
            }
        }
        for (Ledger.Received line : ledger.received()) {
            if (line.duplicated() + line.outOfOrder() + line.waiting() != 0) {
                failures.add(ledger.nation() + ": " + line);
            }
        }
    }
}
