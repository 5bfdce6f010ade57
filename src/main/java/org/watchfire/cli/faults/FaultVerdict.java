package org.watchfire.cli.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;

/**
 * What the journals say after the faults, and nothing else.
 *
 * @param pairs the assured lane of each direction
 * @param decided items written down as decided, by origin
 * @param liveBlocks blocks taken on the live lane
 * @param latestNanos how long after its sending the oldest of them was taken
 * @param broken journals whose chain does not hold, with the reason
 */
public record FaultVerdict(
        List<LedgerAudit.Pair> pairs,
        Map<NationId, Long> decided,
        long liveBlocks,
        long latestNanos,
        List<String> broken) {
    public FaultVerdict {
        pairs = List.copyOf(pairs);
        decided = Map.copyOf(decided);
        broken = List.copyOf(broken);
    }

    static FaultVerdict of(Path journals) {
        LedgerAudit audit = new LedgerAudit();
        Map<NationId, Long> decided = new TreeMap<>();
        LongAdder blocks = new LongAdder();
        long latest = 0;
        Stream.Builder<String> broken = Stream.builder();
        for (NationId nation : Member.NATIONS) {
            try (JournalReader reader = JournalReader.open(journals.resolve(nation + ".journal"))) {
                if (reader.verify() instanceof Journal.Verification.Broken found) {
                    broken.add(nation + " row " + found.sequence() + ": " + found.reason());
                }
                audit.add(nation, reader.read(1, RowKinds.ASSURED));
                try (Stream<Row> rows = reader.read(1, RowKinds.RELEASED)) {
                    decided.put(nation, rows.count());
                }
                try (Stream<Row> rows = reader.read(1, RowKinds.LIVE_IN)) {
                    latest = Math.max(
                            latest,
                            rows.mapToLong(row -> {
                                        blocks.increment();
                                        return lateNanos(row);
                                    })
                                    .max()
                                    .orElse(0));
                }
            }
        }
        return new FaultVerdict(
                audit.pairs(), decided, blocks.sum(), latest, broken.build().toList());
    }

    private static long lateNanos(Row row) {
        return Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                ? late(row, envelope.header())
                : 0;
    }

    private static long late(Row row, Header header) {
        return row.wallNanos() - header.sentUnixNanos();
    }

    /** Whether each pair is clean and everything decided was sent. */
    public boolean isClean() {
        return broken.isEmpty()
                && pairs.size() == Member.NATIONS.size()
                && pairs.stream()
                        .allMatch(pair -> pair.isClean() && pair.sent() == decided.getOrDefault(pair.origin(), 0L));
    }
}
