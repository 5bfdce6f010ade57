package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.watchfire.assess.areas.Outlook;
import org.watchfire.model.AllClear;
import org.watchfire.model.Contribution;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** What is said of an event, in versions: warnings, all-clears, a retraction. The event remembers what was said. */
final class Statements {
    private final AssessorSettings settings;

    Statements(AssessorSettings settings) {
        this.settings = settings;
    }

    /** The next version of what is said of an event. */
    Warning warn(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        List<Threat> threatened = new ArrayList<>(event.threats);
        TreeSet<String> listed = threatened.stream().map(Threat::area).collect(Collectors.toCollection(TreeSet::new));
        // An area once warned stays until it is cleared, with the probability it has now.
        Stream.concat(event.warning.stream().flatMap(last -> last.threatened().stream()), event.inherited.stream())
                .filter(t -> event.warned.contains(t.area()) && listed.add(t.area()))
                .forEach(t ->
                        threatened.add(new Threat(t.area(), t.basis(), event.danger(t.area(), now), t.from(), t.to())));
        event.inherited.clear();
        threatened.sort(Outlook.ORDER);
        event.warned.addAll(listed);
        event.cleared.removeAll(listed);
        event.version++;
        ObjectClass objectClass = event.verdict.objectClass();
        Warning warning = new Warning(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                label(p),
                objectClass,
                confidence(event, p, objectClass),
                ownTrack(p, settings.nation()),
                event.launch,
                p.impact(),
                threatened,
                p.evidence.isThrusting(),
                event.failed,
                event.notice.map(Notice::id),
                now,
                stamps);
        event.warning = Optional.of(warning);
        event.saidAt = Optional.of(now);
        event.heard = now;
        ownTrack(p, settings.nation()).ifPresent(event.tracks::add);
        return warning;
    }

    /** Of the class if one is stated, else of a launch; of what exists, by the existence of its track. */
    private static double confidence(LaunchEvent event, Dossier p, ObjectClass objectClass) {
        if (objectClass == ObjectClass.UNDECIDED) {
            return Math.min(1, p.evidence.launchProbability());
        }
        double share = Math.max(1e-9, 1 - event.verdict.probability(ObjectClass.UNDECIDED));
        return Math.min(1, event.verdict.probability(objectClass) / share * p.track.existence());
    }

    /** The next version: areas that are excluded; all of it where the event has ended. */
    AllClear clear(LaunchEvent event, Dossier p, List<String> areas, TimeTag now, Stamps stamps) {
        event.version++;
        event.saidAt = Optional.of(now);
        event.heard = now;
        return new AllClear(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                label(p),
                areas,
                event.ended,
                reason(event),
                now,
                stamps);
    }

    private static String reason(LaunchEvent event) {
        if (event.ended) {
            return event.verdict.objectClass() == ObjectClass.ORBITAL
                    ? "The object is in orbit; all other parts are down."
                    : "The object is down.";
        }
        return event.failed
                ? "The flight ended early; impact, debris and overflight are excluded for these areas."
                : "Impact, debris and overflight are excluded for these areas, or over.";
    }

    /** The next version: how it stands to another event, whose marking it keeps. */
    Relation relate(
            LaunchEvent event,
            Dossier p,
            Relation.Kind kind,
            LaunchEvent other,
            String reason,
            TimeTag now,
            Stamps stamps) {
        event.version++;
        return new Relation(
                event.id,
                event.version,
                settings.nation(),
                settings.realm(),
                other.warning
                        .map(Statements::withOrigin)
                        .map(label(p)::strictest)
                        .orElse(label(p)),
                kind,
                other.id,
                reason,
                now,
                stamps);
    }

    /** The last version: it was no launch. */
    Retraction retract(LaunchEvent event, Dossier p, TimeTag now, Stamps stamps) {
        return retract(
                event,
                p,
                p.evidence.objectClass() == ObjectClass.ORBITAL
                        ? "No launch: the object was in orbit before."
                        : "No launch: the object flies like an aircraft.",
                now,
                stamps);
    }

    /** The last version: it was wrong, for this reason. */
    Retraction retract(LaunchEvent event, Dossier p, String reason, TimeTag now, Stamps stamps) {
        event.ended = true;
        event.version++;
        return new Retraction(
                event.id, event.version, settings.nation(), settings.realm(), label(p), reason, now, stamps);
    }

    static Optional<TrackId> ownTrack(Dossier d, NationId nation) {
        return d.track.contributions().stream()
                .map(Contribution::track)
                .filter(t -> t.nation().equals(nation))
                .findFirst();
    }

    /** The marking of a warning for something that tells of it, which its own nation may hold too. */
    private static Label withOrigin(Warning warning) {
        Label label = warning.label();
        TreeSet<NationId> holders = new TreeSet<>(label.releasableTo());
        holders.add(warning.by());
        return new Label(label.level(), label.caveats(), holders);
    }

    /** The stricter part of ours and the track's: what came from a partner keeps its limits. */
    private Label label(Dossier d) {
        return settings.label().strictest(d.track.label());
    }
}
