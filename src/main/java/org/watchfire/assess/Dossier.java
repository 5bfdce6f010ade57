package org.watchfire.assess;

import java.util.Map;
import java.util.Optional;
import org.watchfire.assess.evidence.Evidence;
import org.watchfire.assess.impact.BallisticCoefficient;
import org.watchfire.assess.impact.DragWatch;
import org.watchfire.assess.impact.ImpactWatch;
import org.watchfire.assess.launch.LaunchWatch;
import org.watchfire.astro.Glance;
import org.watchfire.model.Assessment;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;

/**
 * What is remembered of one system track between its reports: the evidence of what it is, the looks its launch is fitted to, how the air slows
 * it, and what was last said of it. Mutable, of one {@link Assessor}; its size is fixed.
 */
final class Dossier {
    SystemTrack track;
    Glance glance;
    Optional<Assessment> said = Optional.empty();
    Optional<LaunchEvent> event = Optional.empty();
    final Evidence evidence;
    final Foresight foresight = new Foresight();

    /** What it did when its event was last looked at. */
    boolean lookedThrusting;

    ObjectClass lookedClass = ObjectClass.UNDECIDED;
    boolean lost;

    private final Air air;
    private final LaunchWatch launchWatch;
    private final DragWatch dragWatch;
    private final ImpactWatch impactWatch = new ImpactWatch();

    /** @param air as in {@link AssessorSettings} */
    Dossier(SystemTrack first, Air air) {
        this.air = air;
        track = first;
        glance = Glance.at(first.estimate());
        evidence = new Evidence(first, glance);
        launchWatch = new LaunchWatch(
                first.estimate(), !evidence.isThrusting(), air.isAbout(evidence.firstSeenMetres(), false));
        dragWatch = new DragWatch(glance, first.estimate().time());
    }

    /** Takes the next report of the same track; an older one than the last changes nothing. */
    void update(SystemTrack next) {
        TimeTag time = next.estimate().time();
        if (time.compareTo(track.estimate().time()) < 0) {
            return;
        }
        boolean measured = next.lastPlot().compareTo(track.lastPlot()) > 0;
        boolean later = event.filter(e -> e.isLater(this)).isPresent();
        double known = event.map(LaunchEvent::knownEnergy).orElse(Double.NEGATIVE_INFINITY);
        track = next;
        glance = Glance.at(next.estimate());
        evidence.see(next, measured, glance, later, known);
        if (measured) {
            launchWatch.add(next.estimate(), evidence.isBoosting());
            dragWatch.see(glance, time, evidence.isThrusting());
        }
    }

    /** Whether some nation's track is in both. */
    boolean shares(Dossier other) {
        return track.contributions().stream()
                .anyMatch(c -> other.track.contributions().stream()
                        .anyMatch(o -> o.track().equals(c.track())));
    }

    /** Its event, where it has one, takes what it does now. */
    void followedByEvent() {
        event.ifPresent(e -> e.follow(this));
    }

    /** The class to state: that of the launch where it leads one. */
    ObjectClass stated() {
        return event.filter(e -> e.isLed(this))
                .map(e -> e.verdict.objectClass())
                .orElse(evidence.objectClass());
    }

    /** The probabilities that go with {@link #stated}. */
    Map<ObjectClass, Double> likely() {
        return event.filter(e -> e.isLed(this))
                .map(e -> e.verdict.probabilities())
                .filter(p -> !p.isEmpty())
                .orElse(evidence.probabilities());
    }

    /** Fits launch point and time anew where that is due. */
    void fitLaunch(TimeTag now) {
        launchWatch.fit(now);
        evidence.launchedAt(launch().map(GroundPoint::time));
    }

    /** Where and when it was launched, once that is known. */
    Optional<GroundPoint> launch() {
        return launchWatch.launch();
    }

    /** Where it would come down now. */
    Optional<GroundPoint> impact() {
        return impactWatch.region(track.estimate(), evidence.quietSeconds(), this::slowed);
    }

    private Optional<BallisticCoefficient> slowed() {
        return air.isAbout(evidence.firstSeenMetres(), dragWatch.isFelt())
                ? Optional.of(drag(Threat.Basis.IMPACT))
                : Optional.empty();
    }

    /** What is known of how the air slows it: as what a launch throws, or as one of the parts that come down beside that. */
    BallisticCoefficient drag(Threat.Basis basis) {
        return dragWatch.given(
                basis == Threat.Basis.DEBRIS ? BallisticCoefficient.OF_A_PART : BallisticCoefficient.OF_A_BODY);
    }
}
