package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;

/**
 * What must hold of a journal when nothing waits: what its node wrote down as released has been numbered, each once, in that order,
 * and nothing else has.
 */
final class Numbering {
    private Numbering() {}

    /**
     * What is wrong, in words.
     *
     * @param from first row that is looked at, before which nothing waited
     */
    static Optional<String> broken(Node node, long from) {
        Map<NationId, List<Item>> released = new TreeMap<>();
        node.journal()
                .read(from, RowKinds.RELEASED)
                .forEach(row -> released.computeIfAbsent(Outbox.recipient(row), key -> new ArrayList<>())
                        .add(Outbox.item(row)));
        Map<NationId, List<Item>> numbered = new TreeMap<>();
        node.journal().read(from, RowKinds.OUT).forEach(row -> {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && envelope.header().kind() != Kind.VOID
                    && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(var items)) {
                numbered.computeIfAbsent(envelope.header().recipient(), key -> new ArrayList<>())
                        .addAll(items);
            }
        });
        boolean isKept = released.keySet().containsAll(numbered.keySet())
                && released.entrySet().stream()
                        .allMatch(each -> follows(numbered.getOrDefault(each.getKey(), List.of()), each.getValue()));
        return isKept
                ? Optional.empty()
                : Optional.of(node.nation() + " released " + sizes(released) + " and numbered " + sizes(numbered)
                        + ", or not in that order");
    }

    /** Whether what was numbered is what was released; of a recall only what had left is, and nothing where nothing had. */
    private static boolean follows(List<Item> numbered, List<Item> released) {
        Iterator<Item> given = numbered.iterator();
        Optional<Item> next = next(given);
        for (Item item : released) {
            boolean isNext = next.filter(number -> number.equals(item) || isPartOf(number, item))
                    .isPresent();
            if (!isNext && !(item instanceof Recall)) {
                return false;
            }
            next = isNext ? next(given) : next;
        }
        return next.isEmpty();
    }

    private static Optional<Item> next(Iterator<Item> items) {
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    private static boolean isPartOf(Item number, Item released) {
        return number instanceof Recall part
                && released instanceof Recall whole
                && whole.decided().equals(part.decided())
                && whole.subjects().containsAll(part.subjects());
    }

    private static Map<NationId, Integer> sizes(Map<NationId, List<Item>> items) {
        Map<NationId, Integer> sizes = new TreeMap<>();
        items.forEach((nation, list) -> sizes.put(nation, list.size()));
        return sizes;
    }
}
