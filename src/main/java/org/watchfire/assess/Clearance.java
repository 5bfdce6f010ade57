package org.watchfire.assess;

import java.util.List;
import org.watchfire.assess.evidence.Classifier;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.TimeTag;

/** When an area is out of danger, and an event over. */
final class Clearance {
    private static final double PRIMARY_LOST_SECONDS = 300;

    /** Probability of another stage from which nothing is cleared. */
    private static final double MAY_FOLLOW = 0.1;

    /** No longer than this is a stage waited for: an all-clear is to follow a failure within two minutes. */
    private static final double LONGEST_WAIT_SECONDS = 110;

    private final AssessorSettings settings;

    /** What is to be said. */
    sealed interface Decision permits Nothing, Cleared {}

    /** No area is out of danger that was not before. */
    record Nothing() implements Decision {}

    /** These areas are; all of them, or none that were left, where the event is over. */
    record Cleared(List<String> areas) implements Decision {}

    Clearance(AssessorSettings settings) {
        this.settings = settings;
    }

    /** Clears the areas that are excluded, and ends the event when all its objects are down or in orbit. */
    Decision decide(LaunchEvent event, Dossier p, TimeTag now) {
        if (event.version == 0) {
            return new Nothing();
        }
        boolean over = event.members.stream().allMatch(d -> isOver(d, now));
        // Seen first between two stages, it has shown no thrust yet: quiet is only what was watched long enough.
        double watched = now.secondsSince(p.track.firstPlot());
        boolean quiet = !p.evidence.isThrusting()
                && Math.min(p.evidence.unsuspectedSeconds(), watched) >= settings.quietSecondsToClear();
        boolean gone = now.secondsSince(p.track.lastPlot()) > PRIMARY_LOST_SECONDS;
        boolean foreseen =
                event.members.stream().allMatch(d -> d.foresight.isComplete(d.evidence.isThrusting(), event.failed));
        if (!over && !((quiet || gone) && foreseen && !mayGoOn(event, p, now))) {
            return new Nothing();
        }
        List<String> areas = event.warned.stream()
                .filter(code -> over || event.danger(code, now) < settings.clearProbability())
                .toList();
        if (areas.isEmpty() && !over) {
            return new Nothing();
        }
        event.warned.removeAll(areas);
        event.cleared.addAll(areas);
        event.threats =
                event.threats.stream().filter(t -> !areas.contains(t.area())).toList();
        event.ended = over;
        return new Cleared(areas);
    }

    /**
     * Whether another stage may yet come and turn the flight to where it would not fall now: with the engine off an area is
     * out of danger only by what is known of the flight's end.
     */
    private static boolean mayGoOn(LaunchEvent event, Dossier p, TimeTag now) {
        return !event.failed
                && !Classifier.isOrbitBeyondDoubt(p.glance)
                && event.verdict.quietSeconds(now) < LONGEST_WAIT_SECONDS
                && event.verdict.follows(now) >= MAY_FOLLOW;
    }

    private static boolean isOver(Dossier d, TimeTag now) {
        if (d.evidence.objectClass() == ObjectClass.ORBITAL && !d.evidence.isThrusting()) {
            return true;
        }
        return now.secondsSince(d.track.lastPlot()) > LaunchEvent.PASSED_SECONDS
                && d.foresight.isDownBy(now.plusSeconds(-LaunchEvent.PASSED_SECONDS));
    }
}
