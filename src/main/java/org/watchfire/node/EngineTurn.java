package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Policy;
import org.watchfire.release.Releasable;

/**
 * One input, on the engine thread: decide, write, hand on, in this order. The input and the assured part of what was
 * decided of it are written as one, so that a death at any moment leaves both or neither: what is in the journal as
 * released and has not left yet leaves after the next start, and what is not there was never decided.
 */
final class EngineTurn implements EngineLoop.Taker {
    /** Before the kind of an input that the engine could not take: kept for people, and left out of every replay. */
    static final String FATAL = "fatal.";

    private static final long PATIENCE_SECONDS = 5;

    private final Decider engine;
    private final Journal journal;
    private final Sender exchange;
    private final Outputs outputs;

    /** What follows from an input; {@link Engine#accept}. */
    @FunctionalInterface
    interface Decider {
        Decisions decide(Input input, TimeTag now, long unixNanos);
    }

    /** The way to the partners; {@link org.watchfire.exchange.Exchange#send(List, long)}. */
    @FunctionalInterface
    interface Sender {
        void send(List<Releasable> released, long firstRow);
    }

    /** Everything else that is told: screens, counters. */
    @FunctionalInterface
    interface Outputs {
        void tell(Input input, Decisions decisions, TimeTag now, long unixNanos);

        /** Another policy is in force: told before anything that was released by it leaves. */
        default void decideBy(Policy policy) {}
    }

    EngineTurn(Decider engine, Journal journal, Sender exchange, Outputs outputs) {
        this.engine = engine;
        this.journal = journal;
        this.exchange = exchange;
        this.outputs = outputs;
    }

    @Override
    public void take(Input input, TimeTag now, long unixNanos) {
        Decisions decisions = decide(input, now, unixNanos);
        List<Journal.Draft> rows = new ArrayList<>();
        rows.add(new Journal.Draft(InputCodec.kind(input), InputCodec.encode(input), isAssured(input)));
        rows.addAll(Outbox.drafts(decisions.toPeers()));
        for (Item item : decisions.items()) {
            rows.add(new Journal.Draft(Replay.ITEM, ItemCbor.encode(item), true));
        }
        decisions
                .policyChange()
                .map(change -> new Journal.Draft(
                        PolicyOutcome.KIND, PolicyOutcome.of(change).encode(), true))
                .ifPresent(rows::add);
        long first = journal.appendTogether(now.taiNanos(), unixNanos, rows);
        if (input instanceof Input.FromPartner partner) {
            partner.inbound().taken(first);
        }
        if (input instanceof Input.PolicyAction) {
            awaitDurable(first);
        }
        decisions.inForce().ifPresent(outputs::decideBy);
        exchange.send(decisions.toPeers(), first + 1);
        outputs.tell(input, decisions, now, unixNanos);
        if (input instanceof Input.PolicyAction action) {
            decisions.policyChange().ifPresent(action.answer());
        }
    }

    /** Nothing is released by a policy that a loss of power could still undo. */
    private void awaitDurable(long row) {
        try {
            journal.whenDurable(row).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JournalFailure("interrupted while another policy was written down", stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new JournalFailure(
                    "what became of a step towards another policy could not be written down: make room on the disk",
                    failure);
        }
    }

    private Decisions decide(Input input, TimeTag now, long unixNanos) {
        try {
            return engine.decide(input, now, unixNanos);
        } catch (RuntimeException | Error broken) {
            journal.append(now.taiNanos(), unixNanos, FATAL + InputCodec.kind(input), InputCodec.encode(input));
            throw broken;
        }
    }

    /** What a partner is told that it is held must outlive a loss of power, and so must what persons did to the policy. */
    private static boolean isAssured(Input input) {
        return input instanceof Input.PolicyAction
                || (input instanceof Input.FromPartner partner
                        && partner.inbound().lane() == Lane.ASSURED);
    }
}
