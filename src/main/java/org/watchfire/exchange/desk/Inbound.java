package org.watchfire.exchange.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.ClockState;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * An envelope that was verified, with its items: an input to the engine. The engine writes it to the journal as a row of
 * {@link #journalKind} with {@link #journalBytes} (assured, where it came on the assured lane) and then calls {@link #taken}
 * with that row's number; only then is its origin told that it is held here.
 */
public final class Inbound {

    private final Envelope envelope;
    private final List<Item> items;
    private final TimeBudget times;
    private final boolean superseded;
    private final LongConsumer taken;

    Inbound(Envelope envelope, List<Item> items, TimeBudget times, boolean superseded, LongConsumer taken) {
        this.envelope = envelope;
        this.items = List.copyOf(items);
        this.times = times;
        this.superseded = superseded;
        this.taken = taken;
    }

    /**
     * From the bytes of a journal row, for replay; empty where they are none, or are a note of the exchange's own. Signatures are not
     * looked at again, and {@link #isSuperseded} is not known.
     */
    public static Optional<Inbound> ofJournal(byte[] journalBytes) {
        if (!(Envelope.parse(journalBytes) instanceof Decoded.Value<Envelope>(Envelope envelope))
                || envelope.header().kind().isNote()
                || !(ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items))) {
            return Optional.empty();
        }
        Header header = envelope.header();
        return Optional.of(new Inbound(envelope, items, budget(header, 0, 0, 0, header.clock()), false, row -> {}));
    }

    static TimeBudget budget(Header header, long hubIn, long hubOut, long received, ClockState originClock) {
        return new TimeBudget(
                header.measuredUnixNanos(),
                header.decidedUnixNanos(),
                header.sentUnixNanos(),
                hubIn,
                hubOut,
                received,
                header.clockErrorNanos(),
                originClock);
    }

    /** Who made it. */
    public NationId origin() {
        return envelope.header().origin();
    }

    /** The lane it came on. */
    public Lane lane() {
        return envelope.header().lane();
    }

    /** Its number on that lane. */
    public long sequence() {
        return envelope.header().sequence();
    }

    /** What it carries, in order; at least one. */
    public List<Item> items() {
        return items;
    }

    /** When it passed where. */
    public TimeBudget times() {
        return times;
    }

    /** Whether a higher version of the same event by the same nation was delivered before: shown, never alarming. */
    public boolean isSuperseded() {
        return superseded;
    }

    /** The kind of its journal row. */
    public String journalKind() {
        return lane() == Lane.ASSURED ? RowKinds.IN : RowKinds.LIVE_IN;
    }

    /** The bytes of its journal row: the envelope exactly as it was signed. */
    public byte[] journalBytes() {
        return envelope.toBytes();
    }

    /**
     * The engine has it in the journal.
     *
     * @param sequence of the row
     */
    public void taken(long sequence) {
        taken.accept(sequence);
    }
}
