package org.watchfire.assess.evidence;

import java.util.Map;
import java.util.Optional;
import org.watchfire.astro.Glance;
import org.watchfire.model.Motion;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/**
 * What the looks at one object say of what it is: when it thrust, how it rose, what it gained and lost, and the classes that follow. It is
 * told of each report. Mutable, of one object; its size is fixed.
 */
public final class Evidence {
    /** What was first seen longer ago is not young. */
    private static final double YOUNG_SECONDS = 30;

    private static final double LOW_METRES = 120_000;
    private static final double LIKELY = 0.5;
    private static final double MOST_BURN_SECONDS = 600;

    private final TimeTag firstTime;
    private final double firstSeenMetres;
    private final FirstLooks firstLooks = new FirstLooks();
    private final Leaps leaps;
    private final ThrustWatch thrust;
    private final Intent intent = new Intent();
    private final RiseWatch rise;
    private final Past past = new Past();

    private SystemTrack track;
    private Glance glance;
    private Optional<TimeTag> launched = Optional.empty();
    private Map<ObjectClass, Double> probabilities = Map.of();
    private ObjectClass objectClass = ObjectClass.UNDECIDED;

    /** Whether it was rather in orbit than not before its newest look. */
    private boolean leftOrbit;

    /** @param glance the state in {@code first} */
    public Evidence(SystemTrack first, Glance glance) {
        track = first;
        this.glance = glance;
        firstTime = first.estimate().time();
        firstSeenMetres = glance.heightMetres();
        leaps = new Leaps(first);
        thrust = new ThrustWatch(first, glance);
        rise = new RiseWatch(first.estimate(), isFlown());
        judge(true);
    }

    /**
     * Takes the next report.
     *
     * @param next no older than the one before
     * @param measured whether it rests on a new plot
     * @param now the state in {@code next}
     * @param later whether it joined a launch that was known
     * @param knownEnergy what an object of that launch had for sure, J/kg
     */
    public void see(SystemTrack next, boolean measured, Glance now, boolean later, double knownEnergy) {
        SystemTrack last = track;
        Glance before = glance;
        track = next;
        glance = now;
        TimeTag time = next.estimate().time();
        double seconds = time.secondsSince(last.estimate().time());
        if (measured) {
            boolean leapt = leaps.see(last, next, before, now);
            firstLooks.see(watchedSeconds(), before, now, seconds, leapt);
            leftOrbit = probabilities.getOrDefault(ObjectClass.ORBITAL, 0.0) >= LIKELY;
            thrust.measured(next, now, later, knownEnergy);
            if (leapt || isFoundAgain(last)) {
                rise.begin(time);
            }
            rise.see(next.estimate(), isFlown(), now);
            past.remember(now, Classifier.beyondAircraft(now, memory()), everThrust());
        }
        thrust.passed(seconds, time, next.lastPlot());
        judge(measured);
    }

    private void judge(boolean measured) {
        if (isThrusting()) {
            intent.see(spaceEvidence(), track.estimate().time());
        }
        probabilities = Classifier.probabilities(glance, memory());
        if (measured) { // unseen it may have ended, but what it was does not change
            objectClass = Classifier.stated(probabilities, glance, objectClass);
        }
    }

    /** It was launched then, as far as that is known. */
    public void launchedAt(Optional<TimeTag> time) {
        launched = time;
    }

    /** It joins a launch already known, of which an object has had some energy for sure, J/kg. */
    public void joinsLater(double knownEnergy) {
        thrust.doubt(knownEnergy);
    }

    /**
     * Whether it had been out of sight when this report came: long enough for another object to have come into its way, and for more than
     * a turn of its radar.
     */
    private boolean isFoundAgain(SystemTrack last) {
        return last.status() == Track.Status.COASTING
                && track.lastPlot().secondsSince(last.lastPlot()) > Rise.SHORTEST_SECONDS;
    }

    /** The class it has by itself. */
    public ObjectClass objectClass() {
        return objectClass;
    }

    /** Probabilities of the classes; what is missing from one is undecided, or no object at all. */
    public Map<ObjectClass, Double> probabilities() {
        return probabilities;
    }

    /** Probability that it is a ballistic flight or a space launch. */
    public double launchProbability() {
        return probabilities.getOrDefault(ObjectClass.BALLISTIC, 0.0)
                + probabilities.getOrDefault(ObjectClass.SPACE_LAUNCH, 0.0);
    }

    /** Whether it is rather a launch than not. */
    public boolean isLikelyLaunch() {
        return launchProbability() >= LIKELY;
    }

    /** Whether it thrusts. */
    public boolean isThrusting() {
        return thrust.isThrusting();
    }

    /** Whether it thrusts and the newest report says so by itself. */
    public boolean isBoosting() {
        return isThrusting() && ThrustWatch.isBoosting(track.motion());
    }

    /** Whether it was ever seen to thrust. */
    public boolean everThrust() {
        return thrust.hasThrust();
    }

    /** Seconds since thrust ended: 0 while thrusting, infinite where none was seen. */
    public double quietSeconds() {
        return thrust.quietSeconds(track.estimate().time());
    }

    /** Seconds since anything looked like thrust; infinite where none was seen. */
    public double unsuspectedSeconds() {
        return thrust.unsuspectedSeconds(track.estimate().time());
    }

    /** Seconds the last burn took; infinite where its beginning is not known. */
    public double lastBurnSeconds() {
        return thrust.lastBurnSeconds(launched);
    }

    /** Log odds of a space launch against a ballistic flight by the burn as it is now. */
    public double spaceEvidence() {
        double since =
                launched.map(time -> track.estimate().time().secondsSince(time)).orElse(0.0);
        double burn = Math.max(thrust.burnSeconds(), Math.min(since, MOST_BURN_SECONDS));
        return BurnEvidence.spaceEvidence(glance, burn, isReturning());
    }

    /** Whether one look alone has taken it out of orbit, which a false plot does too. */
    public boolean hasJustLeftOrbit() {
        return leftOrbit;
    }

    /** Whether it has given up so much of its level speed that it is a stage that turned back. */
    public boolean isReturning() {
        return past.isReturning();
    }

    /** Whether it was seen to rise: first seen low, or thrusting on a path that is no orbit. */
    private boolean sawRise() {
        return isFirstSeenLow() || (launched.isPresent() && everThrust());
    }

    /** Reports of it that rest on a new plot. */
    public int looks() {
        return firstLooks.count();
    }

    /** Seconds from its first report to its last. */
    public double watchedSeconds() {
        return track.estimate().time().secondsSince(firstTime);
    }

    /** Height at which it was first seen. */
    public double firstSeenMetres() {
        return firstSeenMetres;
    }

    /** Whether it was first seen where launches are, and no satellites. */
    public boolean isFirstSeenLow() {
        return firstSeenMetres < LOW_METRES;
    }

    /**
     * What has just come up and still rises in thick air thrusts, though it takes two looks to see it: nothing else climbs there. So its first
     * looks do not make a ballistic flight of it.
     */
    public boolean mayThrust() {
        return firstLooks.areFew() && !everThrust() && climbsInThickAir();
    }

    /** Whether it climbs where air slows at once what does not thrust. */
    public boolean climbsInThickAir() {
        return glance.isInThickAir() && glance.climbMps() > 0;
    }

    /** What the classes rest on beside the state. */
    public Classifier.Memory memory() {
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

    private boolean isFlown() {
        return track.motion().air() > 0.5;
    }

    /**
     * Odds by the tracker's models that it does not fly through the air; those that the tracker begins with where nothing is known of them, and of
     * what was watched for longer: an aircraft that begins to turn looks like a thrust too.
     */
    private double thrownOdds() {
        double air = track.motion().air();
        boolean young = track.estimate().time().secondsSince(track.firstPlot()) <= YOUNG_SECONDS;
        return young && !track.motion().equals(Motion.UNKNOWN)
                ? (1 - air) / Math.max(air, 1e-6)
                : Classifier.TRACKER_THROWN_ODDS;
    }
}
