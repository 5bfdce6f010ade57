package org.watchfire.node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.LogLine;
import org.watchfire.picture.LogLine.Severity;

/** What one ledger tells that the one before did not, as lines for the log on the screens. For one thread. */
final class LedgerNews {
    private final Consumer<LogLine> log;
    private final Set<NationId> silent = new HashSet<>();
    private final Set<RecallMatrix.Line> struck = new HashSet<>();
    private boolean linked;
    private long differences;
    private boolean isFirst = true;

    LedgerNews(Consumer<LogLine> log) {
        this.log = log;
    }

    /** Tells what is new. */
    void tell(Ledger ledger, TimeTag now) {
        sayLink(ledger, now);
        saySilent(ledger, now);
        sayDifferences(ledger, now);
        sayStruck(ledger, now);
        isFirst = false;
    }

    private void sayLink(Ledger ledger, TimeTag now) {
        if (ledger.isLinked() != linked) {
            linked = ledger.isLinked();
            log.accept(new LogLine(
                    now,
                    linked ? Severity.INFO : Severity.ALARM,
                    "link",
                    linked ? "the link to the hub is up" : "the link to the hub is down; it is tried again"));
        }
    }

    /** Which partner is not heard any more, with what it has not acknowledged; and which is again. */
    private void saySilent(Ledger ledger, TimeTag now) {
        for (Ledger.Silent line : ledger.silent()) {
            if (silent.add(line.peer())) {
                log.accept(new LogLine(now, Severity.ALARM, "link", line.inWords()));
            }
        }
        for (NationId peer : List.copyOf(silent)) {
            if (!ledger.isSilent(peer)) {
                silent.remove(peer);
                log.accept(new LogLine(now, Severity.INFO, "link", peer + " is heard again"));
            }
        }
    }

    private void sayDifferences(Ledger ledger, TimeTag now) {
        if (ledger.differences() > differences) {
            differences = ledger.differences();
            ledger.reconciliations().stream()
                    .filter(line -> line.state() == Reconciliations.State.DIFFERS)
                    .forEach(line -> log.accept(new LogLine(
                            now,
                            Severity.ALARM,
                            "ledger",
                            line.origin() + " and " + line.recipient() + " differ on the " + line.lane()
                                    + " lane from number " + line.number()
                                    + " on; hold the journals against each other")));
        }
    }

    /** Which partner has acknowledged which recall; what was acknowledged before the start is not said again. */
    private void sayStruck(Ledger ledger, TimeTag now) {
        List<RecallMatrix.Line> lines = ledger.recalls().stream()
                .filter(RecallMatrix.Line::isAcknowledged)
                .toList();
        if (!isFirst) {
            lines.stream()
                    .filter(line -> !struck.contains(line))
                    .forEach(line -> log.accept(new LogLine(
                            now,
                            Severity.INFO,
                            "recall",
                            line.peer() + " has struck the " + line.subjects() + " things that were called back")));
        }
        struck.clear();
        struck.addAll(lines);
    }
}
