package org.watchfire.node;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a node says of itself in its journal every few seconds and when it stops, so that a proof can be drawn from journals
 * alone: how long items took to the picture, and what went over the live lane.
 */
public final class Statistics {
    private static final String LATENCY = "stat.latency";
    private static final String LIVE = "stat.live";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Statistics() {}

    /**
     * The live lane between this node and one peer, since the node's start.
     *
     * @param peer whom with
     * @param released items given to the exchange for it
     * @param coalesced of them, replaced by a newer state before they left
     * @param delivered items of the peer handed to the engine here
     * @param held of the items given, those the peer says it was given
     * @param refused of our blocks, those the hub refused
     * @param outstanding items waiting at the last count
     * @param lost of our blocks, those the peer missed
     * @param missing of the peer's blocks, those missed here
     */
    public record Live(
            String peer,
            long released,
            long coalesced,
            long delivered,
            long held,
            long refused,
            long outstanding,
            long lost,
            long missing) {}

    /** Writes what is new since the last call. */
    static void write(Journal journal, Latencies latencies, Optional<Ledger> ledger, TimeTag now, long unixNanos) {
        byte[] drained = latencies.drain();
        if (drained.length > 0) {
            journal.append(now.taiNanos(), unixNanos, LATENCY, drained);
        }
        ledger.ifPresent(lines -> journal.append(now.taiNanos(), unixNanos, LIVE, JSON.writeValueAsBytes(live(lines))));
    }

    /** All latencies of a journal. */
    public static Latencies latencies(Path file) {
        Latencies latencies = new Latencies();
        try (JournalReader journal = JournalReader.open(file);
                Stream<Row> rows = journal.read(0, LATENCY)) {
            rows.forEach(row -> latencies.add(row.bytes()));
        }
        return latencies;
    }

    /** The live lane with one peer, over all starts of the node. */
    public static Live live(Path file, NationId peer) {
        Live sum = new Live(peer.code(), 0, 0, 0, 0, 0, 0, 0, 0);
        Live before = sum;
        try (JournalReader journal = JournalReader.open(file);
                Stream<Row> rows = journal.read(0, LIVE)) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                for (Live line : JSON.readValue(each.next().bytes(), Live[].class)) {
                    if (!line.peer.equals(peer.code())) {
                        continue;
                    }
                    if (line.released < before.released || line.delivered < before.delivered) {
                        sum = plus(sum, before); // the node was started again and counts from 0
                    }
                    before = line;
                }
            }
        }
        return plus(sum, before);
    }

    private static Live plus(Live a, Live b) {
        return new Live(
                a.peer,
                a.released + b.released,
                a.coalesced + b.coalesced,
                a.delivered + b.delivered,
                a.held + b.held,
                a.refused + b.refused,
                b.outstanding,
                a.lost + b.lost,
                a.missing + b.missing);
    }

    private static Live[] live(Ledger ledger) {
        return ledger.sent().stream()
                .filter(line -> line.lane() == Lane.LIVE)
                .map(line -> live(line, ledger.received(line.peer(), Lane.LIVE)))
                .toArray(Live[]::new);
    }

    private static Live live(Ledger.Sent sent, Ledger.Received received) {
        return new Live(
                sent.peer().code(),
                sent.released(),
                sent.coalesced(),
                received.delivered(),
                sent.delivered(),
                sent.refused(),
                sent.outstanding(),
                sent.lost(),
                received.missing());
    }
}
