package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.journal.Journal;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.release.Releasable;

/**
 * The way from a simulated node's exchange to its engine: a queue that is sometimes full, and an engine that writes down a
 * little later what came, in one commit with what it decides of it. Sees that nothing old or overtaken is given to it.
 */
final class EngineQueue {
    private static final int ENGINE_DELAY_MS = 20;

    private final ExchangeSettings settings;
    private final Timeline timeline;
    private final Random random;
    private final ExchangeClock clock;
    private final Journal journal;
    private final Engine engine;
    private final BiConsumer<List<Releasable>, Long> send;
    private final Map<NationId, Long> liveNumbers = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private boolean busy;
    private long liveDelivered;

    /** @param send takes what follows from an item, with the number of the first row of it */
    EngineQueue(
            ExchangeSettings settings,
            Timeline timeline,
            Random random,
            ExchangeClock clock,
            Journal journal,
            Engine engine,
            BiConsumer<List<Releasable>, Long> send) {
        this.settings = settings;
        this.timeline = timeline;
        this.random = random;
        this.clock = clock;
        this.journal = journal;
        this.engine = engine;
        this.send = send;
    }

    /** The node starts: numbers of live blocks may begin anew. */
    void started() {
        liveNumbers.clear();
    }

    void setBusy(boolean value) {
        busy = value;
    }

    long liveDelivered() {
        return liveDelivered;
    }

    List<String> failures() {
        return failures;
    }

    /** Takes what a partner sent, unless there is no room; {@code ifAlive} leaves out what a death overtakes. */
    boolean take(Inbound inbound, UnaryOperator<Runnable> ifAlive) {
        if (busy || random.nextInt(50) == 0) {
            return false;
        }
        if (inbound.lane() == Lane.LIVE) {
            liveDelivered += inbound.items().size();
            checkLive(inbound);
        }
        // one queue, one order: the delay is the same for all that wait
        timeline.inOrder(settings.ring().nation() + " engine", ENGINE_DELAY_MS, ifAlive.apply(() -> write(inbound)));
        return true;
    }

    private void write(Inbound inbound) {
        boolean assured = inbound.lane() == Lane.ASSURED;
        List<Releasable> follows = assured ? engine.takeNote(inbound.items().getFirst()) : List.of();
        List<Journal.Draft> rows = new ArrayList<>();
        rows.add(new Journal.Draft(inbound.journalKind(), inbound.journalBytes(), assured));
        rows.addAll(Outbox.drafts(follows));
        long row = journal.appendTogether(clock.taiNanos(), clock.wallUnixNanos(), rows);
        if (!follows.isEmpty()) {
            send.accept(follows, row + 1);
        }
        inbound.taken(row);
    }

    private void checkLive(Inbound inbound) {
        NationId nation = settings.ring().nation();
        long age = clock.wallUnixNanos() - inbound.times().sentUnixNanos();
        if (age > settings.life().toNanos()) {
            failures.add(nation + " was given a block of " + inbound.origin() + " " + age / 1_000_000 + " ms old");
        }
        if (Envelope.parse(inbound.journalBytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
            long number = envelope.header().epoch() + envelope.header().sequence();
            if (liveNumbers.getOrDefault(inbound.origin(), 0L) >= number) {
                failures.add(nation + " was given block " + inbound.sequence() + " of " + inbound.origin()
                        + " after a newer one");
            }
            liveNumbers.put(inbound.origin(), number);
        }
    }
}
