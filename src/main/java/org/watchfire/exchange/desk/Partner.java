package org.watchfire.exchange.desk;

import java.util.List;
import java.util.Optional;
import org.watchfire.exchange.ledger.Books;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.ledger.Differences;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.ledger.Problems;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.rows.Matrices;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.statements.StatementsIn;
import org.watchfire.exchange.statements.StatementsOut;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.ItemFacts;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;

/** One partner: what goes there, what comes from there, and what the two ends say to each other about it. */
final class Partner {
    private final NationId nation;
    private final AssuredOut assuredOut;
    private final LiveOut liveOut;
    private final AssuredIn assuredIn;
    private final LiveIn liveIn;
    private final Receipts receipts;
    private final Notes notes;
    private final Departed departed = new Departed();
    private final Reach reach;
    private final ExchangeClock clock;
    private final Clocks clocks;
    private final Matrices matrices;
    private final Problems problems;

    Partner(NationId nation, Surroundings around, Books books) {
        this.nation = nation;
        Pen pen = around.pen();
        clock = pen.clock();
        clocks = books.clocks();
        matrices = books.matrices();
        problems = books.problems();
        reach = new Reach(clock);
        ExchangeSettings settings = around.settings();
        Transport transport = around.transport();
        NationId self = settings.ring().nation();
        Sealer sealer = new Sealer(settings, clock, clocks, nation);
        assuredOut = new AssuredOut(sealer, pen, transport, around.gate(), departed, matrices::gave);
        liveOut = new LiveOut(sealer, pen, transport, settings, departed);
        assuredIn = new AssuredIn(nation, pen, clocks, around.sink(), problems::add, this::holds);
        liveIn = new LiveIn(clock, clocks, around.sink());
        receipts = new Receipts(sealer, transport, pen.epoch(), assuredIn, liveIn, reach);
        Differences differences = books.differences();
        notes = new Notes(
                new StatementsOut(
                        self,
                        assuredOut.tally(),
                        liveOut.tally(),
                        settings.reconcile().toNanos(),
                        this::state,
                        statement -> differences.said(statement, nation)),
                new StatementsIn(
                        assuredIn.tally(), liveIn.tally(), this::state, statement -> differences.said(statement, self)),
                recalled -> assuredOut.note(Kind.RECALLED, recalled.encode()));
    }

    private void state(Statement statement) {
        assuredOut.note(Kind.STATEMENT, statement.encode());
    }

    /** Numbers and sends an item of the assured lane. */
    void offer(Outbox.Entry released) {
        named(released).filter(entry -> !assuredOut.offer(entry)).ifPresent(this::tooLarge);
    }

    /** The same, of an item that a node before this one released. */
    void takeUp(Outbox.Entry released) {
        named(released).filter(entry -> !assuredOut.takeUp(entry)).ifPresent(this::tooLarge);
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

    private void tooLarge(Outbox.Entry released) {
        int bytes = ItemCbor.encodeAll(List.of(released.item())).length;
        problems.add("cannot send " + ItemFacts.subject(released.item()) + " to " + nation + ": " + bytes
                + " bytes are more than " + Envelope.MAX_PAYLOAD_BYTES + "; part it");
    }

    /** Takes an item for the live lane; {@code isLate} where it was released by a policy before the one in force. */
    void offerLive(Item item, boolean isLate) {
        if (isLate) {
            liveOut.offerLate(item);
        } else {
            liveOut.offer(item);
        }
    }

    /** The policy changed. */
    void judgeBy(Gate gate) {
        assuredOut.judgeBy(gate);
        liveOut.judgeBy(gate);
    }

    /** What it sent, once the {@link Entrance} has let it in. */
    void received(Envelope envelope, Arrival arrival) {
        switch (envelope.header().kind()) {
            case BLOCK -> {
                liveIn.received(envelope, arrival);
                arrival.acknowledge().run();
            }
            case RECEIPT -> {
                if (Receipt.decode(envelope.payload()) instanceof Decoded.Value<Receipt>(Receipt receipt)) {
                    receipted(envelope, receipt, arrival.receivedUnixNanos());
                }
                arrival.acknowledge().run();
            }
            case WARNING,
                    ALL_CLEAR,
                    RETRACTION,
                    NOTICE,
                    ACKNOWLEDGEMENT,
                    RELATION,
                    VOID,
                    STATEMENT,
                    RECALL,
                    RECALLED -> {
                assuredIn.received(envelope, arrival);
                receipts.changed();
            }
            case REFUSAL -> throw new IllegalStateException("the hub refuses, " + nation + " does not");
        }
    }

    private void receipted(Envelope envelope, Receipt receipt, long receivedUnixNanos) {
        Header header = envelope.header();
        receipts.received(header, receipt, receivedUnixNanos);
        clocks.sample(
                        nation,
                        receipt.echoSentUnixNanos(),
                        receipt.echoReceivedUnixNanos(),
                        header.sentUnixNanos(),
                        receivedUnixNanos,
                        clock.monotonicNanos())
                .ifPresent(problems::add);
        if (assuredOut.received(envelope, receipt)) {
            matrices.receipted(header, receipt);
        }
        liveOut.receipted(receipt);
    }

    /** Something it is said to have sent on a lane was not let in. */
    void refused(Lane lane) {
        switch (lane) {
            case ASSURED -> assuredIn.refused();
            case LIVE -> liveIn.refused();
        }
    }

    /** The hub did not pass on to it what we sent. */
    void refusedByHub(Envelope envelope, Refusal refusal) {
        switch (refusal.lane()) {
            case ASSURED -> assuredOut.refused(envelope, refusal);
            case LIVE -> liveOut.refused(refusal);
        }
    }

    /** An envelope of the partner is in the journal for good. */
    private void holds(Envelope envelope) {
        matrices.came(envelope);
        notes.came(envelope, clock.monotonicNanos());
    }

    /** A row of the journal, at the start: what went to the partner, came from it, or was receipted by it. */
    void restore(Row row, Envelope envelope, OpenWay way) {
        switch (row.kind()) {
            case RowKinds.OUT -> {
                departed.restore(row.sequence(), envelope, way);
                assuredOut.restore(row.sequence(), envelope);
                matrices.gave(envelope);
                notes.restore(envelope);
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
        notes.tick(clock.wallUnixNanos(), nowNanos);
        liveOut.tick(nowNanos);
        assuredOut.tick();
        assuredIn.tick(nowNanos);
        receipts.tick(nowNanos);
        switch (reach.tick()) {
            case FELL_SILENT -> problems.add(silence().inWords());
            case IS_HEARD_AGAIN -> problems.add(nation + " is heard again");
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
