package org.watchfire.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts launches by what was said of events: those said to be one launch count once, those taken back not at all. Of every event the
 * newest version counts, in whatever order they come. Mutable; for one thread.
 */
public final class Launches {
    private final Map<EventId, Integer> warned = new TreeMap<>();
    private final Map<EventId, Integer> retracted = new LinkedHashMap<>();
    private final Map<EventId, Relation> relations = new LinkedHashMap<>();

    /** Takes an item; what is no warning, retraction or relation changes nothing. */
    public void take(Item item) {
        switch (item) {
            case Warning warning -> warned.merge(warning.event(), warning.version(), Math::max);
            case Retraction back -> retracted.merge(back.event(), back.version(), Math::max);
            case Relation relation ->
                relations.merge(relation.event(), relation, (one, two) -> one.version() > two.version() ? one : two);
            default -> {}
        }
    }

    /** With what an event is said to be one launch, if with any. */
    public Optional<EventId> oneWith(EventId event) {
        return Optional.ofNullable(relations.get(event))
                .filter(relation -> relation.kind() != Relation.Kind.SPLIT)
                .map(Relation::other);
    }

    /** How many launches have been warned of and not taken back. */
    public int count() {
        Set<EventId> counted = new HashSet<>();
        for (Map.Entry<EventId, Integer> each : warned.entrySet()) {
            if (retracted.getOrDefault(each.getKey(), 0) < each.getValue()) {
                counted.add(first(each.getKey()));
            }
        }
        return counted.size();
    }

    /** The lowest event of all that are one launch with this one. */
    private EventId first(EventId event) {
        TreeSet<EventId> group = new TreeSet<>(Set.of(event));
        int before;
        do {
            before = group.size();
            relations.forEach((one, relation) -> oneWith(one).ifPresent(two -> {
                if (group.contains(one) || group.contains(two)) {
                    group.add(one);
                    group.add(two);
                }
            }));
        } while (group.size() > before);
        return group.first();
    }
}
