package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.watchfire.exchange.rows.EndingMatrix;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;
import org.watchfire.model.Retraction;
import org.watchfire.model.Warning;

/**
 * What must hold of all-clears and retractions: each reaches every partner for whom a warning of its event has left, however often
 * its node died in between, unless that warning was called back since or something later was said of the event; where the link was whole, within 5 s of the decision.
 * Knows neither policies nor what production remembers of them: only what was decided, what left and what is held.
 */
final class Endings {
    private static final long WITHIN = 5 * Simulation.SECOND;

    private final Timeline timeline;
    private final BiPredicate<NationId, Long> isWhole;
    private final Map<About, Warned> warned = new HashMap<>();
    /** When each was decided, nanoseconds of simulated time. */
    private final Map<Ending, Long> decided = new LinkedHashMap<>();

    private final Set<Ending> held = new HashSet<>();
    /** The newest version of what each partner was told of an event. */
    private final Map<About, Integer> newest = new HashMap<>();

    private final List<String> failures = new ArrayList<>();
    private int inTime;

    /** What one partner is told of one event, in the event's own numbers. */
    private record About(NationId to, EventId event) {}

    private record Ending(NationId to, EventId event, int version) {
        private About about() {
            return new About(to, event);
        }
    }

    /** Which versions of a warning left with what number, and the number of the last recall of them. */
    private static final class Warned {
        private final TreeMap<Integer, Long> versions = new TreeMap<>();
        private long calledBack;

        /** The lowest and the highest tell all; the highest is also what a recall of the lower ones leaves. */
        private void left(int version, long sequence) {
            versions.merge(version, sequence, Math::max);
            versions.values().removeIf(each -> each <= calledBack);
            while (versions.size() > 2) {
                versions.remove(List.copyOf(versions.keySet()).get(1));
            }
        }

        private boolean before(int version) {
            return versions.headMap(version).values().stream().anyMatch(sequence -> sequence > calledBack);
        }
    }

    /** @param isWhole whether a nation was there, and nothing was broken, from a moment of simulated time until now */
    Endings(Timeline timeline, BiPredicate<NationId, Long> isWhole) {
        this.timeline = timeline;
        this.isWhole = isWhole;
    }

    /**
     * A node decided on an item; to be called when that cannot be lost any more.
     *
     * @param at moment of the decision, of simulated time
     * @param prompt partners that held all they were given at that moment
     */
    void decided(Item item, Set<NationId> partners, long at, Set<NationId> prompt) {
        for (NationId to : partners) {
            ending(to, item).ifPresent(one -> {
                decided.put(one, at);
                if (prompt.contains(to)) {
                    long left = Math.max(0, at + WITHIN - timeline.time().nanos());
                    timeline.at(left, () -> inTime(one, at));
                }
            });
        }
    }

    private void inTime(Ending one, long decidedAt) {
        if (isWhole.test(one.to, decidedAt) && isWhole.test(one.event.origin(), decidedAt) && isOwed(one)) {
            if (isSettled(one)) {
                inTime++;
            } else {
                failures.add(one + " has not arrived within 5 s, and nothing was broken");
            }
        }
    }

    /** Something was given to the wire. */
    void leaves(Envelope envelope) {
        Kind kind = envelope.header().kind();
        if ((kind == Kind.WARNING || kind == Kind.RECALL)
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
            NationId to = envelope.header().recipient();
            long sequence = envelope.header().sequence();
            switch (items.getFirst()) {
                case Warning warning -> of(to, warning.event()).left(warning.version(), sequence);
                case Recall recall -> recall.subjects().forEach(subject -> calledBack(to, subject, sequence));
                default -> {}
            }
        }
    }

    private void calledBack(NationId to, Subject subject, long sequence) {
        if (subject instanceof Subject.OfEvent(EventId event, Saying saying) && saying == Saying.WARNING) {
            Warned of = of(to, event);
            of.calledBack = Math.max(of.calledBack, sequence);
        }
    }

    private Warned of(NationId to, EventId event) {
        return warned.computeIfAbsent(new About(to, event), key -> new Warned());
    }

    private boolean isOwed(Ending one) {
        return Optional.ofNullable(warned.get(one.about()))
                .filter(of -> of.before(one.version))
                .isPresent();
    }

    /** An envelope is in its recipient's journal for good. */
    void holds(Envelope envelope) {
        Kind kind = envelope.header().kind();
        if ((kind == Kind.ALL_CLEAR || kind == Kind.RETRACTION || kind == Kind.WARNING)
                && ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)) {
            NationId to = envelope.header().recipient();
            Item item = items.getFirst();
            ending(to, item).ifPresent(held::add);
            item.about().ifPresent(event -> newest.merge(new About(to, event), item.warningVersion(), Math::max));
        }
    }

    /** A later warning has left too, which a change of policy spared: where nobody is there to hold it, it is what stays open. */
    private boolean isFollowed(Ending one) {
        return Optional.ofNullable(warned.get(one.about()))
                .filter(of -> of.versions.lastKey() > one.version)
                .isPresent();
    }

    /** A later version says what is true now, and what it replaces may have been destroyed by a change of policy. */
    private boolean isSettled(Ending one) {
        return held.contains(one) || newest.getOrDefault(one.about(), 0) > one.version;
    }

    /** Whether an item is one of those that this looks after. */
    static boolean isEnding(Item item) {
        return item instanceof AllClear || item instanceof Retraction;
    }

    private static Optional<Ending> ending(NationId to, Item item) {
        return switch (item) {
            case AllClear clear -> Optional.of(new Ending(to, clear.event(), clear.version()));
            case Retraction wrong -> Optional.of(new Ending(to, wrong.event(), wrong.version()));
            default -> Optional.empty();
        };
    }

    /** The newest version of what a partner holds of what was said of an event; 0 for none. */
    int newest(NationId to, EventId event) {
        return newest.getOrDefault(new About(to, event), 0);
    }

    /** How many were owed. */
    int owed() {
        return (int) decided.keySet().stream().filter(this::isOwed).count();
    }

    /** How many of them were asked to arrive within 5 s, and did. */
    int inTime() {
        return inTime;
    }

    /** All that was decided has arrived, and is forgotten; of events that are past nothing more will be decided. */
    void settled(Predicate<EventId> isPast) {
        decided.clear();
        held.clear();
        warned.keySet().removeIf(about -> isPast.test(about.event));
        newest.keySet().removeIf(about -> isPast.test(about.event));
    }

    /** At the end: what was late, and what never came although both sides are there. */
    List<String> failures(Predicate<NationId> isGone) {
        List<String> all = new ArrayList<>(failures);
        decided.keySet().stream()
                .filter(one -> !isGone.test(one.to) && !isGone.test(one.event.origin()))
                .filter(one -> isOwed(one) && !isSettled(one))
                .forEach(one -> all.add(one + " never arrived, though a warning of its event had left"));
        return all;
    }

    /**
     * At the end: what a matrix says against this. What is owed and not held is open, however long its recipient is gone; what
     * is held was acknowledged.
     *
     * @param answers whether a nation was there and free to answer another, all the time
     */
    List<String> against(NationId origin, List<EndingMatrix.Line> matrix, BiPredicate<NationId, NationId> answers) {
        List<String> wrong = new ArrayList<>();
        Map<Ending, EndingMatrix.Line> lines = new HashMap<>();
        matrix.forEach(line -> lines.put(new Ending(line.peer(), line.event(), line.version()), line));
        for (Ending one : decided.keySet()) {
            if (one.event.origin().equals(origin) && isOwed(one)) {
                EndingMatrix.Line line = lines.get(one);
                boolean isHeld = held.contains(one);
                if (line == null) {
                    if (!isSettled(one) && !isFollowed(one)) {
                        wrong.add(one + " is not in the matrix of " + origin);
                    }
                } else if ((!isHeld && line.isHeld())
                        || (isHeld && !line.isAcknowledged() && answers.test(one.to, origin))) {
                    wrong.add(one + (isHeld ? " is held" : " is not held") + ", and the matrix of " + origin + " says "
                            + line);
                }
            }
        }
        return wrong;
    }
}
