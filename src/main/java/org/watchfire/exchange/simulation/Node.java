package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.watchfire.exchange.desk.Desk;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.JudgedAgain;
import org.watchfire.release.Releasable;

/** A node of a simulation: the production desk on a journal that forgets what was not durable, and an engine that is late. */
final class Node {
    private final Timeline timeline;
    private final Wire wire;
    private final Endings endings;
    private final ExchangeSettings settings;
    private final ManualClock clock;
    private final SimulatedJournal journal;
    private final Random random;
    private final Engine engine;
    private final EngineQueue engineQueue;
    private final ExchangeQueue exchangeQueue;
    private final Release release;
    private final Withdrawals withdrawals;
    private final LinkedRows linkedRows;
    /** What the exchange goes by; it hears of another policy a little after the engine. */
    private Policies.Version barrier;

    private Optional<Desk> desk = Optional.empty();
    private long policies;
    private int incarnation;
    private int connection;
    private boolean linked;

    /** @param firstVersion of its policies, which is in force */
    Node(
            Timeline timeline,
            Wire wire,
            Endings endings,
            ExchangeSettings settings,
            Policies policies,
            int firstVersion,
            Extent extent,
            Random random) {
        this.timeline = timeline;
        this.wire = wire;
        this.endings = endings;
        this.settings = settings;
        this.random = random;
        this.clock = new ManualClock(timeline.time());
        this.journal = new SimulatedJournal(
                settings.ring().nation(),
                settings.ring().realm(),
                ManualClock.START + random.nextInt(1000),
                extent.oldRows().apply(settings.ring().nation()));
        this.release = new Release(settings.ring().nation());
        this.engine = new Engine(settings, policies, firstVersion, extent.lastVersion(), clock, release);
        this.exchangeQueue = new ExchangeQueue(settings.ring().nation(), timeline, random, clock, journal);
        this.engineQueue = new EngineQueue(settings, timeline, random, clock, journal, engine, this::send);
        this.withdrawals = new Withdrawals(settings.ring().nation());
        this.linkedRows = new LinkedRows(journal);
        this.barrier = engine.inForce().fresh();
    }

    NationId nation() {
        return settings.ring().nation();
    }

    Realm realm() {
        return settings.ring().realm();
    }

    ManualClock clock() {
        return clock;
    }

    SimulatedJournal journal() {
        return journal;
    }

    /** The way to its engine. */
    EngineQueue engineQueue() {
        return engineQueue;
    }

    /** What it released, and was free to. */
    Release release() {
        return release;
    }

    /** What was withdrawn from partners, and what was asked back. */
    Withdrawals withdrawals() {
        return withdrawals;
    }

    /** What knows its policy. */
    Engine engine() {
        return engine;
    }

    boolean isAlive() {
        return desk.isPresent();
    }

    boolean isLinked() {
        return linked;
    }

    int connection() {
        return connection;
    }

    List<String> failures() {
        List<String> all = new ArrayList<>(release.failures());
        all.addAll(engineQueue.failures());
        all.addAll(withdrawals.failures());
        return all;
    }

    Optional<Ledger> ledger() {
        return desk.map(Desk::ledger);
    }

    void start() {
        incarnation++;
        engineQueue.started();
        barrier = engine.inForce().fresh();
        withdrawals.started();
        desk = Optional.of(new Desk(
                settings,
                new Way(),
                journal,
                clock,
                inbound -> engineQueue.take(inbound, this::ifStill),
                this::bars,
                action -> timeline.at(0, ifStill(action))));
    }

    /** An action that a death of the node leaves out. */
    private Runnable ifStill(Runnable action) {
        int mine = incarnation;
        return () -> {
            if (mine == incarnation && desk.isPresent()) {
                action.run();
            }
        };
    }

    /**
     * Dies: what the journal had not made durable is gone.
     *
     * @param torn rows of the commit under way that reached the disk all the same
     */
    void kill(int torn) {
        desk = Optional.empty();
        incarnation++;
        linked = false;
        connection++;
        linkedRows.shut();
        journal.crash(torn);
        withdrawals.died(linkedRows.mayHaveLeft());
    }

    /**
     * Nothing is under way, and all was judged: what that leaves nothing to say of is forgotten.
     *
     * @param isPast whether nobody will say anything more of an event
     */
    void settled(Predicate<EventId> isPast) {
        withdrawals.settled(linkedRows.settle());
        release.settled(isPast);
        engine.settled();
    }

    void link(boolean up) {
        if (up != linked) {
            linked = up;
            connection++;
            if (up) {
                linkedRows.opened();
            } else {
                linkedRows.shut();
            }
            desk.ifPresent(present -> {
                for (Channel channel : Channel.values()) {
                    present.link(channel, up, "simulated");
                }
            });
        }
    }

    /** A person cuts a partner off, and what the partner was given is called back. */
    void cutOff(NationId partner) {
        engine.cutOff(partner).ifPresent(this::decideBy);
    }

    /** A person lays another policy before a second one. */
    void propose() {
        engine.propose(random);
    }

    /** The second person puts it in force: whoever it names is a partner, also one that was cut off. */
    void approve() {
        engine.approve().ifPresent(this::decideBy);
    }

    /** Another policy: it is on the disk before it counts, with the recalls that follow; a full disk has its reserve for both. */
    private void decideBy(List<Releasable> recalls) {
        policies++;
        long policy = policies;
        long first = exchangeQueue.write(recalls);
        journal.commit(journal.pending());
        withdrawals.decided(recalls);
        Policies.Version next = engine.inForce().fresh();
        exchangeQueue.tellUrgently(ifStill(() -> {
            barrier = next;
            withdrawals.due(recalls);
            desk.orElseThrow().judgeBy(this::bars, policy);
            desk.orElseThrow().send(recalls, first, policy);
        }));
    }

    private Optional<String> bars(Item item, NationId to) {
        Optional<String> answer = JudgedAgain.bars(barrier.policy(), item, to, realm(), TimeTag.of(clock.taiNanos()));
        release.judged(item, to, barrier, answer);
        return answer;
    }

    /** The engine decides on an item: its rows are written at once, and the exchange takes it a little later. */
    void decide(Item item) {
        long now = timeline.time().nanos();
        Set<NationId> prompt = Endings.isEnding(item) ? held() : Set.of();
        List<Releasable> released = engine.decide(item);
        long first = exchangeQueue.write(released);
        var _ = journal.whenDurable(first).thenRun(() -> {
            release.isSafe(item, released);
            endings.decided(item, settings.peers(), now, prompt);
        });
        send(released, first);
    }

    /** Partners that hold all they were given. */
    private Set<NationId> held() {
        return ledger().stream()
                .flatMap(ledger -> ledger.sent().stream())
                .filter(line -> line.lane() == Lane.ASSURED && line.outstanding() == 0)
                .map(Ledger.Sent::peer)
                .collect(Collectors.toSet());
    }

    private void send(List<Releasable> released, long first) {
        long policy = policies;
        exchangeQueue.tell(
                first, released.size(), ifStill(() -> desk.orElseThrow().send(released, first, policy)));
    }

    /** What was decided and waits for the exchange. */
    ExchangeQueue exchangeQueue() {
        return exchangeQueue;
    }

    void tick() {
        desk.ifPresent(Desk::tick);
        // commits come late and in pieces
        int waiting = journal.pending();
        if (waiting > 0 && random.nextInt(3) > 0) {
            journal.commit(random.nextBoolean() ? waiting : 1 + random.nextInt(waiting));
        }
    }

    void received(Arrival arrival) {
        desk.ifPresent(present -> present.received(arrival));
    }

    private void leaves(Post post) {
        if (Envelope.parse(post.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
            release.leaves(envelope, barrier);
            withdrawals.leaves(envelope);
            endings.leaves(envelope);
        }
    }

    /** The simulated wire. */
    private final class Way implements Transport {
        @Override
        public void start(Listener listener) {
            // the simulation opens and closes the link itself
        }

        @Override
        public void send(Post post) {
            if (!linked) {
                post.outcome().accept(false);
                return;
            }
            if (post.channel() != Channel.RECEIPT) {
                leaves(post);
            }
            wire.toHub(Node.this, post);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
