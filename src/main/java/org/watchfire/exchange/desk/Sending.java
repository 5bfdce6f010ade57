package org.watchfire.exchange.desk;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.watchfire.exchange.desk.Outstanding.Entry;
import org.watchfire.exchange.desk.Outstanding.State;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Receipt;

/**
 * Sends the peer's outstanding numbers through the hub: what is ready, oldest first, within a window; and again what the hub
 * did not take, or what the peer, alive and able to receipt, does not hold long after the hub took it. How long is longer
 * with each attempt, so that a slow peer is not buried under repeats. While the hub refuses, one is tried now and then, and
 * all go once one is taken.
 */
final class Sending {
    /** Most sends under way. */
    static final int IN_FLIGHT = 1000;

    /** Between two tries of one, while the hub refuses: it has no room left for a peer that is away. */
    private static final long REST_NANOS = 100_000_000L;

    /** Most sent again at one receipt. */
    static final int REPAIRS_AT_ONCE = 64;

    /** Patience with a number below one that the peer holds: most likely it is lost. */
    private static final long GAP_PATIENCE_NANOS = 500_000_000L;

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long LONGEST_PATIENCE_NANOS = 30_000_000_000L;
    private static final int MOST_DOUBLINGS = 6;

    private final Outstanding outstanding;
    private final String realm;
    private final Transport transport;
    private final ExchangeClock clock;
    private final Executor later;
    private final Departed departed;
    private final Predicate<Entry> isBarred;
    private boolean up;
    private int window = IN_FLIGHT;
    private long restsUntilNanos;
    private long repaired;

    /**
     * @param realm that the numbers belong to
     * @param later where outcomes are heard
     * @param departed told of what leaves
     * @param isBarred asked of each entry before it is sent; what is barred is not, and whoever bars it sees to its number
     */
    Sending(
            Outstanding outstanding,
            String realm,
            Transport transport,
            ExchangeClock clock,
            Executor later,
            Departed departed,
            Predicate<Entry> isBarred) {
        this.outstanding = outstanding;
        this.realm = realm;
        this.transport = transport;
        this.clock = clock;
        this.later = later;
        this.departed = departed;
        this.isBarred = isBarred;
    }

    /** The way to the hub opened or closed. */
    void link(boolean open) {
        up = open;
        window = IN_FLIGHT;
        if (!open) {
            outstanding.entries().values().forEach(outstanding::again);
        }
        pump();
    }

    /** Sends what is ready, oldest first, as far as the window lets it. */
    void pump() {
        if (!up || isResting()) {
            return;
        }
        for (Entry entry : outstanding.entries().values()) {
            if (outstanding.inFlight() >= window || entry.state == State.JOURNALLING) {
                return;
            }
            if (entry.state == State.READY) {
                post(entry);
            }
        }
    }

    private boolean isResting() {
        return window < IN_FLIGHT && clock.monotonicNanos() - restsUntilNanos < 0;
    }

    /** A receipt came: sends again what the peer, alive and able to receipt, does not hold. */
    void repair(Receipt receipt) {
        if (!up) {
            return;
        }
        long now = clock.monotonicNanos();
        long highest = receipt.above().isEmpty() ? 0 : receipt.above().getLast().to();
        int repairs = 0;
        for (Map.Entry<Long, Entry> numbered : outstanding.entries().entrySet()) {
            Entry entry = numbered.getValue();
            long patience = numbered.getKey() < highest ? GAP_PATIENCE_NANOS : PATIENCE_NANOS;
            long waited = Math.min(patience << Math.min(entry.attempt, MOST_DOUBLINGS), LONGEST_PATIENCE_NANOS);
            if (entry.state == State.SENT && entry.accepted && now - entry.sentNanos >= waited) {
                if (repairs++ >= REPAIRS_AT_ONCE || outstanding.inFlight() >= window) {
                    return;
                }
                entry.attempt++;
                repaired++;
                post(entry);
            }
        }
    }

    private void post(Entry entry) {
        if (isBarred.test(entry)) {
            return;
        }
        Header header = entry.envelope.header();
        outstanding.sent(entry, clock.monotonicNanos());
        departed.left(entry.envelope);
        String duplicateId = realm + "/" + header.origin() + "/" + header.recipient() + "/" + header.lane() + "/"
                + header.epoch() + "/" + header.sequence() + "/" + entry.attempt + "." + entry.refused;
        int attempt = entry.attempt;
        transport.send(new Post(
                Channel.ASSURED,
                entry.envelope.toBytes(),
                duplicateId,
                0,
                has -> later.execute(() -> outcome(entry, attempt, has))));
    }

    private void outcome(Entry entry, int attempt, boolean hubHasIt) {
        if (entry.attempt != attempt || !entry.isUnderWay()) {
            return;
        }
        if (hubHasIt) {
            window = IN_FLIGHT;
            outstanding.settle(entry);
        } else {
            entry.refused++; // a hub counts what it refused among what it knows, and would drop the same again
            window = 1;
            restsUntilNanos = clock.monotonicNanos() + REST_NANOS;
            outstanding.again(entry);
        }
        pump();
    }

    /** How often anything was sent again for want of a receipt. */
    long repaired() {
        return repaired;
    }
}
