package org.watchfire.assess;

import java.util.Map;
import java.util.Optional;
import org.watchfire.assess.evidence.BurnEvidence;
import org.watchfire.assess.evidence.Classifier;
import org.watchfire.assess.evidence.FirstLooks;
import org.watchfire.assess.evidence.Intent;
import org.watchfire.assess.evidence.Past;
import org.watchfire.assess.evidence.Rise;
import org.watchfire.assess.evidence.RiseWatch;
import org.watchfire.assess.evidence.ThrustWatch;
import org.watchfire.assess.impact.BallisticCoefficient;
import org.watchfire.assess.impact.DragWatch;
import org.watchfire.assess.impact.ImpactWatch;
import org.watchfire.assess.launch.LaunchWatch;
import org.watchfire.astro.Glance;
import org.watchfire.model.Assessment;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Motion;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/**
 * What is remembered of one system track between its reports: when it thrust, what it gained, the looks its launch is
 * fitted to, and what was last said of it. Mutable, of one {@link Assessor}; its size is fixed.
 */
final class Dossier {
    /** What was first seen longer ago is not young. */
    private static final double YOUNG_SECONDS = 30;

    private static final double LOW_METRES = 120_000;
    private static final double LIKELY = 0.5;
    private static final double MOST_BURN_SECONDS = 600;

    SystemTrack track;
    Glance glance;
    Map<ObjectClass, Double> probabilities = Map.of();
    ObjectClass objectClass = ObjectClass.UNDECIDED;
    Optional<Assessment> said = Optional.empty();
    Optional<LaunchEvent> event = Optional.empty();
    final Foresight foresight = new Foresight();

    /** What it did when its event was last looked at. */
    boolean lookedThrusting;

    ObjectClass lookedClass = ObjectClass.UNDECIDED;
    boolean lost;

    /** Whether it was rather in orbit than not before its newest look. */
    private boolean leftOrbit;

    private final TimeTag firstTime;
    private final FirstLooks firstLooks;
    private final ThrustWatch thrust;
    private final Intent intent = new Intent();
    private final LaunchWatch fit;
    private final Air air;
    private final double firstSeenMetres;
    private final DragWatch drag;
    private final ImpactWatch impact = new ImpactWatch();
    private final RiseWatch rise;
    private final Past past = new Past();

    /** @param air as in {@link AssessorSettings} */
    Dossier(SystemTrack first, Air air) {
        this.air = air;
        track = first;
        glance = Glance.at(first.estimate());
        firstSeenMetres = glance.heightMetres();
        firstTime = first.estimate().time();
        firstLooks = new FirstLooks(first);
        thrust = new ThrustWatch(first, glance);
        fit = new LaunchWatch(first.estimate(), !thrust.isThrusting(), air.isAbout(firstSeenMetres, false));
        rise = new RiseWatch(first.estimate(), isFlown());
        drag = new DragWatch(glance, firstTime);
    }

    /** Takes the next report of the same track; an older one than the last changes nothing. */
    void update(SystemTrack next) {
        double seconds = next.estimate().time().secondsSince(track.estimate().time());
        if (seconds < 0) {
            return;
        }
        boolean measured = next.lastPlot().compareTo(track.lastPlot()) > 0;
        SystemTrack last = track;
        Glance before = glance;
        track = next;
        glance = Glance.at(next.estimate());
        if (measured) {
            firstLooks.see(last, next, before, glance);
            leftOrbit = probabilities.getOrDefault(ObjectClass.ORBITAL, 0.0) >= LIKELY;
            boolean later = event.filter(e -> e.isLater(this)).isPresent();
            thrust.measured(
                    next, glance, later, event.map(LaunchEvent::knownEnergy).orElse(Double.NEGATIVE_INFINITY));
            if (isFoundAgain(last)) {
                rise.foundAgain(next.estimate().time());
            }
            rise.see(next.estimate(), isFlown(), glance);
            past.remember(glance, Classifier.beyondAircraft(glance, memory()), everThrust());
            fit.add(next.estimate(), isThrusting() && ThrustWatch.isBoosting(next.motion()));
            drag.see(glance, next.estimate().time(), isThrusting());
        }
        thrust.passed(seconds, next.estimate().time(), next.lastPlot());
        if (isThrusting()) {
            intent.see(spaceEvidence(), next.estimate().time());
        }
        probabilities = Classifier.probabilities(glance, memory());
        if (measured) { // unseen it may have ended, but what it was does not change
            objectClass = Classifier.stated(probabilities, glance, objectClass);
        }
    }

    /**
     * Whether it had been out of sight when this report came: long enough for another object to have come into its way, and for more than
     * a turn of its radar.
     */
    private boolean isFoundAgain(SystemTrack last) {
        return last.status() == Track.Status.COASTING
                && track.lastPlot().secondsSince(last.lastPlot()) > Rise.SHORTEST_SECONDS;
    }

    /** Judges the first report. */
    void judge() {
        if (isThrusting()) {
            intent.see(spaceEvidence(), firstTime);
        }
        probabilities = Classifier.probabilities(glance, memory());
        objectClass = Classifier.stated(probabilities, glance, objectClass);
    }

    /** Whether some nation's track is in both. */
    boolean shares(Dossier other) {
        return track.contributions().stream()
                .anyMatch(c -> other.track.contributions().stream()
                        .anyMatch(o -> o.track().equals(c.track())));
    }

    /** Probability that it is a ballistic flight or a space launch. */
    double launchProbability() {
        return probabilities.getOrDefault(ObjectClass.BALLISTIC, 0.0)
                + probabilities.getOrDefault(ObjectClass.SPACE_LAUNCH, 0.0);
    }

    /** Whether it is rather a launch than not. */
    boolean isLikelyLaunch() {
        return launchProbability() >= LIKELY;
    }

    /** Its event, where it has one, takes what it does now. */
    void followedByEvent() {
        event.ifPresent(e -> e.follow(this));
    }

    /** The class to state: that of the launch where it leads one. */
    ObjectClass stated() {
        return event.filter(e -> e.isLed(this))
                .map(e -> e.verdict.objectClass())
                .orElse(objectClass);
    }

    /** The probabilities that go with {@link #stated}. */
    Map<ObjectClass, Double> likely() {
        return event.filter(e -> e.isLed(this))
                .map(e -> e.verdict.probabilities())
                .filter(p -> !p.isEmpty())
                .orElse(probabilities);
    }

    boolean isThrusting() {
        return thrust.isThrusting();
    }

    /** It joins a launch already known, of which an object has had some energy for sure, J/kg. */
    void joinsLater(double knownEnergy) {
        thrust.doubt(knownEnergy);
    }

    /** Whether one look alone has taken it out of orbit, which a false plot does too. */
    boolean hasJustLeftOrbit() {
        return leftOrbit;
    }

    /** Whether it has given up so much of its level speed that it is a stage that turned back. */
    boolean isReturning() {
        return past.isReturning();
    }

    boolean everThrust() {
        return thrust.hasThrust();
    }

    /** Seconds of thrust seen. */
    double burnSeconds() {
        return thrust.burnSeconds();
    }

    /** Seconds since thrust ended: 0 while thrusting, infinite where none was seen. */
    double quietSeconds() {
        return thrust.quietSeconds(track.estimate().time());
    }

    /** Seconds since anything looked like thrust; infinite where none was seen. */
    double unsuspectedSeconds() {
        return thrust.unsuspectedSeconds(track.estimate().time());
    }

    /** Seconds the last burn took; infinite where its beginning is not known. */
    double lastBurnSeconds() {
        return thrust.lastBurnSeconds(launch().map(GroundPoint::time));
    }

    /** Log odds of a space launch against a ballistic flight by the burn as it is now. */
    double spaceEvidence() {
        double since = launch().map(l -> track.estimate().time().secondsSince(l.time()))
                .orElse(0.0);
        double burn = Math.max(thrust.burnSeconds(), Math.min(since, MOST_BURN_SECONDS));
        return BurnEvidence.spaceEvidence(glance, burn, isReturning());
    }

    /** Whether it was seen to rise: first seen low, or thrusting on a path that is no orbit. */
    boolean sawRise() {
        return isFirstSeenLow() || (launch().isPresent() && everThrust());
    }

    /** Reports of it that rest on a new plot. */
    int looks() {
        return firstLooks.count();
    }

    /** Seconds from its first report to its last. */
    double watchedSeconds() {
        return track.estimate().time().secondsSince(firstTime);
    }

    /** Whether it was first seen where launches are, and no satellites. */
    boolean isFirstSeenLow() {
        return firstSeenMetres < LOW_METRES;
    }

    /** Where and when it was launched, once that is known. */
    Optional<GroundPoint> launch() {
        return fit.launch();
    }

    /** Fits launch point and time anew where that is due. */
    void fitLaunch(TimeTag now) {
        fit.fit(now);
    }

    /** Where it would come down now. */
    Optional<GroundPoint> impact() {
        return impact.region(track.estimate(), quietSeconds(), this::slowed);
    }

    private Optional<BallisticCoefficient> slowed() {
        return air.isAbout(firstSeenMetres, drag.isFelt()) ? Optional.of(drag(Threat.Basis.IMPACT)) : Optional.empty();
    }

    /** What is known of how the air slows it: as what a launch throws, or as one of the parts that come down beside that. */
    BallisticCoefficient drag(Threat.Basis basis) {
        return drag.given(
                basis == Threat.Basis.DEBRIS ? BallisticCoefficient.OF_A_PART : BallisticCoefficient.OF_A_BODY);
    }

    /** What the classes rest on beside the state. */
    Classifier.Memory memory() {
        return new Classifier.Memory(
                track.existence(),
                thrownOdds(),
                ThrustWatch.isBoosting(track.motion()),
                rise.last(),
                sawRise(),
                isThrusting() || mayThrust(),
                firstLooks.areUnlikely(),
                quietSeconds(),
                past.beyondAircraft(),
                intent.space(),
                lastBurnSeconds());
    }

    /**
     * What has just come up and still rises in thick air thrusts, though it takes two looks to see it: nothing else climbs there. So its first
     * looks do not make a ballistic flight of it.
     */
    boolean mayThrust() {
        return firstLooks.areFew() && !everThrust() && climbsInThickAir();
    }

    boolean climbsInThickAir() {
        return glance.isInThickAir() && glance.climbMps() > 0;
    }

    private boolean isFlown() {
        return track.motion().air() > 0.5;
    }

    /**
     * Odds by the tracker's models that it does not fly through the air; 1 where nothing is known of them, and of what was
     * watched for longer: an aircraft that begins to turn looks like a thrust too.
     */
    private double thrownOdds() {
        double air = track.motion().air();
        boolean young = track.estimate().time().secondsSince(track.firstPlot()) <= YOUNG_SECONDS;
        return young && !track.motion().equals(Motion.UNKNOWN) ? (1 - air) / Math.max(air, 1e-6) : 1;
    }
}
