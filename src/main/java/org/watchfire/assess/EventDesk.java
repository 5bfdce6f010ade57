package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Notice;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/**
 * Keeps events up to date and decides what to say of them. What is in danger is found by {@link Dangers}, a failure by {@link
 * Failure}; {@link Occasion} says when a version is due, {@link Clearance} what is over, and {@link Statements} writes it down.
 */
final class EventDesk {
    private static final double LOOK_SECONDS = 0.5;
    private static final double NO_LAUNCH = 0.95;

    private final AssessorSettings settings;
    private final Events events;
    private final Dangers dangers;
    private final Occasion occasion;
    private final Clearance clearance;
    private final Statements statements;
    private final Relations relations;

    /**
     * @param events all that are known, to compare with each other
     */
    EventDesk(AssessorSettings settings, Events events) {
        this.settings = settings;
        this.events = events;
        this.dangers = new Dangers(settings);
        this.occasion = new Occasion(settings);
        this.clearance = new Clearance(settings);
        this.statements = new Statements(settings);
        this.relations = new Relations(events, statements);
    }

    /**
     * Whether an event is worth another look: it has not been spoken of, the object is new to it or has changed what it
     * does, or some time has passed. Between looks nothing is lost: the next one sees the newest state.
     */
    static boolean due(LaunchEvent event, Dossier dossier, TimeTag now) {
        return (event.own && event.version == 0)
                || dossier.foresight.isEmpty()
                || dossier.lookedThrusting != dossier.evidence.isThrusting()
                || dossier.lookedClass != dossier.evidence.objectClass()
                || now.secondsSince(event.looked) >= LOOK_SECONDS;
    }

    /** Brings an event up to date with one of its objects and decides what to say of it now. */
    List<Item> refresh(LaunchEvent event, Dossier dossier, Collection<Notice> notices, TimeTag now, Stamps stamps) {
        event.looked = now;
        dossier.lookedThrusting = dossier.evidence.isThrusting();
        dossier.lookedClass = dossier.evidence.objectClass();
        event.forgetWhatIsOneWithAnother();
        Dossier primary = event.primary().orElse(dossier);
        dangers.foresee(event, primary, dossier);
        if (event.own) {
            event.launch = event.members.getFirst().launch().or(() -> event.launch);
        }
        dangers.matchNotice(event, primary, notices);
        event.threats = Dangers.of(event, primary, now);
        event.failed = Failure.isFound(event, primary);
        event.compared = Views.of(event, primary, events);
        if (!event.own || event.ended) {
            return List.of();
        }
        if (event.version > 0 && noLaunch(primary)) {
            return List.of(statements.retract(event, primary, now, stamps));
        }
        List<Item> out = new ArrayList<>(relations.decide(event, primary, now, stamps));
        if (event.ended) {
            return out;
        }
        if (event.leader.isEmpty() && occasion.isNow(event, primary, now)) {
            out.add(statements.warn(event, primary, now, stamps));
        }
        if (clearance.decide(event, primary, now) instanceof Clearance.Cleared(List<String> areas)) {
            out.add(statements.clear(event, primary, areas, now, stamps));
        }
        return out;
    }

    /** The assessment of a track as it stands. */
    Assessment assess(Dossier d) {
        boolean launched = d.evidence.isLikelyLaunch();
        boolean falls = launched && d.impact().isPresent();
        List<Comparison> compared =
                d.event.filter(e -> e.isLed(d)).map(e -> e.compared).orElse(List.of());
        return new Assessment(
                d.track.id(),
                settings.nation(),
                label(d.track.label(), compared),
                d.track.estimate().time(),
                d.stated(),
                d.likely(),
                launched ? launch(d) : Optional.empty(),
                falls ? d.impact() : Optional.empty(),
                d.event.map(e -> e.threats).orElse(List.of()),
                launched && d.evidence.isThrusting(),
                perigee(d),
                d.event.map(e -> e.failed).orElse(false),
                compared);
    }

    /** A part comes from where its launch did, which the object seen first tells best: a part was not on the ground by itself. */
    private static Optional<GroundPoint> launch(Dossier d) {
        Optional<GroundPoint> ofEvent =
                d.event.filter(e -> !e.members.getFirst().equals(d)).flatMap(e -> e.launch);
        return ofEvent.or(d::launch);
    }

    /** A comparison tells something of the warning in it, and keeps its limits. */
    private Label label(Label track, List<Comparison> compared) {
        Label label = track;
        for (Comparison comparison : compared) {
            label = events.find(comparison.event())
                    .flatMap(event -> event.warning)
                    .map(Warning::label)
                    .map(label::strictest)
                    .orElse(label);
        }
        return label;
    }

    private static Optional<Assessment.Perigee> perigee(Dossier d) {
        double aircraft = d.evidence.probabilities().getOrDefault(ObjectClass.AIRCRAFT, 0.0);
        double half = 1.96 * d.glance.perigeeSigmaMetres();
        return aircraft > 0.5 || !Double.isFinite(half)
                ? Optional.empty()
                : Optional.of(new Assessment.Perigee(d.glance.perigeeMetres() - half, d.glance.perigeeMetres() + half));
    }

    /** Beyond doubt an aircraft, or an object that was in orbit when it came into view. */
    private static boolean noLaunch(Dossier p) {
        return (p.evidence.probabilities().getOrDefault(ObjectClass.AIRCRAFT, 0.0) > NO_LAUNCH
                        && !p.evidence.everThrust())
                || (p.evidence.objectClass() == ObjectClass.ORBITAL
                        && !p.evidence.isFirstSeenLow()
                        && !p.evidence.everThrust());
    }
}
