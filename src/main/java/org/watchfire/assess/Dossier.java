package org.watchfire.assess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.model.Assessment;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Motion;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;

/**
 * What is remembered of one system track between its reports: when it thrust, what it gained, the looks its launch is
 * fitted to, and what was last said of it. Mutable, of one {@link Assessor}; its size is fixed.
 */
final class Dossier {
    /** Unseen for this long, a short burn is not believed to go on. */
    private static final double UNSEEN_SECONDS = 12;

    /** A burn watched for this long goes on where nobody looks any more, as that of a stage beyond all radars does. */
    private static final double BELIEVED_BURN_SECONDS = 30;

    /** What has not been seen for longer is new. */
    private static final double NEW_SECONDS = 30;

    /** Boost probability from which it counts as thrusting, and below which as not; two reports in a row decide. */
    private static final double THRUST_ON = 0.6;

    private static final double THRUST_OFF = 0.35;
    private static final double LOW_METRES = 120_000;
    private static final int FIT_LOOKS = 6;
    private static final double FIT_SPACING_SECONDS = 4;
    private static final double FIT_FIRST_SECONDS = 60;
    private static final double BOOSTING = 0.5;
    private static final double SIGHT_SPACING_SECONDS = 1;
    private static final double RETURN_SHARE = 0.75;
    private static final double RETURN_MPS = 150;
    private static final double SURE = 0.9999;
    private static final int SURE_LOOKS = 3;
    private static final double GM = 3.986004418e14;

    SystemTrack track;
    Glance glance;
    final boolean firstSeenLow;
    int looks = 1;
    boolean thrusting;
    boolean everThrust;
    TimeTag thrustEnd;
    double burnSeconds;
    double spaceAtCutOff = 0.5;
    boolean returning;
    double beyondAircraft;
    Map<ObjectClass, Double> probabilities = Map.of();
    ObjectClass objectClass = ObjectClass.UNDECIDED;
    Optional<GroundPoint> launch = Optional.empty();
    Optional<TimeTag> launchFitted = Optional.empty();
    Optional<Assessment> said = Optional.empty();
    Optional<TimeTag> saidAt = Optional.empty();
    Optional<LaunchEvent> event = Optional.empty();
    final Foresight foresight = new Foresight();

    /** What it did when its event was last looked at. */
    boolean lookedThrusting;

    ObjectClass lookedClass = ObjectClass.UNDECIDED;
    boolean lost;

    private int agreeing;
    private final TimeTag firstTime;
    private final List<StateEstimate> fitLooks = new ArrayList<>();
    private Optional<GroundPoint> impact = Optional.empty();
    private Optional<StateEstimate> impactOf = Optional.empty();
    private Optional<LaunchFit.Found> boost = Optional.empty();
    private Optional<TimeTag> lastFitted = Optional.empty();

    /** Where it was over the last seconds, oldest first, some way apart; what {@link Rise} is taken from. */
    private final ArrayDeque<Sight> sights = new ArrayDeque<>();

    private Optional<Rise> rise = Optional.empty();
    private boolean coastingWhenFitted;
    private double fastestLevelMps;
    private int sureLooks;

    private record Sight(StateEstimate estimate, boolean boosting) {
        TimeTag time() {
            return estimate.time();
        }
    }

    Dossier(SystemTrack first) {
        track = first;
        glance = Glance.at(first.estimate());
        firstSeenLow = glance.heightMetres() < LOW_METRES;
        firstTime = first.estimate().time();
        thrustEnd = firstTime;
        thrusting = boostShare(first.motion()) > THRUST_ON;
        everThrust = thrusting;
        coastingWhenFitted = !thrusting;
        fitLooks.add(first.estimate());
        sights.add(new Sight(first.estimate(), boostShare(first.motion()) > BOOSTING));
    }

    /** Takes the next report of the same track; an older one than the last changes nothing. */
    void update(SystemTrack next) {
        double seconds = next.estimate().time().secondsSince(track.estimate().time());
        if (seconds < 0) {
            return;
        }
        boolean measured = next.lastPlot().compareTo(track.lastPlot()) > 0;
        track = next;
        glance = Glance.at(next.estimate());
        if (measured) {
            looks++;
            thrust(next);
            lookBack();
            remember();
            keepForFit(next.estimate());
        }
        double unseenSeconds = next.estimate().time().secondsSince(next.lastPlot());
        if (thrusting && unseenSeconds < UNSEEN_SECONDS) {
            burnSeconds += seconds;
        }
        if (thrusting && unseenSeconds >= UNSEEN_SECONDS && burnSeconds < BELIEVED_BURN_SECONDS) {
            // a false plot looks like thrust, and where nothing follows it nothing takes it back
            thrusting = false;
            thrustEnd = next.lastPlot();
        }
        probabilities = Classifier.probabilities(glance, memory());
        if (measured) { // unseen it may have ended, but what it was does not change
            objectClass = Classifier.stated(probabilities, glance, objectClass);
        }
        if (thrusting) {
            spaceAtCutOff =
                    probabilities.getOrDefault(ObjectClass.SPACE_LAUNCH, 0.0) / Math.max(1e-6, launchProbability());
        }
    }

    /** Judges the first report. */
    void judge() {
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

    /** Whether it was seen to rise: first seen low, or thrusting on a path that is no orbit. */
    boolean sawRise() {
        return firstSeenLow || (launch.isPresent() && everThrust);
    }

    /** Seconds since thrust ended: 0 while thrusting, infinite where none was seen. */
    double quietSeconds() {
        if (thrusting) {
            return 0;
        }
        return everThrust ? Math.max(0, track.estimate().time().secondsSince(thrustEnd)) : Double.POSITIVE_INFINITY;
    }

    /** Seconds from its first report to its last. */
    double watchedSeconds() {
        return track.estimate().time().secondsSince(firstTime);
    }

    /** Fits launch point and time anew where that is due. */
    void fitLaunch(TimeTag now) {
        boolean due = launchFitted.isEmpty()
                || now.secondsSince(launchFitted.get())
                        >= (fitLooks.size() < FIT_LOOKS && !coastingWhenFitted ? 2 : 10);
        Optional<TimeTag> newest = Optional.of(fitLooks.getLast().time());
        if (!due || lastFitted.equals(newest)) {
            return;
        }
        lastFitted = newest;
        Optional<LaunchFit.Found> found = LaunchFit.fit(fitLooks, coastingWhenFitted, boost);
        launchFitted = Optional.of(now);
        if (found.isPresent()) {
            boost = found;
            launch = found.map(LaunchFit.Found::point);
        }
    }

    /** Where it would come down now; flown when asked for. */
    Optional<GroundPoint> impact() {
        StateEstimate estimate = track.estimate();
        if (impactOf.filter(estimate::equals).isEmpty()) {
            impact = ImpactRegion.of(estimate);
            impactOf = Optional.of(estimate);
        }
        return impact;
    }

    private Classifier.Memory memory() {
        double since =
                launch.map(l -> track.estimate().time().secondsSince(l.time())).orElse(burnSeconds);
        return new Classifier.Memory(
                track.existence(),
                thrownOdds(),
                isBoosting(),
                rise,
                sawRise(),
                thrusting,
                quietSeconds(),
                thrusting ? Math.max(burnSeconds, Math.min(since, 600)) : burnSeconds,
                beyondAircraft,
                returning,
                spaceAtCutOff);
    }

    private void thrust(SystemTrack next) {
        double share = boostShare(next.motion());
        boolean against = thrusting ? share < THRUST_OFF : share > THRUST_ON;
        agreeing = against ? agreeing + 1 : 0;
        if (agreeing == 1 && thrusting) {
            thrustEnd = next.estimate().time();
        }
        if (agreeing >= 2) {
            thrusting = !thrusting;
            everThrust |= thrusting;
            agreeing = 0;
        }
    }

    private boolean isBoosting() {
        return boostShare(track.motion()) > BOOSTING;
    }

    /** Boost against all that is not boost; what is not known is no thrust. */
    private static double boostShare(Motion motion) {
        return motion.equals(Motion.UNKNOWN) ? 0 : motion.boost();
    }

    /**
     * Odds by the tracker's models that it does not fly through the air; 1 where nothing is known of them, and of what was
     * watched for longer: an aircraft that begins to turn looks like a thrust too.
     */
    private double thrownOdds() {
        double air = track.motion().air();
        boolean isNew = track.estimate().time().secondsSince(track.firstPlot()) <= NEW_SECONDS;
        return isNew && !track.motion().equals(Motion.UNKNOWN) ? (1 - air) / Math.max(air, 1e-6) : 1;
    }

    /** Keeps looks of the first minute some seconds apart while it thrusts; of a coasting body the newest holds them all. */
    private void keepForFit(StateEstimate estimate) {
        double sinceFirst = estimate.time().secondsSince(firstTime);
        if (coastingWhenFitted) {
            if (sinceFirst <= FIT_FIRST_SECONDS) {
                coastingWhenFitted = !thrusting;
                fitLooks.clear();
                fitLooks.add(estimate);
            }
        } else if (thrusting
                && sinceFirst <= FIT_FIRST_SECONDS
                && fitLooks.size() < FIT_LOOKS
                && estimate.time().secondsSince(fitLooks.getLast().time()) >= FIT_SPACING_SECONDS) {
            fitLooks.add(estimate);
        }
    }

    /**
     * Takes the rise since the oldest sight that is neither too near nor too far back. Only places of one kind of motion are
     * compared: where the tracker gives up calm flight for thrust, the place itself jumps by what calm flight had hidden.
     */
    private void lookBack() {
        TimeTag time = track.estimate().time();
        boolean boosting = isBoosting();
        while (!sights.isEmpty()
                && (sights.getFirst().boosting() != boosting
                        || time.secondsSince(sights.getFirst().time()) > Rise.LONGEST_SECONDS)) {
            sights.removeFirst();
        }
        Optional<Sight> then = Optional.ofNullable(sights.peekFirst());
        rise = then.filter(s -> time.secondsSince(s.time()) >= Rise.SHORTEST_SECONDS)
                .map(s -> Rise.between(s.estimate(), track.estimate(), glance));
        if (sights.isEmpty() || time.secondsSince(sights.getLast().time()) >= SIGHT_SPACING_SECONDS) {
            sights.addLast(new Sight(track.estimate(), boosting));
        }
    }

    /** What stays true of it: that it flew as no aircraft does, that it turned back. */
    private void remember() {
        double beyond = Classifier.beyondAircraft(glance, rise, isBoosting());
        sureLooks = beyond >= SURE ? sureLooks + 1 : 0;
        if (sureLooks >= SURE_LOOKS) {
            beyondAircraft = Math.max(beyondAircraft, beyond);
        }
        double level = glance.levelMps();
        double sigma = 3 * glance.speedSigmaMps();
        if (level - sigma > fastestLevelMps) {
            fastestLevelMps = level - sigma;
            returning = false;
        } else if (everThrust && level + sigma < RETURN_SHARE * fastestLevelMps - RETURN_MPS) {
            returning = true;
        }
    }

    /** Specific energy at the last report. */
    double energyJoulesPerKilogram() {
        return energy(track.estimate());
    }

    private static double energy(StateEstimate e) {
        double r = Math.sqrt(e.state(0) * e.state(0) + e.state(1) * e.state(1) + e.state(2) * e.state(2));
        return e.speedMps() * e.speedMps() / 2 - GM / r;
    }
}
