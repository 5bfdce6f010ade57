package org.watchfire.exchange.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.journal.Row;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;

/**
 * Holds the nations' journals against each other: what each says it sent with what the others say they received. Trusts no
 * counter of the exchange.
 */
public final class LedgerAudit {
    /** Most faults named for one pair. */
    private static final int NAMED = 20;

    private final Map<NationId, Map<NationId, TreeMap<Long, List<Envelope>>>> sent = new TreeMap<>();
    private final Map<NationId, Map<NationId, List<Envelope>>> received = new TreeMap<>();
    private final Map<NationId, Set<String>> refusals = new TreeMap<>();

    /**
     * What one pair's journals say.
     *
     * @param origin who sent
     * @param recipient who received
     * @param sent numbers given to items; what the exchange itself says is not counted here, but nowhere else left out
     * @param delivered of them, held by the recipient and carrying something
     * @param voids of them, held and carrying nothing
     * @param unexplained voids without a refusal in the origin's journal or its own signed word that it withdrew the item
     * @param lost not held
     * @param doubled held more than once
     * @param outOfOrder held after a higher number of the same event
     * @param foreign held, but not byte for byte what the origin ever had under that number
     * @param faults the first of them, in words
     */
    public record Pair(
            NationId origin,
            NationId recipient,
            long sent,
            long delivered,
            long voids,
            long unexplained,
            long lost,
            long doubled,
            long outOfOrder,
            long foreign,
            List<String> faults) {
        public Pair {
            faults = List.copyOf(faults);
        }

        /** All counts in words, on one line, without whose they are. */
        public String counts() {
            return "sent " + sent + " delivered " + delivered + " void " + voids + " lost " + lost + " duplicated "
                    + doubled + " outOfOrder " + outOfOrder + " altered " + foreign + " unexplained " + unexplained;
        }

        /** Whether every promise was kept. */
        public boolean isClean() {
            return unexplained + lost + doubled + outOfOrder + foreign == 0;
        }
    }

    /** Adds a nation's journal. */
    public void add(NationId nation, Stream<Row> rows) {
        rows.forEach(row -> {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                add(nation, row.kind(), envelope);
            }
        });
    }

    private void add(NationId nation, String kind, Envelope envelope) {
        Header header = envelope.header();
        switch (kind) {
            case RowKinds.OUT ->
                sent.computeIfAbsent(nation, key -> new TreeMap<>())
                        .computeIfAbsent(header.recipient(), key -> new TreeMap<>())
                        .computeIfAbsent(header.sequence(), key -> new ArrayList<>())
                        .add(envelope);
            case RowKinds.IN ->
                received.computeIfAbsent(nation, key -> new TreeMap<>())
                        .computeIfAbsent(header.origin(), key -> new ArrayList<>())
                        .add(envelope);
            case RowKinds.REFUSAL -> {
                if (Refusal.decode(envelope.payload()) instanceof Decoded.Value<Refusal>(var refusal)) {
                    refusals.computeIfAbsent(nation, key -> new HashSet<>())
                            .add(refusal.recipient() + "/" + refusal.sequence());
                }
            }
            default -> {}
        }
    }

    /** One line for each pair of nations of which either sent or received any item, or that is not clean. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        Set<NationId> nations = new HashSet<>(sent.keySet());
        nations.addAll(received.keySet());
        for (NationId origin : nations.stream().sorted().toList()) {
            for (NationId recipient : nations.stream().sorted().toList()) {
                TreeMap<Long, List<Envelope>> out =
                        sent.getOrDefault(origin, Map.of()).getOrDefault(recipient, new TreeMap<>());
                List<Envelope> in = received.getOrDefault(recipient, Map.of()).getOrDefault(origin, List.of());
                Pair pair = compare(origin, recipient, out, in);
                if (pair.sent + pair.delivered > 0 || !pair.isClean()) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private Pair compare(NationId origin, NationId recipient, Map<Long, List<Envelope>> out, List<Envelope> in) {
        List<String> faults = new ArrayList<>();
        Set<Long> held = new HashSet<>();
        Map<EventId, Long> last = new HashMap<>();
        long doubled = 0;
        long outOfOrder = 0;
        long foreign = 0;
        long voids = 0;
        long unexplained = 0;
        long notes = 0;
        for (Envelope envelope : in) {
            Header header = envelope.header();
            long sequence = header.sequence();
            if (!held.add(sequence)) {
                doubled++;
                name(faults, sequence + " is held twice");
                continue;
            }
            if (!out.getOrDefault(sequence, List.of()).contains(envelope)) {
                foreign++;
                name(faults, sequence + " is not what was sent");
            }
            notes += isOwnWord(envelope) ? 1 : 0;
            if (header.kind() == Kind.VOID) {
                voids++;
                boolean explained = refusals.getOrDefault(origin, Set.of()).contains(recipient + "/" + sequence)
                        || isOfPolicy(envelope);
                if (!explained) {
                    unexplained++;
                    name(faults, sequence + " is void and no refusal says why");
                }
            }
            Optional<EventId> event = header.event();
            if (event.isPresent()) {
                long before = last.getOrDefault(event.get(), 0L);
                if (before > sequence) {
                    outOfOrder++;
                    name(faults, sequence + " of " + event.get() + " came after " + before);
                }
                last.put(event.get(), Math.max(before, sequence));
            }
        }
        long lost = 0;
        for (long sequence : out.keySet()) {
            if (!held.contains(sequence)) {
                lost++;
                name(faults, sequence + " is not held");
            }
        }
        return new Pair(
                origin,
                recipient,
                out.values().stream()
                        .filter(versions -> !isOwnWord(versions.getFirst()))
                        .count(),
                held.size() - voids - notes,
                voids,
                unexplained,
                lost,
                doubled,
                outOfOrder,
                foreign,
                faults);
    }

    /** What the exchange says itself. */
    private static boolean isOwnWord(Envelope envelope) {
        Kind kind = envelope.header().kind();
        return kind.isNote() && kind != Kind.VOID;
    }

    private static boolean isOfPolicy(Envelope envelope) {
        return VoidNote.decode(envelope.payload()) instanceof Decoded.Value<VoidNote>(VoidNote note)
                && note.reason().equals(VoidNote.JUDGED_AGAIN);
    }

    private static void name(List<String> faults, String fault) {
        if (faults.size() < NAMED) {
            faults.add(fault);
        }
    }
}
