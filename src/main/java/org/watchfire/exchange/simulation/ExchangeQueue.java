package org.watchfire.exchange.simulation;

import java.util.List;
import java.util.Random;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.journal.Journal;
import org.watchfire.model.NationId;
import org.watchfire.release.Releasable;

/** The way from a simulated node's engine to its exchange: rows at once, and what they are about a little later, in order. */
final class ExchangeQueue {
    private static final int EXCHANGE_DELAY_MS = 20;

    /** Now and then the exchange has so much to do that what was released waits long for its number. */
    private static final int LONG_DELAY_MS = 1000;

    private final NationId nation;
    private final Timeline timeline;
    private final Random random;
    private final ExchangeClock clock;
    private final Journal journal;
    private long waiting;

    ExchangeQueue(NationId nation, Timeline timeline, Random random, ExchangeClock clock, Journal journal) {
        this.nation = nation;
        this.timeline = timeline;
        this.random = random;
        this.clock = clock;
        this.journal = journal;
    }

    /** Writes down what must not be lost of what was released; the number of the first row, or 0. */
    long write(List<Releasable> released) {
        List<Journal.Draft> rows = Outbox.drafts(released);
        return rows.isEmpty() ? 0 : journal.appendTogether(clock.taiNanos(), clock.wallUnixNanos(), rows);
    }

    /** The exchange is told of what was released. Bulk has a queue of its own, and whatever is urgent overtakes it. */
    void tell(long firstRow, int count, Runnable action) {
        boolean isUrgent = firstRow > 0;
        waiting += isUrgent ? count : 0;
        inOrder(isUrgent ? "urgent" : "bulk", () -> {
            waiting -= isUrgent ? count : 0;
            action.run();
        });
    }

    /** The exchange is told of another policy, and of what follows from it. */
    void tellUrgently(Runnable action) {
        inOrder("urgent", action);
    }

    private void inOrder(String queue, Runnable action) {
        int most = random.nextInt(20) == 0 ? LONG_DELAY_MS : EXCHANGE_DELAY_MS;
        timeline.inOrder(nation + " " + queue, nation + " urgent", most, action);
    }

    /** How much of the assured lane was decided and has no number yet. */
    long waiting() {
        return waiting;
    }
}
