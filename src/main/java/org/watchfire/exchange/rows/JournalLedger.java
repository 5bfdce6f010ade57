package org.watchfire.exchange.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Numbers;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * The assured lane's ledger as one journal tells it, whether its node runs or not. Counts the rows themselves: what was
 * sealed, what signed receipts cover, what the hub refused, and what was taken in. Asks no counter of the exchange.
 */
public final class JournalLedger {
    private final Map<NationId, Peer> peers = new TreeMap<>();

    /**
     * The assured lane with one peer.
     *
     * @param peer whom with
     * @param released numbers given to items for it
     * @param delivered of them, covered by its receipts and carrying something
     * @param refused of them, refused by the hub and filled by a void
     * @param outstanding given, and not covered by a receipt yet
     * @param lost numbers below the highest given that neither the journal nor the peer holds: they can never arrive
     * @param received numbers of the peer held here and carrying something
     * @param voids numbers of the peer held here that carry nothing
     * @param missing numbers of the peer below its highest here that have not arrived
     */
    public record Line(
            NationId peer,
            long released,
            long delivered,
            long refused,
            long outstanding,
            long lost,
            long received,
            long voids,
            long missing) {}

    private static final class Peer {
        private final Numbers sealed = new Numbers();
        private final Numbers receipted = new Numbers();
        private final Numbers taken = new Numbers();
        private long holderEpoch;
        private final Set<Long> refused = new HashSet<>();
        /** What the exchange itself said: numbers, but no items. */
        private final Set<Long> notes = new HashSet<>();

        private long voidsTaken;
        private long notesTaken;
    }

    private final long epoch;

    private JournalLedger(long epoch) {
        this.epoch = epoch;
    }

    /** One line for each peer the journal knows of, by name. */
    public static List<Line> read(JournalReader journal) {
        JournalLedger ledger = new JournalLedger(journal.epoch());
        try (Stream<Row> rows = journal.read(1, RowKinds.ASSURED)) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                    ledger.add(row.kind(), envelope);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        ledger.peers.forEach((nation, peer) -> lines.add(line(nation, peer)));
        return lines;
    }

    private void add(String kind, Envelope envelope) {
        Header header = envelope.header();
        switch (kind) {
            case RowKinds.OUT -> {
                if (header.lane() == Lane.ASSURED) {
                    Peer to = peer(header.recipient());
                    to.sealed.add(header.sequence());
                    if (isNote(header)) {
                        to.notes.add(header.sequence());
                    }
                    if (isWithdrawn(envelope)) {
                        to.refused.add(header.sequence());
                    }
                }
            }
            case RowKinds.RECEIPT -> {
                if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
                    receipted(peer(header.origin()), receipt);
                }
            }
            case RowKinds.REFUSAL -> {
                if (Refusal.decode(envelope.payload()) instanceof Decoded.Value<Refusal>(Refusal refusal)) {
                    peer(refusal.recipient()).refused.add(refusal.sequence());
                }
            }
            case RowKinds.IN -> {
                Peer from = peer(header.origin());
                if (from.taken.add(header.sequence())) {
                    from.voidsTaken += header.kind() == Kind.VOID ? 1 : 0;
                    from.notesTaken += isNote(header) ? 1 : 0;
                }
            }
            default -> {}
        }
    }

    /** Whether the policy, asked again before an item was sent, did not let it go. */
    private static boolean isWithdrawn(Envelope envelope) {
        return envelope.header().kind() == Kind.VOID
                && VoidNote.decode(envelope.payload()) instanceof Decoded.Value<VoidNote>(VoidNote note)
                && note.reason().equals(VoidNote.JUDGED_AGAIN);
    }

    private static boolean isNote(Header header) {
        return header.kind() == Kind.STATEMENT || header.kind() == Kind.RECALLED;
    }

    private Peer peer(NationId nation) {
        return peers.computeIfAbsent(nation, key -> new Peer());
    }

    /** A peer with a newer journal holds nothing of what its old one did. */
    private void receipted(Peer peer, Receipt receipt) {
        if (receipt.holderEpoch() > peer.holderEpoch) {
            peer.holderEpoch = receipt.holderEpoch();
            peer.receipted.clear();
        }
        if (receipt.holderEpoch() < peer.holderEpoch || receipt.epoch() != epoch) {
            return;
        }
        addAll(peer, peer.receipted.contiguous() + 1, receipt.contiguous());
        receipt.above().forEach(span -> addAll(peer, span.from(), span.to()));
    }

    /** No receipt is believed beyond what was given: a wrong one cannot make this run for ever. */
    private static void addAll(Peer peer, long from, long to) {
        for (long number = from; number <= Math.min(to, peer.sealed.highest()); number++) {
            peer.receipted.add(number);
        }
    }

    private static Line line(NationId nation, Peer peer) {
        long given = peer.sealed.highest();
        long outstanding = 0;
        long lost = 0;
        for (long number = peer.receipted.contiguous() + 1; number <= given; number++) {
            if (!peer.receipted.contains(number)) {
                outstanding++;
                lost += peer.sealed.contains(number) ? 0 : 1;
            }
        }
        return new Line(
                nation,
                given - peer.notes.size(),
                peer.receipted.size()
                        - Stream.concat(peer.refused.stream(), peer.notes.stream())
                                .distinct()
                                .filter(peer.receipted::contains)
                                .count(),
                peer.refused.size(),
                outstanding - lost,
                lost,
                peer.taken.size() - peer.voidsTaken - peer.notesTaken,
                peer.voidsTaken,
                peer.taken.highest() - peer.taken.size());
    }
}
