package org.watchfire.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.watchfire.exchange.rows.Matrices;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.statements.StatementsIn;
import org.watchfire.exchange.statements.StatementsOut;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.journal.Journal;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;

/** One partner: what goes there, what comes from there, and what the two ends say to each other about it. */
final class Partner {
    final AssuredOut assuredOut;
    final LiveOut liveOut;
    final AssuredIn assuredIn;
    final LiveIn liveIn;
    final Receipts receipts;

    private final NationId nation;
    private final StatementsOut statementsOut;
    private final StatementsIn statementsIn;
    private final Matrices matrices;
    private final Reach reach;
    private final ExchangeClock clock;
    private final Consumer<String> problems;
    private final Departed departed = new Departed();
    /** Recalls in our journal that the partner was not told of yet. */
    private final Set<Recalled> unanswered = new LinkedHashSet<>();

    /**
     * @param problems what went wrong, in words
     * @param said each statement of either end, and whose numbers' recipient it is about
     */
    Partner(
            NationId nation,
            ExchangeSettings settings,
            Transport transport,
            Journal journal,
            ExchangeClock clock,
            Clocks clocks,
            Matrices matrices,
            Sink sink,
            Gate gate,
            Executor later,
            Consumer<String> problems,
            BiConsumer<Statement, NationId> said) {
        this.nation = nation;
        this.matrices = matrices;
        this.problems = problems;
        this.clock = clock;
        this.reach = new Reach(clock);
        NationId self = settings.ring().nation();
        Sealer sealer = new Sealer(settings, clock, clocks, nation);
        assuredOut = new AssuredOut(sealer, journal, transport, clock, later, gate, departed, matrices::gave);
        liveOut = new LiveOut(sealer, journal, transport, clock, settings, later, departed);
        assuredIn = new AssuredIn(nation, journal, clock, clocks, sink, later, problems, this::holds);
        liveIn = new LiveIn(clock, clocks, sink);
        receipts = new Receipts(sealer, transport, journal.epoch(), assuredIn, liveIn, reach);
        statementsOut = new StatementsOut(
                self,
                assuredOut.tally(),
                liveOut.tally(),
                settings.reconcile().toNanos(),
                this::state,
                statement -> said.accept(statement, nation));
        statementsIn = new StatementsIn(
                assuredIn.tally(), liveIn.tally(), this::state, statement -> said.accept(statement, self));
    }

    private void state(Statement statement) {
        assuredOut.note(Kind.STATEMENT, statement.encode());
    }

    /** Numbers and sends an item of the assured lane. */
    void offer(Outbox.Entry released) {
        named(released).ifPresent(assuredOut::offer);
    }

    /** The same, of an item that a node before this one released. */
    void takeUp(Outbox.Entry released) {
        named(released).ifPresent(assuredOut::takeUp);
    }

    /**
     * What may go of something released. Of what a recall names, what still waits is destroyed here, and only what has left
     * stays in it; where nothing has, there is nothing to send.
     */
    private Optional<Outbox.Entry> named(Outbox.Entry released) {
        if (!(released.item() instanceof Recall recall)) {
            return Optional.of(released);
        }
        assuredOut.destroy(recall.subjects());
        liveOut.destroy(recall.subjects());
        return departed.of(recall).map(rest -> new Outbox.Entry(rest, released.row()));
    }

    /** An envelope of the partner is in the journal for good. */
    private void holds(Envelope envelope) {
        Header header = envelope.header();
        matrices.came(envelope);
        if (header.kind() == Kind.STATEMENT
                && Statement.decode(envelope.payload()) instanceof Decoded.Value<Statement>(Statement statement)) {
            switch (statement.role()) {
                case GIVEN, VERDICT -> statementsIn.came(statement, clock.monotonicNanos());
                case HELD -> statementsOut.answered(statement);
            }
        } else if (header.kind() == Kind.RECALL) {
            unanswered.add(new Recalled(header.epoch(), header.sequence()));
        }
    }

    /** A receipt of the partner came. */
    void receipted(Envelope envelope, Receipt receipt) {
        if (assuredOut.received(envelope, receipt)) {
            matrices.receipted(envelope.header(), receipt);
        }
    }

    /** A row of the journal, at the start: what went to the partner, came from it, or was receipted by it. */
    void restore(Row row, Envelope envelope, OpenWay way) {
        switch (row.kind()) {
            case RowKinds.OUT -> {
                departed.restore(row.sequence(), envelope, way);
                assuredOut.restore(row.sequence(), envelope);
                restoreGiven(envelope);
            }
            case RowKinds.RECEIPT -> {
                if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
                    assuredOut.restore(receipt);
                    matrices.receipted(envelope.header(), receipt);
                }
            }
            case RowKinds.IN -> {
                assuredIn.restore(envelope);
                holds(envelope);
            }
            default -> {}
        }
    }

    /** All rows of the journal are restored. */
    void restored() {
        departed.restored();
    }

    private void restoreGiven(Envelope envelope) {
        switch (envelope.header().kind()) {
            case STATEMENT -> {
                if (Statement.decode(envelope.payload()) instanceof Decoded.Value<Statement>(Statement statement)) {
                    switch (statement.role()) {
                        case GIVEN, VERDICT -> statementsOut.restore(statement);
                        case HELD -> statementsIn.restore(statement);
                    }
                }
            }
            case RECALLED -> {
                if (Recalled.decode(envelope.payload()) instanceof Decoded.Value<Recalled>(Recalled recalled)) {
                    unanswered.remove(recalled);
                }
            }
            default -> matrices.gave(envelope);
        }
    }

    /** A way to the hub opened or closed. */
    void link(Channel channel, boolean up) {
        switch (channel) {
            case ASSURED -> assuredOut.link(up);
            case LIVE -> liveOut.link(up);
            case RECEIPT -> receipts.link(up);
        }
    }

    /** Does what is due. */
    void tick(long nowNanos) {
        statementsOut.tick(clock.wallUnixNanos());
        statementsIn.tick(nowNanos);
        unanswered.forEach(recalled -> assuredOut.note(Kind.RECALLED, recalled.encode()));
        unanswered.clear();
        liveOut.tick(nowNanos);
        assuredOut.tick();
        assuredIn.tick(nowNanos);
        receipts.tick(nowNanos);
        switch (reach.tick()) {
            case FELL_SILENT -> problems.accept(silence().inWords());
            case IS_HEARD_AGAIN -> problems.accept(nation + " is heard again");
            case NONE -> {}
        }
    }

    /** Its silence, if it is silent. */
    Optional<Ledger.Silent> silent() {
        return reach.isSilent() ? Optional.of(silence()) : Optional.empty();
    }

    private Ledger.Silent silence() {
        long recalls = matrices.recalls().open(nation);
        long endings = matrices.endings().open(nation);
        return new Ledger.Silent(nation, receipts.heardUnixNanos(), assuredOut.unacknowledged(), recalls, endings);
    }

    /** Adds this partner's lines to a ledger's. */
    void count(List<Ledger.Sent> sent, List<Ledger.Received> received) {
        long heard = receipts.heardUnixNanos();
        sent.add(assuredOut.line(nation, heard));
        sent.add(liveOut.line(nation, heard));
        received.add(assuredIn.line());
        received.add(liveIn.line(nation));
    }
}
