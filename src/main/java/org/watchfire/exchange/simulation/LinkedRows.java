package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;

/** While which rows of its journal a simulated node was linked: by its own count, not by what the node wrote down of it. */
final class LinkedRows {
    private final SimulatedJournal journal;
    private final List<Interval> intervals = new ArrayList<>();
    private long openedAt = Long.MAX_VALUE;
    private long settledTo;

    private record Interval(long from, long to) {}

    /** A number of one partner. */
    private record Place(NationId recipient, long sequence) {}

    LinkedRows(SimulatedJournal journal) {
        this.journal = journal;
    }

    void opened() {
        openedAt = last();
    }

    void shut() {
        if (openedAt < Long.MAX_VALUE) {
            intervals.add(new Interval(openedAt, last()));
            openedAt = Long.MAX_VALUE;
        }
    }

    private long last() {
        return journal.health().appended();
    }

    /**
     * After a death: what has a number on the disk that was given since all was settled, and had it while the way was open, before
     * a void took its place.
     */
    List<Envelope> mayHaveLeft() {
        intervals.replaceAll(each -> new Interval(Math.min(each.from, last()), Math.min(each.to, last())));
        return linked(intervals);
    }

    /**
     * All numbers that were given are held, or void, and durable.
     *
     * @return of those given since this was so last, what an exchange that starts may take for gone: had its number while the way was
     *     open, before a void took its place
     */
    List<Envelope> settle() {
        List<Interval> all = new ArrayList<>(intervals);
        if (openedAt < Long.MAX_VALUE) {
            all.add(new Interval(openedAt, last()));
        }
        List<Envelope> linked = linked(all);
        settledTo = journal.health().durable();
        intervals.clear();
        return linked;
    }

    private List<Envelope> linked(List<Interval> linked) {
        Map<Long, Envelope> numbered = new LinkedHashMap<>();
        Map<Place, Long> voids = new HashMap<>();
        for (Row row : journal.read(settledTo + 1, RowKinds.OUT).toList()) {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                if (envelope.header().kind() == Kind.VOID) {
                    voids.putIfAbsent(place(envelope), row.sequence());
                } else {
                    numbered.put(row.sequence(), envelope);
                }
            }
        }
        List<Envelope> all = new ArrayList<>();
        numbered.forEach((row, envelope) -> {
            long voided = voids.getOrDefault(place(envelope), Long.MAX_VALUE);
            if (linked.stream().anyMatch(open -> row <= open.to && voided > open.from)) {
                all.add(envelope);
            }
        });
        return all;
    }

    private static Place place(Envelope envelope) {
        return new Place(envelope.header().recipient(), envelope.header().sequence());
    }
}
