package org.watchfire.assess;

import java.util.Map;
import java.util.Optional;
import org.watchfire.assess.evidence.BurnEvidence;
import org.watchfire.assess.evidence.Classifier;
import org.watchfire.assess.evidence.Intent;
import org.watchfire.astro.Glance;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.TimeTag;

/**
 * What a launch is, from all its objects together: the path of the leading one, what any burn has said so far of where it
 * was meant to go, and when the last one ended. So the class does not change with the part that spoke last.
 *
 * <p>A class is stated from 0.7 on (a space launch from 0.8) once that has held for some seconds, and kept against another until that one has 0.8
 * for longer, or until its own probability has been below 0.4 for longer still. Where physics decides nothing is waited for: an
 * orbit beyond doubt, or a fall after thrust has ended. What is not seen keeps its class. Mutable, of one {@link LaunchEvent}.
 */
final class Verdict {
    private static final double STATED = 0.7;
    private static final double OVERTURNS = 0.8;

    /** A missile taken for a space launch is the mistake that costs. */
    private static final double SPACE = 0.8;

    private static final double GIVEN_UP = 0.4;
    private static final double STATED_SECONDS = 3;
    private static final double OVERTURNS_SECONDS = 8;
    private static final double GIVEN_UP_SECONDS = 20;

    /** Quiet for this long below orbital speed, a fall is what physics says. */
    private static final double FALLS_SECONDS = 20;

    private static final double SEEN_SECONDS = 5;

    private Map<ObjectClass, Double> probabilities = Map.of();
    private ObjectClass stated = ObjectClass.UNDECIDED;
    private ObjectClass rival = ObjectClass.UNDECIDED;
    private Optional<TimeTag> rivalSince = Optional.empty();
    private final Intent intent = new Intent();
    private Optional<TimeTag> lastThrust = Optional.empty();
    private Optional<TimeTag> updated = Optional.empty();
    private Optional<Glance> glance = Optional.empty();
    private double quietSeconds = Double.POSITIVE_INFINITY;
    private double lastBurnSeconds = Double.POSITIVE_INFINITY;

    /** Takes the leading object as it is now. */
    void update(Dossier leading) {
        TimeTag time = leading.track.estimate().time();
        updated = Optional.of(time);
        glance = Optional.of(leading.glance);
        if (leading.evidence.isThrusting()) {
            intent.see(leading.evidence.spaceEvidence(), time);
            lastThrust = Optional.of(time);
        } else if (leading.evidence.everThrust()) {
            lastBurnSeconds = leading.evidence.lastBurnSeconds();
        }
        quietSeconds = Math.max(
                0,
                Math.min(
                        leading.evidence.quietSeconds(),
                        lastThrust.map(time::secondsSince).orElse(Double.POSITIVE_INFINITY)));
        Classifier.Memory memory = leading.evidence.memory().with(quietSeconds, intent.space(), lastBurnSeconds);
        probabilities = Classifier.probabilities(leading.glance, memory);
        if (time.secondsSince(leading.track.lastPlot()) < SEEN_SECONDS) {
            decide(leading, time);
        }
    }

    private void decide(Dossier leading, TimeTag now) {
        ObjectClass next = challenger(leading);
        if (next == stated) {
            rival = stated;
            rivalSince = Optional.empty();
            return;
        }
        if (next != rival || rivalSince.isEmpty()) {
            rival = next;
            rivalSince = Optional.of(now);
        }
        if (now.secondsSince(rivalSince.get()) >= patienceSeconds(leading, next)) {
            stated = next;
            rivalSince = Optional.empty();
        }
    }

    /** The class the probabilities would have now, given the one that is stated. */
    private ObjectClass challenger(Dossier leading) {
        ObjectClass best = ObjectClass.UNDECIDED;
        double most = 0;
        for (Map.Entry<ObjectClass, Double> entry : probabilities.entrySet()) {
            double value = entry.getKey() == ObjectClass.BALLISTIC && mayBeAGap()
                    ? Math.min(entry.getValue(), 1 - intent.space())
                    : entry.getValue();
            boolean suffices = entry.getKey() != stated && value >= most && value >= least(leading, entry.getKey());
            if (suffices && (entry.getKey() != ObjectClass.ORBITAL || Classifier.isOrbitBeyondDoubt(leading.glance))) {
                best = entry.getKey();
                most = value;
            }
        }
        if (best != ObjectClass.UNDECIDED || stated == ObjectClass.UNDECIDED) {
            return best;
        }
        return probability(stated) < GIVEN_UP ? ObjectClass.UNDECIDED : stated;
    }

    /** What a class must have to take the place of the one that is stated. */
    private double least(Dossier leading, ObjectClass next) {
        double least = stated == ObjectClass.UNDECIDED || falls(leading) ? STATED : OVERTURNS;
        return next == ObjectClass.SPACE_LAUNCH ? Math.max(SPACE, least) : least;
    }

    private double patienceSeconds(Dossier leading, ObjectClass next) {
        if (next == ObjectClass.ORBITAL || (next == ObjectClass.BALLISTIC && falls(leading))) {
            return 0;
        }
        if (next == ObjectClass.UNDECIDED) {
            return GIVEN_UP_SECONDS;
        }
        return stated == ObjectClass.UNDECIDED ? STATED_SECONDS : OVERTURNS_SECONDS;
    }

    /** Stages part: the end of a burn says nothing by itself at first. */
    private boolean mayBeAGap() {
        return quietSeconds < FALLS_SECONDS;
    }

    private boolean falls(Dossier leading) {
        return Math.min(quietSeconds, leading.evidence.watchedSeconds()) >= FALLS_SECONDS
                && Classifier.isSuborbital(leading.glance);
    }

    /** Probabilities of every class, summing to 1; empty before the first look. */
    Map<ObjectClass, Double> probabilities() {
        return probabilities;
    }

    double probability(ObjectClass of) {
        return probabilities.getOrDefault(of, 0.0);
    }

    /** The class to state. */
    ObjectClass objectClass() {
        return stated;
    }

    /** Seconds since any object that led the launch thrust: 0 while one does, infinite where none did. */
    double quietSeconds() {
        return quietSeconds;
    }

    /** Probability that another stage is still to come by some time, seen or not; 0 where no thrust was seen. */
    double follows(TimeTag now) {
        return glance.map(g -> BurnEvidence.follows(intent.space(), quietSeconds(now), lastBurnSeconds, g))
                .orElse(0.0);
    }

    /** As {@link #quietSeconds()}, with the time since it was last looked at. */
    double quietSeconds(TimeTag now) {
        return quietSeconds + Math.max(0, updated.map(now::secondsSince).orElse(0.0));
    }

    /** Probability that what thrust was on the way to orbit, and nothing more follows. */
    double failedSpace() {
        return glance.map(g -> BurnEvidence.failedSpace(intent.space(), quietSeconds, lastBurnSeconds, g))
                .orElse(0.0);
    }
}
