package org.watchfire.exchange.desk;

import java.util.Map;
import java.util.TreeMap;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeClock;

/**
 * Whether a partner is there. It says every two seconds what it holds, and names in it the newest of our own receipts that it had: a
 * receipt that names none of our last ten seconds is no sign of life, since a hub may have kept it. A partner that gives
 * none for five seconds, while our own way to the hub is open, is silent until it does.
 */
final class Reach {
    private static final long ECHO_NANOS = 10_000_000_000L;
    private static final int MOST_SENT = 1024;

    private final ExchangeClock clock;
    /** Our receipts of the last ten seconds: when each was sent, by its stamp; monotonic time. At the bound the oldest go. */
    private final TreeMap<Long, Long> sent = new TreeMap<>();

    private long sinceNanos;
    private boolean up;
    private boolean silent;
    private boolean isHeardAgain;

    /** What a call of {@link #tick} found. */
    enum Change {
        NONE,
        FELL_SILENT,
        IS_HEARD_AGAIN
    }

    Reach(ExchangeClock clock) {
        this.clock = clock;
    }

    /** Our way to the hub opened or closed: while it is closed nobody can be heard. */
    void link(boolean open) {
        up = open;
        sinceNanos = clock.monotonicNanos();
    }

    /** We sent a receipt with this stamp. */
    void sent(long sentUnixNanos) {
        sent.put(sentUnixNanos, clock.monotonicNanos());
        if (sent.size() > MOST_SENT) {
            sent.pollFirstEntry();
        }
    }

    /** The partner's receipt came, and names this stamp of ours. */
    void heard(long echoSentUnixNanos) {
        long now = clock.monotonicNanos();
        long at = sent.getOrDefault(echoSentUnixNanos, Long.MIN_VALUE / 2);
        if (now - at <= ECHO_NANOS) {
            sinceNanos = now;
            isHeardAgain = silent;
        }
    }

    /** To be called every few milliseconds. */
    Change tick() {
        long now = clock.monotonicNanos();
        Map.Entry<Long, Long> oldest = sent.firstEntry();
        if (oldest != null && now - oldest.getValue() > ECHO_NANOS) {
            sent.pollFirstEntry();
        }
        if (isHeardAgain) {
            isHeardAgain = false;
            silent = false;
            return Change.IS_HEARD_AGAIN;
        }
        if (!silent && up && now - sinceNanos >= Ledger.Silent.AFTER_NANOS) {
            silent = true;
            return Change.FELL_SILENT;
        }
        return Change.NONE;
    }

    boolean isSilent() {
        return silent;
    }
}
