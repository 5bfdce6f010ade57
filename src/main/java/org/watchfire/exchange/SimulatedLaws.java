package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.journal.Row;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;

/**
 * What must hold after every step of a simulation, by the rows as they become durable: numbers are given without a gap;
 * nothing is held that its origin does not have on its own disk byte for byte, or twice, or before what came before it
 * about the same event; and no receipt claims what its recipient could still lose.
 */
final class SimulatedLaws {
    private final Map<NationId, Long> seen = new HashMap<>();
    private final Map<Flow, Map<Long, List<Envelope>>> given = new HashMap<>();
    private final Map<Flow, Numbers> held = new HashMap<>();
    private final Map<Flow, Map<EventId, Long>> last = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private record Flow(NationId origin, NationId recipient) {}

    List<String> broken() {
        return broken;
    }

    /** Looks at what became durable at a node since it was last asked. */
    void check(SimulatedNode node) {
        long before = seen.getOrDefault(node.nation(), 0L);
        long durable = node.journal().health().durable();
        if (durable > before) {
            seen.put(node.nation(), durable);
            node.journal().read(before + 1, "exchange.").forEach(row -> check(node.nation(), row));
        }
    }

    /** At the end: what a node wrote down as released has been numbered, each once, in that order, and nothing else has. */
    void checkOutbox(SimulatedNode node) {
        Map<NationId, List<Item>> released = new TreeMap<>();
        node.journal()
                .read(1, Outbox.RELEASED_KIND)
                .forEach(row -> released.computeIfAbsent(Outbox.recipient(row), key -> new ArrayList<>())
                        .add(Outbox.item(row)));
        Map<NationId, List<Item>> numbered = new TreeMap<>();
        node.journal().read(1, AssuredOut.OUT_KIND).forEach(row -> {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && envelope.header().kind() != Kind.VOID
                    && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(var items)) {
                numbered.computeIfAbsent(envelope.header().recipient(), key -> new ArrayList<>())
                        .addAll(items);
            }
        });
        if (!numbered.equals(released)) {
            broken.add(node.nation() + " released " + sizes(released) + " and numbered " + sizes(numbered)
                    + ", or not in that order");
        }
    }

    private static Map<NationId, Integer> sizes(Map<NationId, List<Item>> items) {
        Map<NationId, Integer> sizes = new TreeMap<>();
        items.forEach((nation, list) -> sizes.put(nation, list.size()));
        return sizes;
    }

    private void check(NationId at, Row row) {
        if (!(Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            broken.add(at + " journalled as " + row.kind() + " what is no envelope");
            return;
        }
        Header header = envelope.header();
        Flow flow = new Flow(header.origin(), header.recipient());
        switch (row.kind()) {
            case AssuredOut.OUT_KIND -> gave(flow, envelope);
            case Inbound.ASSURED_KIND -> holds(flow, envelope);
            case AssuredOut.RECEIPT_KIND -> claims(new Flow(at, header.origin()), envelope);
            default -> {}
        }
    }

    private void gave(Flow flow, Envelope envelope) {
        Map<Long, List<Envelope>> numbers = given.computeIfAbsent(flow, key -> new HashMap<>());
        long sequence = envelope.header().sequence();
        List<Envelope> versions = numbers.computeIfAbsent(sequence, key -> new ArrayList<>());
        boolean isNext = versions.isEmpty() && sequence == numbers.size();
        if (!isNext && envelope.header().kind() != Kind.VOID) {
            broken.add(flow + " gave " + sequence + " after " + (numbers.size() - 1));
        }
        versions.add(envelope);
    }

    private void holds(Flow flow, Envelope envelope) {
        Header header = envelope.header();
        long sequence = header.sequence();
        if (!given.getOrDefault(flow, Map.of())
                .getOrDefault(sequence, List.of())
                .contains(envelope)) {
            broken.add(flow + " holds " + sequence + ", which is not on its origin's disk");
        }
        if (!held.computeIfAbsent(flow, key -> new Numbers()).add(sequence)) {
            broken.add(flow + " holds " + sequence + " twice");
        }
        header.event().ifPresent(event -> {
            long before = last.computeIfAbsent(flow, key -> new HashMap<>()).merge(event, sequence, Math::max);
            if (before != sequence) {
                broken.add(flow + " holds " + sequence + " of " + event + " after " + before);
            }
        });
    }

    private void claims(Flow flow, Envelope envelope) {
        if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
            Numbers safe = held.getOrDefault(flow, new Numbers());
            boolean isTrue = receipt.contiguous() <= safe.contiguous()
                    && receipt.above().stream()
                            .allMatch(span -> safe.contains(span.from()) && safe.contains(span.to()));
            if (!isTrue) {
                broken.add(
                        flow + " was receipted up to " + receipt.contiguous() + ", durable are " + safe.contiguous());
            }
        }
    }
}
