package org.watchfire.exchange.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.release.Released;

/** Two desks, and between them whatever a test wants to do to what passes. One thread, a clock of its own. */
final class DeskPair {
    static final Duration HOUR = Duration.ofHours(1);
    private static final long STEP_NANOS = 5_000_000L;

    final ManualClock.Time time = new ManualClock.Time();
    final End first;
    final End second;
    private final Deque<Runnable> actions = new ArrayDeque<>();

    /** Changes what passes; empty bytes are not delivered. */
    UnaryOperator<byte[]> wire = bytes -> bytes;

    /** Bars items at either end. */
    Gate gate = Gate.OPEN;

    /** One node's desk, with an engine that writes down what it is given. */
    final class End {
        final KeyRing ring;
        final ManualClock clock = new ManualClock(time);
        final MemoryJournal journal;
        final NationId other;
        final List<Item> taken = new ArrayList<>();
        Optional<Desk> desk = Optional.empty();
        boolean linked;

        End(KeyRing ring, NationId other) {
            this.ring = ring;
            this.other = other;
            this.journal = new MemoryJournal(ring.nation(), ring.realm(), ManualClock.START);
            start();
        }

        void start() {
            ExchangeSettings settings = new ExchangeSettings(
                    ring, Set.of(other), other, Duration.ofMillis(15), Duration.ofSeconds(2), HOUR);
            desk = Optional.of(new Desk(
                    settings,
                    new Way(this),
                    journal,
                    clock,
                    this::take,
                    (item, to) -> gate.bars(item, to),
                    actions::add));
        }

        /** Dies and comes back with what was durable. */
        void restart() {
            link(false);
            journal.crash(0);
            start();
        }

        Desk desk() {
            return desk.orElseThrow();
        }

        void offer(Item item) {
            desk().send(List.of(Released.to(other, ring.realm(), item)), 0, Long.MAX_VALUE);
        }

        void link(boolean up) {
            linked = up;
            for (Channel channel : Channel.values()) {
                desk().link(channel, up, "test");
            }
        }

        Ledger ledger() {
            return desk().ledger();
        }

        /** What came of the last statement of a lane of a nation's numbers. */
        Optional<Reconciliations.Line> reconciled(NationId origin, Lane lane) {
            return ledger().reconciliations().stream()
                    .filter(line -> line.origin().equals(origin) && line.lane() == lane)
                    .findFirst();
        }

        private boolean take(Inbound inbound) {
            taken.addAll(inbound.items());
            inbound.taken(journal.appendAssured(
                    clock.taiNanos(), clock.wallUnixNanos(), inbound.journalKind(), inbound.journalBytes()));
            return true;
        }
    }

    private final class Way implements Transport {
        private final End end;

        Way(End end) {
            this.end = end;
        }

        @Override
        public void start(Listener listener) {}

        @Override
        public void send(Post post) {
            pass(end, post);
        }

        @Override
        public void close() {}
    }

    DeskPair(KeyRing first, KeyRing second) {
        this.first = new End(first, second.nation());
        this.second = new End(second, first.nation());
        link(true);
    }

    void link(boolean up) {
        first.link(up);
        second.link(up);
    }

    private void pass(End from, Post post) {
        End to = from == first ? second : first;
        if (!from.linked) {
            post.outcome().accept(false);
            return;
        }
        byte[] bytes = wire.apply(post.bytes());
        actions.add(() -> {
            post.outcome().accept(true);
            if (bytes.length > 0 && to.linked) {
                to.desk().received(new Arrival(post.channel(), bytes, 0, 0, to.clock.wallUnixNanos(), () -> {}));
            }
        });
    }

    /** Lets time pass. */
    void run(Duration duration) {
        long end = time.nanos() + duration.toNanos();
        while (time.nanos() < end) {
            time.moveTo(Math.min(end, time.nanos() + STEP_NANOS));
            step();
        }
    }

    /** Moves to shortly after the next full hour without living through all of it, and lets everything settle. */
    void nextHour() {
        step();
        long hour = HOUR.toNanos();
        time.moveTo((time.nanos() / hour + 1) * hour);
        run(Duration.ofSeconds(5));
    }

    private void step() {
        for (End end : List.of(first, second)) {
            end.desk().tick();
        }
        for (int round = 0; round < 20; round++) {
            first.journal.commit(Integer.MAX_VALUE);
            second.journal.commit(Integer.MAX_VALUE);
            List<Runnable> due = List.copyOf(actions);
            actions.clear();
            due.forEach(Runnable::run);
        }
    }

    /** The envelope in some bytes. */
    static Envelope parsed(byte[] bytes) {
        return ((Decoded.Value<Envelope>) Envelope.parse(bytes)).value();
    }
}
