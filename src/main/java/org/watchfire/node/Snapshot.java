package org.watchfire.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.assess.areas.Areas;
import org.watchfire.model.Bounded;
import org.watchfire.model.TimeTag;
import org.watchfire.node.snapshot.Graph;
import org.watchfire.node.snapshot.StandIn;
import org.watchfire.picture.RoleViews;
import org.watchfire.release.Policy;

/**
 * All that a node knows of the rows of its journal before one of them, so that a start need not decide them anew. Kept and
 * found by {@link Snapshots}.
 *
 * @param nextRow the first row that is not in it
 * @param now node time of the last input in it
 * @param unixNanos wall time of that
 * @param engine what the stages know
 * @param views what the operators were shown
 * @param activated the policy that persons activated last
 */
record Snapshot(
        long nextRow,
        TimeTag now,
        long unixNanos,
        Engine.Memory engine,
        RoleViews.Memory views,
        Optional<PolicyOutcome> activated) {

    /** What a bounded map is made of again, that touched longest ago first. */
    private record Entries(int most, Map<?, ?> entries) {
        static Entries of(Bounded<?, ?> map) {
            return new Entries(map.most(), new LinkedHashMap<>(map));
        }

        Bounded<?, ?> map() {
            Bounded<Object, Object> map = new Bounded<>(most);
            map.putAll(entries);
            return map;
        }
    }

    /** Writes and reads one. */
    static Graph graph() {
        return new Graph(List.of(
                new StandIn<>(Policy.class, Policy::memory, Policy::of),
                new StandIn<>(Areas.class, areas -> "world", world -> Areas.world()),
                new StandIn<>(Bounded.class, Entries::of, Entries::map)));
    }
}
