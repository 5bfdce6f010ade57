package org.watchfire.track;

import java.util.Optional;

/**
 * Makes starts out of two plots: flown through the air ({@link FlownStart}), thrown ({@link ThrownStart}) or just risen ({@link
 * RisenStart}), side by side where two plots cannot tell. The flown one begins with what is known of aircraft speeds, the thrown one
 * with what the two plots say.
 */
final class Starter {
    private static final double AIR_PRIOR = 0.95;

    /** Logarithm of how much likelier a new object is flown than thrown. */
    static final double LOG_AIR_ODDS = Math.log(AIR_PRIOR / (1 - AIR_PRIOR));

    private static final double LOG_AIR = Math.log(AIR_PRIOR);
    private static final double LOG_THROWN = Math.log(1 - AIR_PRIOR);

    /** Part of new objects that has just risen from the ground, of those that are thrown. */
    private static final double RISEN_PART = 0.5;

    private static final double LOG_RISEN = Math.log((1 - AIR_PRIOR) * RISEN_PART);

    /** A launch that is less likely than an aircraft by more than this, a logarithm, is not looked into. */
    private static final double LEAST_RISEN = 1;

    /**
     * The same where the third plot is no quiet aircraft's. Two plots 200 km away leave the climb open by 100 m/s, and a launch that was taken
     * for an aircraft by them would be lost with the next.
     */
    private static final double LEAST_RISEN_BY_THREE = 5;

    /** Squared distance of a third plot up to which an aircraft explains it: 0.95 of three dimensions. */
    private static final double QUIET = 8;

    /** Squared distance beyond which two plots are no aircraft's, and from which they leave it open. */
    private static final double GATE = 25;

    private static final double DOUBT = 9;

    private final FlownStart flown;
    private final ThrownStart thrown;
    private final RisenStart risen;
    private final int sensors;

    Starter(FlownStart flown, ThrownStart thrown, RisenStart risen, int sensors) {
        this.flown = flown;
        this.thrown = thrown;
        this.risen = risen;
        this.sensors = sensors;
    }

    /** A start that may be flown, and thrown or risen too where the two plots leave that open; empty when it may be neither. */
    Optional<HeldTrack> slowStart(Sighting a, Sighting b) {
        ModelBank air = flown.bank(a);
        double airLog = LOG_AIR + air.begin(b);
        boolean fits = air.trialDistance <= GATE;
        boolean late = WaitingPlots.isLatePair(a, b);
        double likelier = risen.roughly(a, b) + LOG_RISEN - (fits ? airLog : 0);
        double least = fits && !late ? -LEAST_RISEN : -Double.MAX_VALUE;
        Optional<RisenStart.Risen> rise = likelier >= least ? risen.of(a, b) : Optional.empty();
        if (rise.isEmpty() && (!fits || late)) {
            return Optional.empty();
        }
        double riseLog = rise.map(r -> LOG_RISEN + r.log()).orElse(Double.NEGATIVE_INFINITY);
        boolean open = b.hasElevation
                && a.hasElevation
                && (air.trialDistance > DOUBT || Reach.isOpen(a, b))
                && Reach.isPossible(a, b);
        double thrownLog = open ? LOG_THROWN + ThrownStart.logDensity(a, b) : Double.NEGATIVE_INFINITY;
        HeldTrack track = new HeldTrack(a, b, sensors);
        track.risen = riseLog > thrownLog;
        if (!track.risen && !open) {
            track.mayHaveRisen = likelier >= -LEAST_RISEN_BY_THREE;
            track.explanations.set(new Hypothesis(air, true, 0));
            return Optional.of(begin(track, a, b, airLog));
        }
        ModelBank other = track.risen ? rise.orElseThrow().bank() : thrown.bank(a, b);
        double otherLog = Math.max(riseLog, thrownLog);
        if (fits) {
            track.explanations.set(new Hypothesis(air, true, 0), new Hypothesis(other, false, otherLog - airLog));
            return Optional.of(begin(track, a, b, sum(airLog, otherLog)));
        }
        track.explanations.set(new Hypothesis(other, false, 0));
        return Optional.of(begin(track, a, b, otherLog));
    }

    /** Logarithm of the sum of two likelihoods. */
    private static double sum(double a, double b) {
        double most = Math.max(a, b);
        return most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }

    /** Gives a bare start its models. */
    void furnish(HeldTrack track) {
        if (track.isBare()) {
            track.explanations.set(new Hypothesis(thrown.bank(track.first, track.last), false, 0));
        }
    }

    /**
     * Puts a launch beside the aircraft that two plots were taken for, if the third, just tried, is hardly that aircraft's.
     *
     * @return whether it did, so that the trial is to be made again
     */
    boolean doubts(HeldTrack track) {
        double distance = track.explanations.trialDistance;
        if (!track.mayHaveRisen || distance < QUIET || distance > Associator.GATE) {
            return false;
        }
        track.mayHaveRisen = false;
        Sighting a = track.first;
        Sighting b = track.last;
        Optional<RisenStart.Risen> rise = risen.of(a, b);
        if (rise.isEmpty()) {
            return false;
        }
        double weight =
                LOG_RISEN + rise.orElseThrow().log() - LOG_AIR - flown.bank(a).begin(b);
        track.add(new Hypothesis(rise.orElseThrow().bank(), false, weight));
        track.risen = true;
        track.existence.gains(sum(0, weight));
        return true;
    }

    /** A start that was thrown or is under thrust; bare, until a third plot is tried. */
    HeldTrack fastStart(Sighting a, Sighting b) {
        HeldTrack track = new HeldTrack(a, b, sensors);
        return begin(track, a, b, LOG_THROWN + ThrownStart.logDensity(a, b));
    }

    private static HeldTrack begin(HeldTrack track, Sighting a, Sighting b, double log) {
        track.plots = 2;
        track.identity = b.plot.identity().orElse(a.plot.identity());
        double odds = Math.log(a.sensor.volumeDensity(a) / a.sensor.falseDensity(a))
                + log
                + Math.log(b.sensor.detection / b.sensor.falseDensity(b));
        track.existence.begin(odds, a, b);
        track.begun();
        return track;
    }
}
