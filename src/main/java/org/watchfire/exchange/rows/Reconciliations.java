package org.watchfire.exchange.rows;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * What came of the last statement of each pair and lane. The desk keeps one as statements come and go; {@link #read} makes one
 * from a journal, whether its node runs or not.
 */
public final class Reconciliations {
    private final Map<Flow, Line> lines = new TreeMap<>(
            Comparator.comparing(Flow::origin).thenComparing(Flow::recipient).thenComparing(Flow::lane));

    /** Where two sides stand. */
    public enum State {
        /** Both have the same. */
        AGREED,
        /** They have not. */
        DIFFERS,
        /** The origin has stated what it gave, and the recipient has not answered yet. */
        MISSING
    }

    /**
     * What came of the last statement of one pair and lane.
     *
     * @param origin who sent
     * @param recipient who received
     * @param lane which
     * @param untilUnixNanos wall time up to which the origin stated what it had given
     * @param from first number it is about
     * @param to last; one below {@code from} for none
     * @param state what came of it
     * @param number first number that differs, 0 while it is not named; where they agree, the first that was lost or 0
     * @param given numbers that carried something, as the origin said at the time
     * @param voids numbers that carry nothing, by whoever spoke last
     * @param lost numbers that did not arrive
     */
    public record Line(
            NationId origin,
            NationId recipient,
            Lane lane,
            long untilUnixNanos,
            long from,
            long to,
            State state,
            long number,
            long given,
            long voids,
            long lost) {}

    private record Flow(NationId origin, NationId recipient, Lane lane) {}

    /** From a journal. */
    public static List<Line> read(JournalReader journal) {
        Reconciliations all = new Reconciliations();
        try (Stream<Row> rows = journal.read(1, RowKinds.ASSURED)) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if ((row.kind().equals(RowKinds.OUT) || row.kind().equals(RowKinds.IN))
                        && Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)
                        && envelope.header().kind() == Kind.STATEMENT
                        && Statement.decode(envelope.payload())
                                instanceof Decoded.Value<Statement>(Statement statement)) {
                    Header header = envelope.header();
                    boolean isAnswer = statement.role() == Statement.Role.HELD;
                    all.add(statement, isAnswer ? header.origin() : header.recipient());
                }
            }
        }
        return all.lines();
    }

    /** A statement was made, came or was answered; true when that names for the first time a number that differs. */
    public boolean add(Statement statement, NationId recipient) {
        Flow flow = new Flow(statement.origin(), recipient, statement.lane());
        Line before = lines.get(flow);
        boolean isNew = statement.role() == Statement.Role.GIVEN;
        if (!isNew && (before == null || before.from != statement.from() || before.to != statement.to())) {
            return statement.finding() == Statement.Finding.DIFFERS && statement.number() > 0; // of one before the last
        }
        Line after = new Line(
                statement.origin(),
                recipient,
                statement.lane(),
                statement.untilUnixNanos(),
                statement.from(),
                statement.to(),
                state(statement.finding()),
                statement.number(),
                before == null || isNew ? statement.items() : before.given,
                statement.voids(),
                statement.lost());
        lines.put(flow, after);
        return after.state == State.DIFFERS
                && after.number > 0
                && (before == null || before.state != State.DIFFERS || before.number != after.number);
    }

    private static State state(Statement.Finding finding) {
        return switch (finding) {
            case NONE -> State.MISSING;
            case AGREED -> State.AGREED;
            case DIFFERS -> State.DIFFERS;
        };
    }

    /** One line for each pair and lane of which anything was stated, in order. */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }
}
