package org.watchfire.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * What became of every assured envelope between two nations, held journal against journal: what the origin sealed and what
 * the recipient took in. It asks no counter of the exchange.
 *
 * @param released numbers the origin filled with an item
 * @param delivered numbers that are in the recipient's journal with an item, or had one before a void filled them
 * @param refused numbers filled with a void after they were given
 * @param lost released and not delivered
 * @param duplicated taken in more than once
 * @param outOfOrder versions of an event taken in after a higher one by the same nation
 */
record AssuredCheck(long released, long delivered, long refused, long lost, long duplicated, long outOfOrder) {
    /** Reads both journals. */
    static AssuredCheck of(Path originJournal, NationId origin, Path recipientJournal, NationId recipient) {
        Set<Long> released = new TreeSet<>();
        Set<Long> voids = new TreeSet<>();
        for (Header header : headers(originJournal, RowKinds.OUT)) {
            if (header.recipient().equals(recipient) && header.lane() == Lane.ASSURED) {
                if (header.kind() == Kind.VOID) {
                    voids.add(header.sequence());
                } else if (!header.kind().isNote()) {
                    released.add(header.sequence());
                }
            }
        }
        released.removeAll(voids);
        Set<Long> delivered = new TreeSet<>();
        long duplicated = 0;
        long outOfOrder = 0;
        Map<EventId, Integer> newest = new HashMap<>();
        try (JournalReader journal = JournalReader.open(recipientJournal);
                Stream<Row> rows = journal.read(0, RowKinds.IN)) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Inbound inbound = Inbound.ofJournal(each.next().bytes()).orElse(null);
                if (inbound == null || !inbound.origin().equals(origin)) {
                    continue;
                }
                duplicated += delivered.add(inbound.sequence()) ? 0 : 1;
                for (Item item : inbound.items()) {
                    outOfOrder += isOvertaken(item, newest) ? 1 : 0;
                }
            }
        }
        long lost = released.stream()
                .filter(sequence -> !delivered.contains(sequence))
                .count();
        return new AssuredCheck(released.size(), delivered.size(), voids.size(), lost, duplicated, outOfOrder);
    }

    /** In the form of the report. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("released", released);
        map.put("delivered", delivered);
        map.put("refused", refused);
        map.put("lost", lost);
        map.put("duplicated", duplicated);
        map.put("outOfOrder", outOfOrder);
        return map;
    }

    private static boolean isOvertaken(Item item, Map<EventId, Integer> newest) {
        int version = item.warningVersion();
        return version > 0 && newest.merge(item.about().orElseThrow(), version, Math::max) > version;
    }

    private static List<Header> headers(Path file, String kind) {
        List<Header> headers = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(file);
                Stream<Row> rows = journal.read(0, kind)) {
            rows.forEach(row -> {
                if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                    headers.add(envelope.header());
                }
            });
        }
        return headers;
    }
}
