package org.watchfire.assess;

import java.util.List;
import java.util.Optional;
import org.watchfire.model.Comparison;
import org.watchfire.model.Item;
import org.watchfire.model.Relation;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/**
 * Decides how an event of this node's own stands to others, and says so: one launch with a partner's that was first; over, and
 * gone on in an earlier one of its own, since its objects turned out to be of that; a launch of its own after all.
 */
final class Relations {
    /** Two events said to be one are held for two only once they have differed for this long. */
    private static final double SPLIT_SECONDS = 10;

    private final Events events;
    private final Statements statements;

    Relations(Events events, Statements statements) {
        this.events = events;
        this.statements = statements;
    }

    /** What is to be said now of an event that has been spoken of. */
    List<Item> decide(LaunchEvent event, Dossier primary, TimeTag now, Stamps stamps) {
        if (event.version == 0) {
            return List.of();
        }
        Optional<LaunchEvent> earlier = earlierOneOf(event);
        if (earlier.isPresent() && earlier.get().leader.isEmpty()) {
            return merge(event, primary, earlier.get(), now, stamps);
        }
        earlier.ifPresent(led -> event.leader = led.leader);
        if (hasProvedAnother(event, now)) {
            return List.of(split(event, primary, now, stamps));
        }
        return event.leader
                .filter(leader -> !event.oneWith.equals(Optional.of(leader.id)))
                .map(leader -> List.<Item>of(correlate(event, primary, leader, now, stamps)))
                .orElse(List.of());
    }

    private Relation correlate(LaunchEvent event, Dossier primary, LaunchEvent leader, TimeTag now, Stamps stamps) {
        event.oneWith = Optional.of(leader.id);
        String reason = "Both are one launch; " + leader.id + " was first and speaks for it.";
        return statements.relate(event, primary, Relation.Kind.CORRELATED, leader, reason, now, stamps);
    }

    /** The warning goes on in the earlier event, with its areas, before this one is taken back. */
    private List<Item> merge(LaunchEvent event, Dossier primary, LaunchEvent earlier, TimeTag now, Stamps stamps) {
        earlier.takeOver(event);
        Warning goesOn = statements.warn(earlier, earlier.primary().orElse(primary), now, stamps);
        event.oneWith = Optional.of(earlier.id);
        String reason = "The object of this event is that of " + earlier.id + "; its warning goes on there.";
        return List.of(
                goesOn,
                statements.relate(event, primary, Relation.Kind.MERGED, earlier, reason, now, stamps),
                statements.retract(event, primary, reason, now, stamps));
    }

    private Relation split(LaunchEvent event, Dossier primary, TimeTag now, Stamps stamps) {
        LaunchEvent other = event.oneWith.flatMap(events::find).orElseThrow();
        event.oneWith = Optional.empty();
        event.leader = Optional.empty();
        event.apart.add(other.id);
        String reason = "They are two launches: places and times of " + other.id + " do not fit this one.";
        return statements.relate(event, primary, Relation.Kind.SPLIT, other, reason, now, stamps);
    }

    /** The event of this node's own in which all that was seen of this one lives on. */
    private Optional<LaunchEvent> earlierOneOf(LaunchEvent event) {
        if (event.members.isEmpty() || !event.members.stream().allMatch(member -> member.lost)) {
            return Optional.empty();
        }
        for (LaunchEvent other : events) {
            if (other.own && !other.ended && other.id.compareTo(event.id) < 0 && other.shows(event.members)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Whether what was said to be one launch has differed, place or time, for a while. */
    private boolean hasProvedAnother(LaunchEvent event, TimeTag now) {
        boolean differs = event.oneWith
                .flatMap(events::find)
                .filter(other -> !other.ended && !event.isShownBy(other.warning) && isDifferent(event, other))
                .isPresent();
        event.differsSince = differs ? event.differsSince.or(() -> Optional.of(now)) : Optional.empty();
        return event.differsSince
                .filter(since -> now.secondsSince(since) >= SPLIT_SECONDS)
                .isPresent();
    }

    private static boolean isDifferent(LaunchEvent event, LaunchEvent other) {
        return event.compared.stream()
                .anyMatch(c -> c.event().equals(other.id) && c.answer() == Comparison.Answer.DIFFERENT);
    }
}
