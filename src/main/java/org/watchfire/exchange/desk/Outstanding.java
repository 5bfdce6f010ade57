package org.watchfire.exchange.desk;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Numbers;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.journal.Journal;
import org.watchfire.journal.Row;
import org.watchfire.model.Bounded;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;

/**
 * The numbers given to one peer, and which of them it is not known to hold. The journal has them all; at most
 * {@link #LOADED} envelopes are kept in memory, and what lies beyond is fetched when there is room.
 */
final class Outstanding {
    /** Most envelopes in memory. */
    static final int LOADED = 4096;

    private static final int EVENTS = 50_000;
    private static final int MOST_NOTES = 100_000;

    private final NationId peer;
    private final Journal journal;
    private final Consumer<Envelope> whenHeld;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<EventId, Long> lastOfEvent = new Bounded<>(EVENTS);
    private final Numbers held = new Numbers();
    /** Numbers of the exchange's own notes that the peer is not known to hold; at the bound the oldest are forgotten. */
    private final TreeSet<Long> notes = new TreeSet<>();

    private long noted;
    private long lastNote;
    private long next = 1;
    private long beyondRow;
    private long holderEpoch;
    private long delivered;
    private int inFlight;

    enum State {
        JOURNALLING,
        READY,
        SENT
    }

    /** One number that the peer is not known to hold. */
    static final class Entry {
        final Envelope envelope;
        final long judgedNanos;
        State state;
        /** Whether the hub has it. */
        boolean accepted;

        int attempt;
        /** How often the hub would not take it. */
        int refused;

        long sentNanos;

        Entry(Envelope envelope, State state, int attempt, long judgedNanos) {
            this.envelope = envelope;
            this.state = state;
            this.attempt = attempt;
            this.judgedNanos = judgedNanos;
        }

        Kind kind() {
            return envelope.header().kind();
        }

        boolean isUnderWay() {
            return state == State.SENT && !accepted;
        }
    }

    /** @param whenHeld told of each envelope in memory that a receipt covers */
    Outstanding(NationId peer, Journal journal, Consumer<Envelope> whenHeld) {
        this.peer = peer;
        this.journal = journal;
        this.whenHeld = whenHeld;
    }

    /** The next number. */
    long give() {
        return next++;
    }

    /** The number before this one about the same event, or 0. */
    long previous(Optional<EventId> event, long sequence) {
        return event.map(id -> {
                    Long before = lastOfEvent.put(id, sequence);
                    return before == null ? 0L : before;
                })
                .orElse(0L);
    }

    /** Keeps an envelope that was just journalled; false when there is no room and it has to be fetched later. */
    boolean keep(long row, Entry entry) {
        long sequence = entry.envelope.header().sequence();
        noted(entry);
        if (!entries.containsKey(sequence) && (beyondRow > 0 || entries.size() >= LOADED)) {
            beyondRow = beyondRow == 0 ? row : beyondRow;
            return false;
        }
        entries.put(sequence, entry);
        return true;
    }

    /** A row of the journal, at the start. */
    void restore(long row, Envelope envelope, Entry entry) {
        Header header = envelope.header();
        if (header.sequence() >= next) {
            next = header.sequence() + 1;
            header.event().ifPresent(event -> lastOfEvent.put(event, header.sequence()));
        }
        noted(entry);
        if (!held.contains(header.sequence())) {
            keep(row, entry);
        }
    }

    private void noted(Entry entry) {
        long sequence = entry.envelope.header().sequence();
        boolean isNote = entry.kind() == Kind.STATEMENT || entry.kind() == Kind.RECALLED;
        if (isNote && sequence > lastNote) { // numbers rise; one that is fetched or restored again is counted already
            lastNote = sequence;
            noted++;
            notes.add(sequence);
            if (notes.size() > MOST_NOTES) {
                notes.pollFirst();
            }
        }
    }

    /** Fetches what did not fit in memory, if there is room by now. */
    void load(long judgedNanos) {
        if (beyondRow == 0 || entries.size() >= LOADED / 2) {
            return;
        }
        long from = beyondRow;
        beyondRow = 0;
        for (Iterator<Row> rows = journal.read(from, RowKinds.OUT).iterator(); rows.hasNext(); ) {
            Row row = rows.next();
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && envelope.header().recipient().equals(peer)
                    && !held.contains(envelope.header().sequence())) {
                if (entries.size() >= LOADED) {
                    beyondRow = row.sequence();
                    return;
                }
                entries.put(envelope.header().sequence(), new Entry(envelope, State.READY, 0, judgedNanos));
            }
        }
        // rows that are not durable yet cannot be read yet
        if (entries.isEmpty()
                ? held.contiguous() < next - 1
                : entries.lastKey() < next - 1 && held.highest() < next - 1) {
            beyondRow = from;
        }
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
                Entry entry = entries.remove(number);
                boolean wasNote = notes.remove(number);
                if (entry == null ? !wasNote : !entry.kind().isNote()) {
                    delivered++;
                }
                if (entry != null) {
                    settle(entry);
                    whenHeld.accept(entry.envelope);
                }
            }
        }
        return more;
    }

    /** The peer has begun a new journal and holds nothing: all goes again, from our journal. */
    private void rewind() {
        held.clear();
        entries.clear();
        inFlight = 0;
        delivered = 0;
        beyondRow = 1;
    }

    /** What is in memory, by number. */
    Map<Long, Entry> entries() {
        return entries;
    }

    /** Sends are under way; the hub has said of none that it has them. */
    int inFlight() {
        return inFlight;
    }

    void sent(Entry entry, long nowNanos) {
        entry.state = State.SENT;
        entry.accepted = false;
        entry.sentNanos = nowNanos;
        inFlight++;
    }

    /** The hub has it, or nobody waits for its word any more. */
    void settle(Entry entry) {
        if (entry.isUnderWay()) {
            inFlight--;
        }
        entry.accepted = true;
    }

    /** It did not arrive. */
    void again(Entry entry) {
        if (entry.isUnderWay()) {
            inFlight--;
            entry.state = State.READY;
        }
    }

    /** Items given a number: the exchange's own notes are not among them. */
    long items() {
        return next - 1 - noted;
    }

    /** Numbers carrying an item that the peer says it holds. */
    long delivered() {
        return delivered;
    }

    /** Numbers that the peer is not known to hold. */
    long count() {
        return next - 1 - held.size();
    }
}
