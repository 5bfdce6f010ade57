package org.watchfire.exchange.desk;

import java.util.List;
import java.util.concurrent.Executor;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.journal.Journal;

/**
 * A desk's hand on its journal: what it writes bears the moment, and what follows once that is on the disk follows on the
 * desk's own thread.
 *
 * @param journal of the desk's nation and realm
 * @param clock wall and scenario time
 * @param later runs actions on the thread that owns the desk, after the call under way
 */
record Pen(Journal journal, ExchangeClock clock, Executor later) {
    /** The epoch of the numbers kept in the journal. */
    long epoch() {
        return journal.epoch();
    }

    /** A plain row. */
    void write(String kind, byte[] bytes) {
        journal.append(clock.taiNanos(), clock.wallUnixNanos(), kind, bytes);
    }

    /** An assured row; its number. */
    long writeAssured(String kind, byte[] bytes) {
        return journal.appendAssured(clock.taiNanos(), clock.wallUnixNanos(), kind, bytes);
    }

    /** Rows that stand or fall together; the number of the first. */
    long writeTogether(List<Journal.Draft> rows) {
        return journal.appendTogether(clock.taiNanos(), clock.wallUnixNanos(), rows);
    }

    /** Does something once a row is on the disk; never, if it cannot be put there. */
    void whenDurable(long row, Runnable then) {
        var _ = journal.whenDurable(row).thenRun(() -> later.execute(then));
    }
}
