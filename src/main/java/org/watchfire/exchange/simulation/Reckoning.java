package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.model.NationId;

/**
 * All that is asked of a network when nothing is under way: at the end of a seed, and after every hour of a long run, which then
 * goes on. Journals are held against each other for what came since the last reckoning; everything before it was held, and whoever
 * gives a number of that time again breaks a law at that step.
 */
final class Reckoning {
    private final Network network;
    private final Laws laws;
    private final Endings endings;
    private final Faults faults;
    /** The last row of each journal that was looked at. */
    private final Map<NationId, Long> lookedTo = new HashMap<>();

    /**
     * What came of one.
     *
     * @param items given a number since the last one
     * @param delivered of them, by what the journals say
     * @param voids numbers that carry nothing
     * @param failures broken promises in words
     */
    record Sum(long items, long delivered, long voids, List<String> failures) {
        Sum {
            failures = List.copyOf(failures);
        }
    }

    Reckoning(Network network) {
        this.network = network;
        this.laws = network.laws();
        this.endings = network.endings();
        this.faults = network.faults();
    }

    /** Asks all. */
    Sum ask() {
        LedgerAudit audit = new LedgerAudit();
        Verdict verdict = new Verdict(network.nodes(), faults, laws, endings);
        List<String> failures = new ArrayList<>();
        for (Node node : network.nodes()) {
            long from = lookedTo.getOrDefault(node.nation(), 0L) + 1;
            audit.add(node.nation(), node.journal().read(from, RowKinds.ASSURED));
            failures.addAll(node.failures());
            if (!faults.isGone(node.nation())) {
                Numbering.broken(node, from).ifPresent(failures::add);
                failures.addAll(node.withdrawals().missing());
                failures.addAll(node.release().missing(faults::isGone, endings::newest));
                node.ledger()
                        .ifPresentOrElse(
                                ledger -> verdict.judge(node, ledger),
                                () -> failures.add(node.nation() + " is not alive"));
            }
        }
        laws.judge(faults::isGone);
        failures.addAll(laws.broken());
        failures.addAll(endings.failures(faults::isGone));
        failures.addAll(verdict.failures());
        long items = 0;
        long delivered = 0;
        long voids = 0;
        for (LedgerAudit.Pair pair : audit.pairs()) {
            items += pair.sent();
            delivered += pair.delivered();
            voids += pair.voids();
            if (!isKept(pair)) {
                failures.add(pair.toString());
            }
        }
        return new Sum(items, delivered, voids, failures);
    }

    /** Only what the hub forged is not what was sent, and only where somebody is gone is anything not held. */
    private boolean isKept(LedgerAudit.Pair pair) {
        boolean isThere = !faults.isGone(pair.origin()) && !faults.isGone(pair.recipient());
        return pair.foreign() == laws.forgedOf(pair.origin(), pair.recipient())
                && pair.unexplained() + pair.doubled() + pair.outOfOrder() + (isThere ? pair.lost() : 0) == 0;
    }

    /** All was asked, and was kept: what leaves nothing more to say is forgotten. */
    void settle() {
        for (Node node : network.nodes()) {
            lookedTo.put(node.nation(), node.journal().health().durable());
        }
        network.settled();
    }
}
