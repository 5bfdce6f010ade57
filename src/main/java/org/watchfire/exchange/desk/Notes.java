package org.watchfire.exchange.desk;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.watchfire.exchange.statements.StatementsIn;
import org.watchfire.exchange.statements.StatementsOut;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.exchange.wire.Statement;

/**
 * What the two ends of a link write to each other for themselves, under numbers of the assured lane: statements of what was
 * given and held, and that a recall was taken in.
 */
final class Notes {
    private final StatementsOut statementsOut;
    private final StatementsIn statementsIn;
    private final Consumer<Recalled> answer;
    /** Recalls in our journal that the partner was not told of yet. */
    private final Set<Recalled> unanswered = new LinkedHashSet<>();

    /**
     * With one partner.
     *
     * @param answer takes to it that a recall of its was taken in
     */
    Notes(StatementsOut statementsOut, StatementsIn statementsIn, Consumer<Recalled> answer) {
        this.statementsOut = statementsOut;
        this.statementsIn = statementsIn;
        this.answer = answer;
    }

    /** An envelope of the partner is in the journal for good. */
    void came(Envelope envelope, long nowNanos) {
        Header header = envelope.header();
        if (header.kind() == Kind.STATEMENT
                && Statement.decode(envelope.payload()) instanceof Decoded.Value<Statement>(Statement statement)) {
            switch (statement.role()) {
                case GIVEN, VERDICT -> statementsIn.came(statement, nowNanos);
                case HELD -> statementsOut.answered(statement);
            }
        } else if (header.kind() == Kind.RECALL) {
            unanswered.add(new Recalled(header.epoch(), header.sequence()));
        }
    }

    /** An envelope of ours in the journal, at the start. */
    void restore(Envelope envelope) {
        Kind kind = envelope.header().kind();
        if (kind == Kind.STATEMENT
                && Statement.decode(envelope.payload()) instanceof Decoded.Value<Statement>(Statement statement)) {
            switch (statement.role()) {
                case GIVEN, VERDICT -> statementsOut.restore(statement);
                case HELD -> statementsIn.restore(statement);
            }
        } else if (kind == Kind.RECALLED
                && Recalled.decode(envelope.payload()) instanceof Decoded.Value<Recalled>(Recalled recalled)) {
            unanswered.remove(recalled);
        }
    }

    /** Writes what is due. */
    void tick(long nowUnixNanos, long nowNanos) {
        statementsOut.tick(nowUnixNanos);
        statementsIn.tick(nowNanos);
        unanswered.forEach(answer);
        unanswered.clear();
    }
}
