package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.watchfire.exchange.Transport.Arrival;
import org.watchfire.exchange.Transport.Post;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.journal.Journal;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.release.Policy;
import org.watchfire.release.Releasable;

/** A node of a simulation: the production desk on a journal that forgets what was not durable, and an engine that is late. */
final class SimulatedNode {
    private static final int ENGINE_DELAY_MS = 20;
    private static final int EXCHANGE_DELAY_MS = 20;

    /** Now and then the exchange has so much to do that what was released waits long for its number. */
    private static final int LONG_DELAY_MS = 1000;

    private final Timeline timeline;
    private final SimulatedWire wire;
    private final SimulatedEngine engine;
    /** Partners that the exchange knows to be cut off; it hears of it a little after the engine. */
    private final Set<NationId> barred = new HashSet<>();

    private final SimulatedWithdrawals withdrawals;
    private final SimulatedWay way;
    private final ExchangeSettings settings;
    private final ManualClock clock;
    private final MemoryJournal journal;
    private final Random random;
    private final Map<NationId, Long> liveNumbers = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private Optional<Desk> desk = Optional.empty();
    private long policies;
    private int incarnation;
    private int connection;
    private boolean linked;
    private boolean busy;
    private long liveDelivered;

    SimulatedNode(
            Timeline timeline,
            SimulatedWire wire,
            ExchangeSettings settings,
            ManualClock clock,
            Policy policy,
            Random random) {
        this.timeline = timeline;
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
        this.engine = new SimulatedEngine(settings.ring().realm(), policy);
        this.withdrawals = new SimulatedWithdrawals(settings.ring().nation());
        this.random = random;
        this.journal = new MemoryJournal(
                settings.ring().nation(), settings.ring().realm(), ManualClock.START + random.nextInt(1000));
        this.way = new SimulatedWay(journal);
    }

    NationId nation() {
        return settings.ring().nation();
    }

    ManualClock clock() {
        return clock;
    }

    MemoryJournal journal() {
        return journal;
    }

    /** What was withdrawn from partners, and what was asked back. */
    SimulatedWithdrawals withdrawals() {
        return withdrawals;
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

    long liveDelivered() {
        return liveDelivered;
    }

    List<String> failures() {
        List<String> all = new ArrayList<>(failures);
        all.addAll(withdrawals.failures());
        return all;
    }

    Optional<Ledger> ledger() {
        return desk.map(Desk::ledger);
    }

    void start() {
        incarnation++;
        int mine = incarnation;
        liveNumbers.clear();
        barred.clear();
        barred.addAll(engine.cutOff());
        withdrawals.started();
        desk = Optional.of(new Desk(
                settings,
                new Way(),
                journal,
                clock,
                this::take,
                this::bars,
                action -> timeline.at(0, () -> ifStill(mine, action))));
    }

    private void ifStill(int itsIncarnation, Runnable action) {
        if (itsIncarnation == incarnation && desk.isPresent()) {
            action.run();
        }
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
        way.shut();
        journal.crash(torn);
        withdrawals.died(way.mayHaveLeft());
    }

    void link(boolean up) {
        if (up != linked) {
            linked = up;
            connection++;
            if (up) {
                way.opened();
            } else {
                way.shut();
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
        decideBy(engine.cutOff(partner, clock));
    }

    /** The partner is one again. */
    void bringBack(NationId partner) {
        decideBy(engine.bringBack(partner, clock));
    }

    /** Another policy: it is on the disk before it counts, with the recalls that follow; a full disk has its reserve for both. */
    private void decideBy(List<Releasable> recalls) {
        policies++;
        long policy = policies;
        long first = write(recalls);
        journal.commit(journal.pending());
        withdrawals.decided(recalls);
        int mine = incarnation;
        Set<NationId> cutOff = engine.cutOff();
        inOrder(
                "urgent",
                () -> ifStill(mine, () -> {
                    barred.clear();
                    barred.addAll(cutOff);
                    withdrawals.due(recalls);
                    desk.orElseThrow().judgeBy(this::bars, policy);
                    desk.orElseThrow().send(recalls, first, policy);
                }));
    }

    private Optional<String> bars(Item item, NationId to) {
        return barred.contains(to) ? Optional.of("the partner is cut off") : Optional.empty();
    }

    void setBusy(boolean value) {
        busy = value;
    }

    /** The engine decides on an item: its rows are written at once, and the exchange takes it a little later. */
    void decide(Item item, Collection<NationId> partners) {
        List<Releasable> released = engine.decide(item, partners, clock);
        long first = write(released);
        int mine = incarnation;
        long policy = policies;
        // bulk has a queue of its own, and whatever is urgent overtakes it: a change of policy too
        inOrder(
                first == 0 ? "bulk" : "urgent",
                () -> ifStill(mine, () -> desk.orElseThrow().send(released, first, policy)));
    }

    /** Writes down what must not be lost of it; the number of the first row, or 0. */
    private long write(List<Releasable> released) {
        List<Journal.Draft> rows = Outbox.drafts(released);
        return rows.isEmpty() ? 0 : journal.appendTogether(clock.taiNanos(), clock.wallUnixNanos(), rows);
    }

    private void inOrder(String queue, Runnable action) {
        int most = random.nextInt(20) == 0 ? LONG_DELAY_MS : EXCHANGE_DELAY_MS;
        timeline.inOrder(nation() + " " + queue, nation() + " urgent", most, action);
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

    /** The engine's queue: sometimes full, otherwise written down a little later. */
    private boolean take(Inbound inbound) {
        if (busy || random.nextInt(50) == 0) {
            return false;
        }
        if (inbound.lane() == Lane.LIVE) {
            liveDelivered += inbound.items().size();
            checkLive(inbound);
        }
        int mine = incarnation;
        // one queue, one order: the delay is the same for all that wait
        timeline.inOrder(
                nation() + " engine",
                ENGINE_DELAY_MS,
                () -> ifStill(mine, () -> {
                    boolean assured = inbound.lane() == Lane.ASSURED;
                    long row = assured
                            ? journal.appendAssured(
                                    clock.taiNanos(),
                                    clock.wallUnixNanos(),
                                    inbound.journalKind(),
                                    inbound.journalBytes())
                            : journal.append(
                                    clock.taiNanos(),
                                    clock.wallUnixNanos(),
                                    inbound.journalKind(),
                                    inbound.journalBytes());
                    inbound.taken(row);
                }));
        return true;
    }

    /** Nothing but a void or a recall goes to a partner that is cut off; on the live lane nothing at all. */
    private void checkPolicy(Post post) {
        if (!(Envelope.parse(post.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            return;
        }
        Kind kind = envelope.header().kind();
        if (!kind.isNote()
                && kind != Kind.RECALL
                && barred.contains(envelope.header().recipient())) {
            failures.add(nation() + " sent " + envelope + " to a partner that is cut off");
        }
        withdrawals.leaves(envelope);
    }

    private void checkLive(Inbound inbound) {
        long age = clock.wallUnixNanos() - inbound.times().sentUnixNanos();
        if (age > settings.life().toNanos()) {
            failures.add(nation() + " was given a block of " + inbound.origin() + " " + age / 1_000_000 + " ms old");
        }
        if (Envelope.parse(inbound.journalBytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
            long number = envelope.header().epoch() + envelope.header().sequence();
            if (liveNumbers.getOrDefault(inbound.origin(), 0L) >= number) {
                failures.add(nation() + " was given block " + inbound.sequence() + " of " + inbound.origin()
                        + " after a newer one");
            }
            liveNumbers.put(inbound.origin(), number);
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
                checkPolicy(post);
            }
            wire.toHub(SimulatedNode.this, post);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
