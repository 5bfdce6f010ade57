package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Subject;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * Looks at all that leaves one node of a simulation: a recall names nothing that had not left for the same partner, and
 * names all that had. Of a node that died the second is not asked, since it knows of what left before only what a receipt covers.
 */
final class SimulatedWithdrawals {
    private final NationId nation;
    private final Map<NationId, Set<Subject>> left = new HashMap<>();
    private final Map<NationId, Set<Subject>> owed = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private boolean hasDied;
    private int recalls;

    SimulatedWithdrawals(NationId nation) {
        this.nation = nation;
    }

    /** The node died. */
    void died() {
        hasDied = true;
        owed.clear();
    }

    /** The exchange is told to call back: what of it has left by now, a recall must name. */
    void due(List<Releasable> due) {
        for (Releasable each : due) {
            if (!hasDied
                    && each.recipient() instanceof Recipient.Peer(NationId to)
                    && each.item() instanceof Recall recall) {
                recall.subjects().stream()
                        .filter(subject -> of(left, to).contains(subject))
                        .forEach(of(owed, to)::add);
            }
        }
    }

    /** Something was given to the wire. */
    void leaves(Envelope envelope) {
        Header header = envelope.header();
        NationId to = header.recipient();
        if (header.kind() == Kind.RECALL) {
            recalled(to, envelope);
        } else if (header.kind() == Kind.BLOCK
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
            items.forEach(item -> Recall.subject(item).ifPresent(of(left, to)::add));
        } else {
            Departed.subject(envelope).ifPresent(of(left, to)::add);
        }
    }

    private void recalled(NationId to, Envelope envelope) {
        if (ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.getFirst() instanceof Recall recall) {
            recalls++;
            for (Subject subject : recall.subjects()) {
                of(owed, to).remove(subject);
                if (!of(left, to).contains(subject)) {
                    failures.add(nation + " called back " + subject + " from " + to + ", which never had it");
                }
            }
        }
    }

    /** Recalls given to the wire, those sent again included. */
    int recalls() {
        return recalls;
    }

    /** What was done wrong; at the end of a run, when nothing waits any more. */
    List<String> failures() {
        List<String> all = new ArrayList<>(failures);
        owed.forEach((to, subjects) ->
                subjects.forEach(subject -> all.add(nation + " did not call back " + subject + " from " + to)));
        return all;
    }

    private static Set<Subject> of(Map<NationId, Set<Subject>> map, NationId partner) {
        return map.computeIfAbsent(partner, key -> new HashSet<>());
    }
}
