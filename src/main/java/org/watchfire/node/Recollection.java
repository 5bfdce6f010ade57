package org.watchfire.node;

import java.util.Optional;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.RoleViews;

/**
 * What a node that comes back takes from its own replay besides the engine: how far an exercise clock had come, and what
 * its operators were shown, so that an open event is on their screens before anything new is said of it.
 *
 * @param clock goes on where it stopped, if somebody began it who may not be there to begin it again
 * @param views of the picture, still without screens
 */
record Recollection(Optional<NodeClock.OfExercise> clock, RoleViews views) implements Replay.Watcher {
    @Override
    public void saw(Input input, TimeTag now, long unixNanos, Decisions decisions) {
        clock.ifPresent(each -> each.goOn(now, unixNanos));
        decisions.toOperators().forEach(views::remember);
        decisions.recalls().forEach(views::recall);
    }
}
