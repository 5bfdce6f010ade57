package org.watchfire.exchange.rows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.ItemFacts;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** Journal rows in words. */
public final class JournalView {
    private static final Set<String> ENVELOPES = Set.of(RowKinds.IN, RowKinds.LIVE_IN, RowKinds.OUT, RowKinds.LIVE_OUT);

    private JournalView() {}

    /** One row as one line: number, wall time, kind, length, and what is in it where that can be read. */
    public static String line(Row row) {
        return row.sequence() + " " + instant(row.wallNanos()) + " " + row.kind() + " " + row.bytes().length + " bytes "
                + summary(row);
    }

    /** What is in a row, in a few words; empty where it holds neither envelope nor item. */
    public static String summary(Row row) {
        try {
            switch (row.kind()) {
                case RowKinds.RELEASED -> {
                    return "to " + Outbox.recipient(row) + " " + text(Outbox.item(row));
                }
                case RowKinds.NUMBERED -> {
                    return "to " + Outbox.recipient(row) + " row " + Outbox.row(row);
                }
                case RowKinds.WITHHELD -> {
                    return "withheld " + new String(row.bytes(), StandardCharsets.UTF_8);
                }
                case RowKinds.WAY -> {
                    return row.bytes().length == 1 && row.bytes()[0] == 1 ? "opened" : "shut";
                }
                default -> {}
            }
        } catch (JournalFailure unreadable) {
            return "unreadable"; // the other rows are still worth reading
        }
        if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
            return envelope.header().kind() == Kind.STATEMENT
                            && Statement.decode(envelope.payload())
                                    instanceof Decoded.Value<Statement>(Statement statement)
                    ? envelope + " " + text(statement)
                    : envelope.toString();
        }
        return ItemCbor.decode(row.bytes()) instanceof Decoded.Value<Item>(Item item) ? text(item) : "";
    }

    /**
     * The newest state of each thing a nation had been sent by a moment; for the journal's own nation, what it had received.
     *
     * @param reader the journal
     * @param nation who looks
     * @param untilWallNanos the moment, nanoseconds since 1970-01-01T00:00:00 UTC
     */
    public static List<String> at(JournalReader reader, NationId nation, long untilWallNanos) {
        Map<Object, String> newest = new LinkedHashMap<>();
        boolean own = nation.equals(reader.nation());
        Stream<Row> rows = own
                ? reader.read(1, "")
                        .filter(row ->
                                row.kind().equals(RowKinds.IN) || row.kind().equals(RowKinds.LIVE_IN))
                : reader.read(1, "")
                        .filter(row ->
                                row.kind().equals(RowKinds.OUT) || row.kind().equals(RowKinds.LIVE_OUT));
        rows.takeWhile(row -> row.wallNanos() <= untilWallNanos).forEach(row -> {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                    && (own || envelope.header().recipient().equals(nation))) {
                add(newest, envelope);
            }
        });
        return List.copyOf(newest.values());
    }

    /** Whose journal it is, and everybody an envelope in it is to or from. */
    public static SortedSet<NationId> nations(JournalReader reader) {
        SortedSet<NationId> nations = new TreeSet<>(Set.of(reader.nation()));
        reader.read(1, "").filter(row -> ENVELOPES.contains(row.kind())).forEach(row -> {
            if (Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                nations.add(envelope.header().origin());
                nations.add(envelope.header().recipient());
            }
        });
        return nations;
    }

    private static void add(Map<Object, String> newest, Envelope envelope) {
        Header header = envelope.header();
        if (!header.kind().isNote()
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
            for (Item item : items) {
                Object subject = header.event()
                        .<Object>map(event -> event + " by " + item.origin() + " "
                                + (item instanceof Acknowledgement ? "acknowledged" : ""))
                        .orElseGet(() -> ItemFacts.subject(item));
                newest.put(subject, instant(header.sentUnixNanos()) + " " + text(item));
            }
        }
    }

    private static String text(Statement statement) {
        return statement.role() + " of " + statement.origin() + " " + statement.lane() + " " + statement.from() + ".."
                + statement.to() + " until " + instant(statement.untilUnixNanos()) + " " + statement.finding()
                + (statement.number() == 0 ? "" : " " + statement.number());
    }

    private static String text(Item item) {
        return switch (item) {
            case Track track -> "track " + track.id() + " " + track.status();
            case SystemTrack track -> "system track " + track.id() + " " + track.status();
            case Assessment assessment -> "assessment of " + assessment.track() + " " + assessment.objectClass();
            case Warning warning ->
                "warning " + warning.event() + " v" + warning.version() + " by " + warning.by() + " " + warning.realm()
                        + " " + warning.objectClass() + " "
                        + warning.threatened().size() + " areas";
            case AllClear allClear ->
                "all-clear " + allClear.event() + " v" + allClear.version() + " by " + allClear.by();
            case Retraction retraction -> "retraction " + retraction.event() + " v" + retraction.version();
            case Relation relation ->
                "relation " + relation.event() + " v" + relation.version() + " " + relation.kind() + " "
                        + relation.other();
            case Notice notice -> "notice " + notice.id();
            case Recall recall -> "recall by " + recall.by() + " of " + recall.subjects();
            case Acknowledgement acknowledgement ->
                "acknowledgement of " + acknowledgement.event() + " v" + acknowledgement.version() + " by "
                        + acknowledgement.by();
        };
    }

    private static Instant instant(long wallNanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(wallNanos, 1_000_000_000L), Math.floorMod(wallNanos, 1_000_000_000L));
    }
}
