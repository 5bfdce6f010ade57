package org.watchfire.exchange.desk;

import java.util.List;
import java.util.Optional;
import org.watchfire.exchange.desk.Outstanding.Entry;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;

/**
 * The policy, asked again of what was released and has waited since: what was judged before the policy changed, or longer
 * than a second ago, is judged anew before it is sent.
 */
final class Rejudgement {
    /** What waited longer is judged again before it is sent. */
    private static final long JUDGED_NANOS = 1_000_000_000L;

    private final NationId peer;
    private final ExchangeClock clock;
    private Gate gate;
    private long policyNanos = Long.MIN_VALUE;

    /** @param peer whom everything is for */
    Rejudgement(NationId peer, ExchangeClock clock, Gate gate) {
        this.peer = peer;
        this.clock = clock;
        this.gate = gate;
    }

    /** The policy changed. */
    void judgeBy(Gate newGate) {
        gate = newGate;
        policyNanos = clock.monotonicNanos();
    }

    /** Whether something has to be judged again before it is sent. */
    boolean isDue(Entry entry) {
        return entry.judgedNanos <= policyNanos || clock.monotonicNanos() - entry.judgedNanos >= JUDGED_NANOS;
    }

    /** Why the policy lets something go no longer; empty where it does. A note carries nothing to judge. */
    Optional<String> bars(Entry entry) {
        if (entry.kind().isNote()
                || entry.kind() == Kind.RECALL // which follows what went, and goes where nothing else may
                || !(ItemCbor.decodeAll(entry.envelope.payload()) instanceof Decoded.Value<List<Item>>(var items))) {
            return Optional.empty();
        }
        return gate.bars(items.getFirst(), peer);
    }

    /** A moment of judgement for what nobody knows how long it has waited, in this clock's nanoseconds: it is due. */
    long never() {
        return clock.monotonicNanos() - JUDGED_NANOS;
    }
}
