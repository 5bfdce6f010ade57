package org.watchfire.exchange.ledger;

import java.util.List;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.exchange.wire.Statement;
import org.watchfire.model.NationId;

/**
 * What came of every statement, and how often since the node's start two sides were found to differ: what its journal tells of
 * the time before was named then, and is not again.
 */
public final class Differences {
    private final Reconciliations reconciliations = new Reconciliations();
    private final Problems problems;
    private boolean isRestored;
    private long found;

    /** None yet; each that is found is named among the problems. */
    public Differences(Problems problems) {
        this.problems = problems;
    }

    /** A side's word on the numbers that its origin gave this recipient. */
    public void said(Statement statement, NationId recipient) {
        if (reconciliations.add(statement, recipient) && isRestored) {
            found++;
            problems.add(statement.origin() + ">" + recipient + " " + statement.lane() + " " + statement.from() + ".."
                    + statement.to() + ": the two sides differ from number " + statement.number() + " on");
        }
    }

    /** All that was said before the start has been said again. */
    public void restored() {
        isRestored = true;
    }

    /** How often, since the start. */
    public long found() {
        return found;
    }

    /** What came of the last statement of each pair and lane. */
    public List<Reconciliations.Line> lines() {
        return reconciliations.lines();
    }
}
