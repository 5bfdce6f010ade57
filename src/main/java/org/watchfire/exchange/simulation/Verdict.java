package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * Holds a node's own ledger, when nothing is under way, against what is true: between those who are there nothing is open and all agree; what
 * a partner that is gone has not got is open, and that partner is named.
 */
final class Verdict {
    private final List<Node> nodes;
    private final Faults faults;
    private final Laws laws;
    private final Endings endings;
    private final List<String> failures = new ArrayList<>();

    Verdict(List<Node> nodes, Faults faults, Laws laws, Endings endings) {
        this.nodes = nodes;
        this.faults = faults;
        this.laws = laws;
        this.endings = endings;
    }

    /** What is wrong in the ledgers. */
    List<String> failures() {
        return failures;
    }

    /** Looks at a node that is there. */
    void judge(Node node, Ledger ledger) {
        sent(ledger);
        received(ledger);
        reconciled(ledger);
        followedUp(ledger);
        clocks(node, ledger);
    }

    private void sent(Ledger ledger) {
        for (Ledger.Sent line : ledger.sent()) {
            if (isGone(line.peer())) {
                long open = laws.open(ledger.nation(), line.peer());
                if (line.lane() == Lane.ASSURED && (line.outstanding() < open || line.lost() != 0)) {
                    failures.add(ledger.nation() + ": " + line + ", though " + open + " have not arrived");
                }
            } else if (line.outstanding() != 0) {
                failures.add(ledger.nation() + ": " + line);
            }
            long voids = laws.voids(ledger.nation(), line.peer());
            if (line.lane() == Lane.ASSURED && line.refused() != voids) {
                failures.add(ledger.nation() + ": " + line + ", though its journal has voids of " + voids + " numbers");
            }
            if (ledger.isSilent(line.peer()) != isGone(line.peer())) {
                failures.add(ledger.nation() + " says that these are silent: " + ledger.silent());
            }
        }
    }

    private void received(Ledger ledger) {
        for (Ledger.Received line : ledger.received()) {
            long waiting = isGone(line.peer()) ? 0 : line.waiting();
            if (line.duplicated() + line.outOfOrder() + waiting != 0) {
                failures.add(ledger.nation() + ": " + line);
            }
        }
    }

    private void reconciled(Ledger ledger) {
        long pairs = 0;
        for (Reconciliations.Line line : ledger.reconciliations()) {
            if (isGone(line.origin()) || isGone(line.recipient())) {
                continue;
            }
            pairs += line.lane() == Lane.ASSURED ? 1 : 0;
            boolean mayDiffer = line.lane() == Lane.ASSURED
                    && laws.isForged(line.origin(), line.recipient(), line.from(), line.to());
            if (line.state() != Reconciliations.State.AGREED && !mayDiffer) {
                failures.add(ledger.nation() + ": " + line);
            }
        }
        long there = nodes.stream().filter(node -> !isGone(node.nation())).count();
        if (pairs != 2 * (there - 1)) {
            failures.add(ledger.nation() + " reconciled " + pairs + " pairs of the assured lane");
        }
    }

    private void followedUp(Ledger ledger) {
        failures.addAll(endings.against(ledger.nation(), ledger.endings(), this::answers));
        for (RecallMatrix.Line line : ledger.recalls()) {
            if (!line.isAcknowledged() && !isGone(line.peer())) {
                failures.add(ledger.nation() + ": nobody has acknowledged " + line);
            }
        }
        for (Ledger.Silent line : ledger.silent()) {
            long open = ledger.endings().stream()
                    .filter(ending -> ending.peer().equals(line.peer()))
                    .filter(ending -> !ending.isHeld() || !ending.isAcknowledged())
                    .count();
            if (line.endings() != open || line.numbers() < laws.open(ledger.nation(), line.peer())) {
                failures.add(ledger.nation() + ": " + line + ", though " + open + " endings are open");
            }
        }
    }

    /** Whether a nation is there, and what it takes note of went to another all the time. */
    private boolean answers(NationId from, NationId to) {
        return !isGone(from)
                && nodes.stream()
                        .filter(node -> node.nation().equals(from))
                        .allMatch(node -> node.engine().alwaysShared().contains(to));
    }

    /** Whose clock is off nobody can tell where only two are left. */
    private void clocks(Node node, Ledger ledger) {
        if (nodes.stream().anyMatch(other -> isGone(other.nation()))) {
            return;
        }
        if (ledger.isClockDoubtful() != node.clock().isShifted()) {
            failures.add(
                    ledger.nation() + " says of its own clock " + ledger.isClockDoubtful() + ": " + ledger.clocks());
        }
        for (Ledger.PeerClock line : ledger.clocks()) {
            boolean shifted = nodes.stream()
                    .anyMatch(other ->
                            other.nation().equals(line.peer()) && other.clock().isShifted());
            if (line.isDoubtful() != shifted) {
                failures.add(ledger.nation() + ": " + line + " of a clock that is " + (shifted ? "" : "not ") + "off");
            }
        }
    }

    private boolean isGone(NationId nation) {
        return faults.isGone(nation);
    }
}
