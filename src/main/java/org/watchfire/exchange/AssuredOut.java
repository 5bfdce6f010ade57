package org.watchfire.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.watchfire.exchange.Transport.Post;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.journal.Journal;
import org.watchfire.journal.Row;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Stamps;

/**
 * The assured lane to one peer. An item gets its number, is signed, written to the journal, and sent once that commit is
 * durable; it is forgotten when the peer's signed receipt covers it. After an outage everything not receipted goes again,
 * oldest first. At most {@link #LOADED} envelopes are kept in memory; what lies beyond stays in the journal until there
 * is room.
 */
final class AssuredOut {
    static final String OUT_KIND = "exchange.out";
    static final String RECEIPT_KIND = "exchange.receipt";
    static final String REFUSAL_KIND = "exchange.refusal";

    /** A number that the policy, asked again, did not let go: partner, number, rule and reason, in words. */
    static final String WITHHELD_KIND = "release.again";

    /** Most envelopes in memory. */
    static final int LOADED = 4096;

    private static final int IN_FLIGHT = 1000;
    private static final int REPAIRS_AT_ONCE = 64;
    private static final int EVENTS = 50_000;
    /** What waited longer is judged again before it is sent. */
    private static final long JUDGED_NANOS = 1_000_000_000L;

    private static final long GAP_PATIENCE_NANOS = 500_000_000L;
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long LONGEST_PATIENCE_NANOS = 30_000_000_000L;

    private final Sealer sealer;
    private final Journal journal;
    private final Transport transport;
    private final ExchangeClock clock;
    private final Executor later;

    private final TreeMap<Long, Entry> pending = new TreeMap<>();
    private final Map<EventId, Long> lastOfEvent = Bounded.map(EVENTS);
    private final Numbers held = new Numbers();
    private Gate gate;
    private long next = 1;
    private long beyondRow;
    private long policyNanos = Long.MIN_VALUE;
    private long holderEpoch;
    private int inFlight;
    private boolean up;
    private long delivered;
    private long voids;
    private long repaired;

    private enum State {
        JOURNALLING,
        READY,
        SENT
    }

    /** One number that the peer is not known to hold. */
    private static final class Entry {
        private final Envelope envelope;
        private State state;
        private boolean accepted;
        private int attempt;
        private long sentNanos;
        private final long judgedNanos;

        Entry(Envelope envelope, State state, int attempt, long judgedNanos) {
            this.envelope = envelope;
            this.state = state;
            this.attempt = attempt;
            this.judgedNanos = judgedNanos;
        }

        boolean isVoid() {
            return envelope.header().kind() == Kind.VOID;
        }
    }

    AssuredOut(Sealer sealer, Journal journal, Transport transport, ExchangeClock clock, Executor later, Gate gate) {
        this.sealer = sealer;
        this.journal = journal;
        this.transport = transport;
        this.clock = clock;
        this.later = later;
        this.gate = gate;
    }

    /** Gives an item its number. */
    void offer(Outbox.Entry released) {
        offer(released, clock.monotonicNanos());
    }

    /** Gives an item its number that a node before this one released; the policy is asked again. */
    void takeUp(Outbox.Entry released) {
        offer(released, clock.monotonicNanos() - JUDGED_NANOS);
    }

    private void offer(Outbox.Entry released, long judgedNanos) {
        Item item = released.item();
        long sequence = next++;
        Optional<EventId> event = ItemFacts.event(item);
        long previous = event.map(id -> lastOfEvent.getOrDefault(id, 0L)).orElse(0L);
        event.ifPresent(id -> lastOfEvent.put(id, sequence));
        Stamps stamps = ItemFacts.stamps(item, clock.wallUnixNanos());
        byte[] payload = ItemCbor.encodeAll(List.of(item));
        Envelope envelope = sealer.numbered(
                Kind.of(item), journal.epoch(), sequence, event, previous, item.label(), stamps, 0, payload);
        List<Journal.Draft> rows = new ArrayList<>(List.of(row(envelope)));
        if (released.row() > 0) {
            rows.add(Outbox.numbered(sealer.peer(), released.row()));
        }
        enter(envelope, rows, 0, judgedNanos);
    }

    private static Journal.Draft row(Envelope envelope) {
        return new Journal.Draft(OUT_KIND, envelope.toBytes(), true);
    }

    /**
     * Writes an envelope to the journal and sends it once it is safe there.
     *
     * @param rows its own, and what stands or falls with it
     */
    private void enter(Envelope envelope, List<Journal.Draft> rows, int attempt, long judgedNanos) {
        long sequence = envelope.header().sequence();
        long row = journal.appendTogether(clock.taiNanos(), clock.wallUnixNanos(), rows);
        if (!pending.containsKey(sequence) && (beyondRow > 0 || pending.size() >= LOADED)) {
            beyondRow = beyondRow == 0 ? row : beyondRow;
            return;
        }
        Entry entry = new Entry(envelope, State.JOURNALLING, attempt, judgedNanos);
        pending.put(sequence, entry);
        var _ = journal.whenDurable(row)
                .thenRun(() -> later.execute(() -> {
                    if (entry.state == State.JOURNALLING) {
                        entry.state = State.READY;
                        pump();
                    }
                }));
    }

    /** Sends what is ready, oldest first, as far as the window lets it. */
    private void pump() {
        if (!up) {
            return;
        }
        for (Entry entry : pending.values()) {
            if (inFlight >= IN_FLIGHT || entry.state == State.JOURNALLING) {
                return;
            }
            if (entry.state == State.READY) {
                post(entry);
            }
        }
    }

    private void post(Entry entry) {
        if (isToBeJudged(entry) && withheld(entry)) {
            return;
        }
        Header header = entry.envelope.header();
        entry.state = State.SENT;
        entry.accepted = false;
        entry.sentNanos = clock.monotonicNanos();
        inFlight++;
        String duplicateId = sealer.realm() + "/" + header.origin() + "/" + header.recipient() + "/" + header.lane()
                + "/" + header.epoch() + "/" + header.sequence() + "/" + entry.attempt;
        int attempt = entry.attempt;
        transport.send(new Post(
                Channel.ASSURED,
                entry.envelope.toBytes(),
                duplicateId,
                0,
                has -> later.execute(() -> outcome(entry, attempt, has))));
    }

    private boolean isToBeJudged(Entry entry) {
        return entry.judgedNanos <= policyNanos || clock.monotonicNanos() - entry.judgedNanos >= JUDGED_NANOS;
    }

    /** Asks the policy again; what it no longer lets go is destroyed and its number filled by a void. */
    private boolean withheld(Entry entry) {
        if (entry.isVoid()
                || !(ItemCbor.decodeAll(entry.envelope.payload()) instanceof Decoded.Value<List<Item>>(var items))) {
            return false;
        }
        Optional<String> reason = gate.bars(items.getFirst(), sealer.peer());
        reason.ifPresent(text -> {
            String words = sealer.peer() + " " + entry.envelope.header().sequence() + " " + text;
            journal.append(
                    clock.taiNanos(), clock.wallUnixNanos(), WITHHELD_KIND, words.getBytes(StandardCharsets.UTF_8));
            fill(entry, VoidNote.JUDGED_AGAIN);
        });
        return reason.isPresent();
    }

    /** The policy changed: what still waits here is judged now, and what is under way before it is sent again. */
    void judgeBy(Gate newGate) {
        gate = newGate;
        policyNanos = clock.monotonicNanos();
        for (Entry entry : pending.values()) {
            if (entry.state != State.SENT) {
                withheld(entry);
            }
        }
    }

    private void outcome(Entry entry, int attempt, boolean hubHasIt) {
        if (entry.state != State.SENT || entry.attempt != attempt || entry.accepted) {
            return;
        }
        inFlight--;
        if (hubHasIt) {
            entry.accepted = true;
        } else {
            entry.state = State.READY;
        }
        pump();
    }

    /** The way to the hub opened or closed. */
    void link(boolean open) {
        up = open;
        if (!open) {
            for (Entry entry : pending.values()) {
                if (entry.state == State.SENT && !entry.accepted) {
                    entry.state = State.READY;
                }
            }
            inFlight = 0;
        }
        pump();
    }

    /** A receipt came. */
    void received(Envelope envelope, Receipt receipt) {
        if (receipted(receipt)) {
            journal.append(clock.taiNanos(), clock.wallUnixNanos(), RECEIPT_KIND, envelope.toBytes());
        }
        repair(receipt);
    }

    /** Forgets what a receipt covers; true when it covers more than was known. */
    boolean receipted(Receipt receipt) {
        if (holderEpoch != 0 && receipt.holderEpoch() > holderEpoch) {
            rewind();
        }
        if (receipt.holderEpoch() < holderEpoch) {
            return false;
        }
        holderEpoch = receipt.holderEpoch();
        if (receipt.epoch() != journal.epoch()) {
            return false;
        }
        boolean more = hold(held.contiguous() + 1, receipt.contiguous());
        for (Receipt.Span span : receipt.above()) {
            more |= hold(Math.max(span.from(), held.contiguous() + 1), span.to());
        }
        return more;
    }

    private boolean hold(long from, long to) {
        boolean more = false;
        for (long number = from; number <= Math.min(to, next - 1); number++) {
            if (held.add(number)) {
                more = true;
                Entry entry = pending.remove(number);
                if (entry == null || !entry.isVoid()) {
                    delivered++;
                }
                if (entry != null && entry.state == State.SENT && !entry.accepted) {
                    inFlight--;
                    entry.accepted = true;
                }
            }
        }
        return more;
    }

    /** The peer has begun a new journal and holds nothing: all goes again, from our journal. */
    private void rewind() {
        held.clear();
        pending.clear();
        inFlight = 0;
        delivered = 0;
        beyondRow = 1;
    }

    /** Sends again what the peer, alive and able to receipt, does not hold. */
    private void repair(Receipt receipt) {
        if (!up) {
            return;
        }
        long now = clock.monotonicNanos();
        long highest = receipt.above().isEmpty() ? 0 : receipt.above().getLast().to();
        int repairs = 0;
        for (Map.Entry<Long, Entry> numbered : pending.entrySet()) {
            Entry entry = numbered.getValue();
            long patience = numbered.getKey() < highest ? GAP_PATIENCE_NANOS : PATIENCE_NANOS;
            long waited = Math.min(patience << Math.min(entry.attempt, 6), LONGEST_PATIENCE_NANOS);
            if (entry.state == State.SENT && entry.accepted && now - entry.sentNanos >= waited) {
                if (repairs++ >= REPAIRS_AT_ONCE || inFlight >= IN_FLIGHT) {
                    return;
                }
                entry.attempt++;
                repaired++;
                post(entry);
            }
        }
    }

    /** The hub will not pass a number on: a void takes its place, so that the count stays whole. */
    void refused(Envelope envelope, Refusal refusal) {
        Entry entry = pending.get(refusal.sequence());
        if (refusal.epoch() != journal.epoch() || entry == null || entry.isVoid()) {
            return;
        }
        journal.append(clock.taiNanos(), clock.wallUnixNanos(), REFUSAL_KIND, envelope.toBytes());
        fill(entry, "refused by the hub");
    }

    /** A void takes the place of what a number carried. */
    private void fill(Entry entry, String why) {
        if (entry.state == State.SENT && !entry.accepted) {
            inFlight--;
        }
        entry.accepted = true;
        Header header = entry.envelope.header();
        long now = clock.wallUnixNanos();
        voids++;
        Envelope envelope = sealer.numbered(
                Kind.VOID,
                header.epoch(),
                header.sequence(),
                header.event(),
                header.previous(),
                sealer.forPeer(),
                new Stamps(now, now),
                0,
                new VoidNote(why).encode());
        enter(envelope, List.of(row(envelope)), entry.attempt + 1, clock.monotonicNanos());
    }

    /** Does what is due. */
    void tick(long nowNanos) {
        if (beyondRow > 0 && pending.size() < LOADED / 2) {
            load();
        }
        pump();
    }

    /** Fetches what did not fit in memory. */
    private void load() {
        long from = beyondRow;
        beyondRow = 0;
        for (Row row : (Iterable<Row>) journal.read(from, OUT_KIND)::iterator) {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && envelope.header().recipient().equals(sealer.peer())
                    && !held.contains(envelope.header().sequence())) {
                if (pending.size() >= LOADED) {
                    beyondRow = row.sequence();
                    return;
                }
                pending.put(envelope.header().sequence(), entryOfJournal(envelope));
            }
        }
        // rows that are not durable yet cannot be read yet
        if (pending.isEmpty()
                ? held.contiguous() < next - 1
                : pending.lastKey() < next - 1 && held.highest() < next - 1) {
            beyondRow = from;
        }
    }

    /** A row of the journal, at the start. */
    void restore(long row, Envelope envelope) {
        Header header = envelope.header();
        if (header.sequence() >= next) {
            next = header.sequence() + 1;
            header.event().ifPresent(event -> lastOfEvent.put(event, header.sequence()));
        }
        voids += header.kind() == Kind.VOID ? 1 : 0;
        if (held.contains(header.sequence())) {
            return;
        }
        if (!pending.containsKey(header.sequence()) && (beyondRow > 0 || pending.size() >= LOADED)) {
            beyondRow = beyondRow == 0 ? row : beyondRow;
        } else {
            pending.put(header.sequence(), entryOfJournal(envelope));
        }
    }

    /** Nobody knows how long it has waited: it is judged again. */
    private Entry entryOfJournal(Envelope envelope) {
        return new Entry(envelope, State.READY, 0, clock.monotonicNanos() - JUDGED_NANOS);
    }

    /** The count. */
    Ledger.Sent line(NationId peer, long heardUnixNanos) {
        long released = next - 1;
        return new Ledger.Sent(
                peer,
                Lane.ASSURED,
                released,
                delivered,
                voids,
                released - held.size(),
                0,
                0,
                0,
                repaired,
                heardUnixNanos);
    }
}
