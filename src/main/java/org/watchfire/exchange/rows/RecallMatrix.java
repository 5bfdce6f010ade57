package org.watchfire.exchange.rows;

import java.util.ArrayList;
import java.util.Iterator;
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
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;

/**
 * What partners were asked to give back, and who has said that it did. The desk keeps one; {@link #read} makes one from a
 * journal. The last thousand recalls of each partner are remembered; the journal has all.
 */
public final class RecallMatrix {
    private static final int MOST = 1000;

    private final long epoch;
    private final Map<NationId, NavigableMap<Long, Line>> lines = new TreeMap<>();

    /**
     * One recall sent to a partner.
     *
     * @param peer who was asked
     * @param sequence its number on the assured lane
     * @param subjects how many things it names
     * @param sentUnixNanos when it was signed
     * @param struckUnixNanos when the partner said that it has struck them, by its clock; 0 while it has not
     */
    public record Line(NationId peer, long sequence, int subjects, long sentUnixNanos, long struckUnixNanos) {
        /** Whether the partner has acknowledged. */
        public boolean isAcknowledged() {
            return struckUnixNanos > 0;
        }
    }

    /** @param epoch of this node's numbers */
    RecallMatrix(long epoch) {
        this.epoch = epoch;
    }

    /** From a journal. */
    public static List<Line> read(JournalReader journal) {
        RecallMatrix matrix = new RecallMatrix(journal.epoch());
        try (Stream<Row> rows = journal.read(1, RowKinds.ASSURED)) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                    switch (row.kind()) {
                        case RowKinds.OUT -> matrix.gave(envelope);
                        case RowKinds.IN -> matrix.came(envelope);
                        default -> {}
                    }
                }
            }
        }
        return matrix.lines();
    }

    /** An envelope to a partner was given its number, or was voided. */
    void gave(Envelope envelope) {
        Header header = envelope.header();
        if (header.kind() == Kind.VOID) { // a recall that the hub refused is answered by nobody
            of(header.recipient()).remove(header.sequence());
        } else if (header.kind() == Kind.RECALL
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.getFirst() instanceof Recall recall) {
            NavigableMap<Long, Line> of = of(header.recipient());
            of.put(
                    header.sequence(),
                    new Line(
                            header.recipient(),
                            header.sequence(),
                            recall.subjects().size(),
                            header.sentUnixNanos(),
                            0));
            if (of.size() > MOST) {
                of.pollFirstEntry();
            }
        }
    }

    /** An envelope of a partner is in the journal. */
    void came(Envelope envelope) {
        Header header = envelope.header();
        if (header.kind() == Kind.RECALLED
                && Recalled.decode(envelope.payload()) instanceof Decoded.Value<Recalled>(Recalled recalled)
                && recalled.epoch() == epoch) {
            of(header.origin())
                    .computeIfPresent(
                            recalled.sequence(),
                            (sequence, line) -> new Line(
                                    line.peer,
                                    sequence,
                                    line.subjects,
                                    line.sentUnixNanos,
                                    Math.max(1, header.sentUnixNanos())));
        }
    }

    private NavigableMap<Long, Line> of(NationId peer) {
        return lines.computeIfAbsent(peer, key -> new TreeMap<>());
    }

    /** How many a partner has not acknowledged. */
    public long open(NationId peer) {
        return of(peer).values().stream().filter(line -> !line.isAcknowledged()).count();
    }

    /** One line for each recall, by partner and number. */
    public List<Line> lines() {
        List<Line> all = new ArrayList<>();
        lines.values().forEach(of -> all.addAll(of.values()));
        return all;
    }
}
