package org.watchfire.exchange.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Retraction;

/**
 * What this node told partners to end a warning, who holds it, and who has taken note. The desk keeps one; {@link #read} makes
 * one from a journal. Open stays what nobody has acknowledged, however long a partner is away. The last thousand for each
 * partner are remembered; the journal has all.
 */
public final class EndingMatrix {
    private static final int MOST = 1000;

    private final long epoch;
    private final Map<NationId, Of> partners = new TreeMap<>();

    /** Of one partner: by number, and in which of its journals the numbers are held. */
    private static final class Of {
        private final NavigableMap<Long, Line> lines = new TreeMap<>();
        private long holderEpoch;
    }

    /**
     * One all-clear or retraction for a partner.
     *
     * @param peer who is told
     * @param sequence its number on the assured lane
     * @param event what it ends
     * @param version of what is said of the event
     * @param retraction whether the warning was wrong; otherwise the danger is over
     * @param sentUnixNanos when it was signed
     * @param heldUnixNanos when the partner's node said that it has it in its journal, by its clock; 0 while it has not
     * @param notedUnixNanos when the partner took note of this version or a later one, by its clock; 0 while it has not
     */
    public record Line(
            NationId peer,
            long sequence,
            EventId event,
            int version,
            boolean retraction,
            long sentUnixNanos,
            long heldUnixNanos,
            long notedUnixNanos) {
        /** Whether the partner has taken note. */
        public boolean isAcknowledged() {
            return notedUnixNanos > 0;
        }

        /** Whether it is in the partner's journal. */
        public boolean isHeld() {
            return heldUnixNanos > 0;
        }

        private Line heldAt(long unixNanos) {
            return new Line(peer, sequence, event, version, retraction, sentUnixNanos, unixNanos, notedUnixNanos);
        }

        private Line notedAt(long unixNanos) {
            return new Line(peer, sequence, event, version, retraction, sentUnixNanos, heldUnixNanos, unixNanos);
        }
    }

    /** @param epoch of this node's numbers */
    EndingMatrix(long epoch) {
        this.epoch = epoch;
    }

    /** From a journal. */
    public static List<Line> read(JournalReader journal) {
        try (Stream<Row> rows = journal.read(1, RowKinds.ASSURED)) {
            return read(journal.epoch(), rows);
        }
    }

    /** From the exchange's rows of a journal. */
    public static List<Line> read(long epoch, Stream<Row> rows) {
        EndingMatrix matrix = new EndingMatrix(epoch);
        rows.forEach(matrix::read);
        return matrix.lines();
    }

    private void read(Row row) {
        if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
            switch (row.kind()) {
                case RowKinds.OUT -> gave(envelope);
                case RowKinds.RECEIPT -> {
                    if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
                        receipted(envelope.header(), receipt);
                    }
                }
                case RowKinds.IN -> came(envelope);
                default -> {}
            }
        }
    }

    /** An envelope to a partner was given its number, or was voided. */
    void gave(Envelope envelope) {
        Header header = envelope.header();
        Of of = of(header.recipient());
        switch (header.kind()) {
            case VOID -> of.lines.remove(header.sequence());
            case ALL_CLEAR, RETRACTION -> {
                if (ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
                    put(of, header, items.getFirst());
                }
            }
            default -> {}
        }
    }

    private static void put(Of of, Header header, Item item) {
        header.event().ifPresent(event -> {
            of.lines.put(
                    header.sequence(),
                    new Line(
                            header.recipient(),
                            header.sequence(),
                            event,
                            item.warningVersion(),
                            item instanceof Retraction,
                            header.sentUnixNanos(),
                            0,
                            0));
            if (of.lines.size() > MOST) {
                of.lines.pollFirstEntry();
            }
        });
    }

    /** A partner says what it holds; one that has lost its journal holds nothing of what it did. */
    void receipted(Header header, Receipt receipt) {
        Of of = of(header.origin());
        if (receipt.holderEpoch() > of.holderEpoch) {
            of.holderEpoch = receipt.holderEpoch();
            of.lines.replaceAll((sequence, line) -> line.heldAt(0));
        }
        if (receipt.holderEpoch() < of.holderEpoch || receipt.epoch() != epoch) {
            return;
        }
        long at = Math.max(1, header.sentUnixNanos());
        of.lines.replaceAll((sequence, line) -> line.isHeld() || !covers(receipt, sequence) ? line : line.heldAt(at));
    }

    private static boolean covers(Receipt receipt, long sequence) {
        return sequence <= receipt.contiguous()
                || receipt.above().stream().anyMatch(span -> span.from() <= sequence && sequence <= span.to());
    }

    /** An envelope of a partner is in the journal. */
    void came(Envelope envelope) {
        Header header = envelope.header();
        if (header.kind() == Kind.ACKNOWLEDGEMENT
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.getFirst() instanceof Acknowledgement note) {
            long at = Math.max(1, header.sentUnixNanos());
            of(header.origin())
                    .lines
                    .replaceAll((sequence, line) ->
                            !line.isAcknowledged() && line.event.equals(note.event()) && line.version <= note.version()
                                    ? line.notedAt(at)
                                    : line);
        }
    }

    private Of of(NationId peer) {
        return partners.computeIfAbsent(peer, key -> new Of());
    }

    /** How many a partner's node does not hold, or the partner has not taken note of. */
    public long open(NationId peer) {
        return of(peer).lines.values().stream()
                .filter(line -> !line.isHeld() || !line.isAcknowledged())
                .count();
    }

    /** One line for each, by partner and number. */
    public List<Line> lines() {
        List<Line> all = new ArrayList<>();
        partners.values().forEach(of -> all.addAll(of.lines.values()));
        return all;
    }
}
