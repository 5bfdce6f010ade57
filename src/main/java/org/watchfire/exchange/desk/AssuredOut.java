package org.watchfire.exchange.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchfire.exchange.desk.Outstanding.Entry;
import org.watchfire.exchange.desk.Outstanding.State;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.statements.Tally;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.ItemFacts;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.journal.Journal;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Stamps;

/**
 * The assured lane to one peer. An item gets its number, is signed, written to the journal, and sent once that commit is
 * durable; it is forgotten when the peer's signed receipt covers it. After an outage everything not receipted goes again,
 * oldest first ({@link Sending}). What the policy, asked again, does not let go ({@link Rejudgement}) leaves a void in its place,
 * so that the count stays whole.
 */
final class AssuredOut {
    private final Sealer sealer;
    private final Pen pen;
    private final ExchangeClock clock;
    private final Outstanding outstanding;
    private final Sending sending;
    private final Rejudgement rejudgement;
    private final Tally tally = new Tally();
    private final Consumer<Envelope> whenNumbered;
    private long voids;

    /** @param whenNumbered told of each envelope that was given a number, and of each void that takes its place */
    AssuredOut(
            Sealer sealer,
            Pen pen,
            Transport transport,
            Gate gate,
            Departed departed,
            Consumer<Envelope> whenNumbered) {
        this.sealer = sealer;
        this.pen = pen;
        this.clock = pen.clock();
        this.whenNumbered = whenNumbered;
        tally.begin(pen.epoch());
        this.outstanding = new Outstanding(sealer.peer(), pen.journal(), departed::left);
        this.rejudgement = new Rejudgement(sealer.peer(), clock, gate);
        this.sending = new Sending(
                outstanding,
                sealer.realm(),
                transport,
                clock,
                pen.later(),
                departed,
                entry -> rejudgement.isDue(entry) && withheld(entry));
    }

    /** Gives an item its number; false for what no envelope holds. */
    boolean offer(Outbox.Entry released) {
        return offer(released, clock.monotonicNanos());
    }

    /** The same of an item that a node before this one released; the policy is asked again. */
    boolean takeUp(Outbox.Entry released) {
        return offer(released, rejudgement.never());
    }

    private boolean offer(Outbox.Entry released, long judgedNanos) {
        Item item = released.item();
        byte[] payload = ItemCbor.encodeAll(List.of(item));
        if (payload.length > Envelope.MAX_PAYLOAD_BYTES) {
            return false;
        }
        Envelope envelope = numbered(
                Kind.of(item), item.about(), item.label(), ItemFacts.stamps(item, clock.wallUnixNanos()), payload);
        List<Journal.Draft> rows = new ArrayList<>(List.of(row(envelope)));
        if (released.row() > 0) {
            rows.add(Outbox.numbered(sealer.peer(), released.row()));
        }
        enter(envelope, rows, 0, judgedNanos);
        return true;
    }

    /** Gives a number to what the exchange itself has to say. */
    void note(Kind kind, byte[] payload) {
        long now = clock.wallUnixNanos();
        Envelope envelope = numbered(kind, Optional.empty(), sealer.forPeer(), new Stamps(now, now), payload);
        enter(envelope, List.of(row(envelope)), 0, clock.monotonicNanos());
    }

    private Envelope numbered(Kind kind, Optional<EventId> event, Label label, Stamps stamps, byte[] payload) {
        long sequence = outstanding.give();
        long previous = outstanding.previous(event, sequence);
        Envelope envelope = sealer.numbered(kind, pen.epoch(), sequence, event, previous, label, stamps, 0, payload);
        tally.add(sequence, Tally.hash(envelope.toBytes()));
        return envelope;
    }

    private static Journal.Draft row(Envelope envelope) {
        return new Journal.Draft(RowKinds.OUT, envelope.toBytes(), true);
    }

    /**
     * Writes an envelope to the journal and sends it once it is safe there.
     *
     * @param rows its own, and what stands or falls with it
     */
    private void enter(Envelope envelope, List<Journal.Draft> rows, int attempt, long judgedNanos) {
        long row = pen.writeTogether(rows);
        whenNumbered.accept(envelope);
        Entry entry = new Entry(envelope, State.JOURNALLING, attempt, judgedNanos);
        if (outstanding.keep(row, entry)) {
            pen.whenDurable(row, () -> {
                if (entry.state == State.JOURNALLING) {
                    entry.state = State.READY;
                    sending.pump();
                }
            });
        }
    }

    /** The way to the hub opened or closed. */
    void link(boolean open) {
        sending.link(open);
    }

    /** A receipt came; true when it covers more than was known. */
    boolean received(Envelope envelope, Receipt receipt) {
        boolean more = outstanding.receipted(receipt);
        if (more) {
            pen.write(RowKinds.RECEIPT, envelope.toBytes());
        }
        sending.repair(receipt);
        return more;
    }

    /** Asks the policy again; what it no longer lets go is destroyed and its number filled by a void. */
    private boolean withheld(Entry entry) {
        Optional<String> reason = rejudgement.bars(entry);
        reason.ifPresent(text -> {
            writeWithheld(entry, text);
            fill(entry, VoidNote.JUDGED_AGAIN);
        });
        return reason.isPresent();
    }

    private void writeWithheld(Entry entry, String why) {
        String words = sealer.peer() + " " + entry.envelope.header().sequence() + " " + why;
        pen.write(RowKinds.WITHHELD, words.getBytes(StandardCharsets.UTF_8));
    }

    /** The policy changed: what still waits here is judged now, and what is under way before it is sent again. */
    void judgeBy(Gate newGate) {
        rejudgement.judgeBy(newGate);
        for (Entry entry : outstanding.entries().values()) {
            if (entry.state != State.SENT) {
                withheld(entry);
            }
        }
    }

    /** What waits here of these subjects must not leave any more: a recall of them follows. */
    void destroy(Collection<Recall.Subject> subjects) {
        for (Entry entry : outstanding.entries().values()) {
            boolean waits = entry.state != State.SENT
                    && Departed.subject(entry.envelope)
                            .filter(subjects::contains)
                            .isPresent();
            if (waits && !withheld(entry)) {
                writeWithheld(entry, "called back");
                fill(entry, VoidNote.JUDGED_AGAIN);
            }
        }
    }

    /** The hub will not pass a number on: a void takes its place, so that the count stays whole. */
    void refused(Envelope envelope, Refusal refusal) {
        Entry entry = outstanding.entries().get(refusal.sequence());
        if (refusal.epoch() != pen.epoch() || entry == null || entry.kind() == Kind.VOID) {
            return;
        }
        pen.write(RowKinds.REFUSAL, envelope.toBytes());
        fill(entry, VoidNote.REFUSED);
    }

    /** A void takes the place of what a number carried. */
    private void fill(Entry entry, String why) {
        outstanding.settle(entry);
        Header header = entry.envelope.header();
        VoidNote note = new VoidNote(why, Tally.hash(entry.envelope.toBytes()));
        long now = clock.wallUnixNanos();
        count(header.sequence(), note);
        Envelope envelope = sealer.numbered(
                Kind.VOID,
                header.epoch(),
                header.sequence(),
                header.event(),
                header.previous(),
                sealer.forPeer(),
                new Stamps(now, now),
                0,
                note.encode());
        enter(envelope, List.of(row(envelope)), entry.attempt + 1, clock.monotonicNanos());
    }

    private void count(long sequence, VoidNote note) {
        voids++;
        tally.voided(sequence, note.reason().equals(VoidNote.REFUSED));
    }

    /** Does what is due. */
    void tick() {
        outstanding.load(rejudgement.never());
        sending.pump();
    }

    /** A row of the journal, at the start. */
    void restore(long row, Envelope envelope) {
        long sequence = envelope.header().sequence();
        outstanding.restore(row, envelope, new Entry(envelope, State.READY, 0, rejudgement.never()));
        if (envelope.header().kind() == Kind.VOID
                && VoidNote.decode(envelope.payload()) instanceof Decoded.Value<VoidNote>(VoidNote note)) {
            count(sequence, note);
        } else {
            tally.add(sequence, Tally.hash(envelope.toBytes()));
        }
    }

    /** A receipt of the journal, at the start. */
    void restore(Receipt receipt) {
        outstanding.receipted(receipt);
    }

    /** Numbers that the peer is not known to hold. */
    long unacknowledged() {
        return outstanding.count();
    }

    /** What stands under each number. */
    Tally tally() {
        return tally;
    }

    /** The count. */
    Ledger.Sent line(NationId peer, long heardUnixNanos) {
        return new Ledger.Sent(
                peer,
                Lane.ASSURED,
                outstanding.items(),
                outstanding.delivered(),
                voids,
                outstanding.count(),
                0,
                0,
                0,
                sending.repaired(),
                heardUnixNanos);
    }
}
