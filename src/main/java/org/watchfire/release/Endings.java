package org.watchfire.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Retraction;
import org.watchfire.model.Threat;
import org.watchfire.model.Warning;

/**
 * What ends a warning follows it: an all-clear or a retraction reaches every partner that was given the warning, also where the policy
 * permits no version of it. It goes bare then, with nothing that the partner does not know: the event, the version, of the areas lifted
 * those it was told of, a fixed sentence, a label for it alone. So no alert outlives its danger for want of a rule.
 *
 * <p>Remembers 50,000 warnings given; at that bound the oldest is forgotten. For one thread.
 */
public final class Endings {
    private static final int MAX_ENTRIES = 50_000;
    private static final String OVER = "The danger of this event is over.";
    private static final String WRONG = "The warning of this event was wrong.";

    private final Map<Key, Set<String>> told = new LinkedHashMap<>();

    private record Key(Recipient.Peer to, EventId event) {}

    Endings() {}

    /** Notes that a partner was given a warning, in this version. */
    void gave(Recipient.Peer to, Warning version) {
        Set<String> areas = told.computeIfAbsent(new Key(to, version.event()), key -> new TreeSet<>());
        version.threatened().stream().map(Threat::area).forEach(areas::add);
        if (told.size() > MAX_ENTRIES) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /** Notes that a partner is asked to strike the warnings of an event: then nothing is left to be lifted. */
    void calledBack(Recipient.Peer to, EventId event) {
        told.remove(new Key(to, event));
    }

    /** The bare version of what ends a warning that a partner was given; empty for all else, and where nothing of it is lifted. */
    Optional<Item> bare(Item item, Recipient.Peer to) {
        if (item instanceof AllClear a) {
            return areas(to, a.event())
                    .map(known -> a.areas().stream().filter(known::contains).toList())
                    .filter(lifted -> a.ends() || !lifted.isEmpty())
                    .map(lifted -> new AllClear(
                            a.event(),
                            a.version(),
                            a.by(),
                            a.realm(),
                            label(to.nation()),
                            lifted,
                            a.ends(),
                            OVER,
                            a.decided(),
                            a.stamps()));
        }
        if (item instanceof Retraction r) {
            return areas(to, r.event())
                    .map(known -> new Retraction(
                            r.event(),
                            r.version(),
                            r.by(),
                            r.realm(),
                            label(to.nation()),
                            WRONG,
                            r.decided(),
                            r.stamps()));
        }
        return Optional.empty();
    }

    private Optional<Set<String>> areas(Recipient.Peer to, EventId event) {
        return Optional.ofNullable(told.get(new Key(to, event)));
    }

    /** Whether an item is such a bare version made for a partner: it may go, however late, as long as the partner is one. */
    public static boolean isBare(Item item, NationId to) {
        return (item instanceof AllClear a
                        && a.label().equals(label(to))
                        && a.reason().equals(OVER))
                || (item instanceof Retraction r
                        && r.label().equals(label(to))
                        && r.reason().equals(WRONG));
    }

    private static Label label(NationId to) {
        return new Label(0, new TreeSet<>(), new TreeSet<>(List.of(to)));
    }
}
