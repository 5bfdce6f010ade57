package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
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
 * names all that had, however often the node died in between. Two things are particular to a death: what had its number on the
 * disk under an open way may be named although it was about to leave, and a track that left before is not asked back.
 */
final class Withdrawals {
    private final NationId nation;
    private final Map<NationId, Set<Subject>> left = new HashMap<>();
    private final Map<NationId, Set<Subject>> owed = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    /** What was about to leave when the node died. */
    private final Map<NationId, Set<Subject>> mayHaveLeft = new HashMap<>();
    /** What will be so when it dies, of numbers that are settled. */
    private final Map<NationId, Set<Subject>> atDeath = new HashMap<>();
    /** Recalls that are on the disk, and that the exchange has not been given. */
    private final List<Releasable> decided = new ArrayList<>();

    private int recalls;

    Withdrawals(NationId nation) {
        this.nation = nation;
    }

    /**
     * The node died.
     *
     * @param aboutToLeave what had its number on the disk while the way was open, since all was settled
     */
    void died(List<Envelope> aboutToLeave) {
        aboutToLeave.forEach(envelope -> note(mayHaveLeft, envelope));
        atDeath.forEach((to, subjects) -> of(mayHaveLeft, to).addAll(subjects));
        atDeath.clear();
        owed.values().forEach(Withdrawals::dropTracks);
        left.forEach((to, subjects) -> {
            subjects.stream().filter(Subject.OfTrack.class::isInstance).forEach(of(mayHaveLeft, to)::add);
            dropTracks(subjects);
        });
    }

    /**
     * Nothing is under way.
     *
     * @param aboutToLeave what had its number on the disk while the way was open, since this was so last
     */
    void settled(List<Envelope> aboutToLeave) {
        aboutToLeave.forEach(envelope -> note(atDeath, envelope));
        atDeath.forEach((to, subjects) -> {
            subjects.removeAll(of(left, to));
            subjects.removeAll(of(mayHaveLeft, to));
        });
    }

    private static void note(Map<NationId, Set<Subject>> map, Envelope envelope) {
        subjects(envelope).forEach(of(map, envelope.header().recipient())::add);
    }

    private static void dropTracks(Set<Subject> subjects) {
        subjects.removeIf(Subject.OfTrack.class::isInstance);
    }

    /** Persons changed the policy, and recalls of what was given are on the disk. */
    void decided(List<Releasable> recalls) {
        decided.addAll(recalls);
    }

    /** The node starts again: the exchange takes up from the disk what it was not given before. */
    void started() {
        due(List.copyOf(decided));
    }

    /** The exchange is told to call back: what of it has left by now, a recall must name. */
    void due(List<Releasable> due) {
        decided.removeAll(due);
        for (Releasable each : due) {
            if (each.recipient() instanceof Recipient.Peer(NationId to) && each.item() instanceof Recall recall) {
                recall.subjects().stream()
                        .filter(subject -> of(left, to).contains(subject))
                        .forEach(of(owed, to)::add);
            }
        }
    }

    /** Something was given to the wire. */
    void leaves(Envelope envelope) {
        NationId to = envelope.header().recipient();
        if (envelope.header().kind() == Kind.RECALL) {
            recalled(to, envelope);
        } else {
            note(left, envelope);
        }
    }

    private static List<Subject> subjects(Envelope envelope) {
        return !envelope.header().kind().isNote()
                        && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                ? items.stream().flatMap(item -> Recall.subject(item).stream()).toList()
                : List.of();
    }

    private void recalled(NationId to, Envelope envelope) {
        if (ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                && items.getFirst() instanceof Recall recall) {
            recalls++;
            for (Subject subject : recall.subjects()) {
                of(owed, to).remove(subject);
                if (!of(left, to).contains(subject) && !of(mayHaveLeft, to).contains(subject)) {
                    failures.add(nation + " called back " + subject + " from " + to + ", which never had it");
                }
            }
        }
    }

    /** Recalls given to the wire, those sent again included. */
    int recalls() {
        return recalls;
    }

    /** What was done wrong. */
    List<String> failures() {
        return failures;
    }

    /** At the end of a run, when nothing waits any more: what should have been called back and was not. */
    List<String> missing() {
        List<String> all = new ArrayList<>();
        owed.forEach((to, subjects) ->
                subjects.forEach(subject -> all.add(nation + " did not call back " + subject + " from " + to)));
        return all;
    }

    private static Set<Subject> of(Map<NationId, Set<Subject>> map, NationId partner) {
        return map.computeIfAbsent(partner, key -> new HashSet<>());
    }
}
