package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;

/** Flights that break up, and flights that only let their parts go: a failure is stated of the first, not of the others. */
class BreakUpTest {
    private static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 0);
    private static final int CUT_OFF = 70;

    /** A missile that burns out where it was meant to. */
    private static final List<Truth> MISSILE = rocket(List.of(new Stage(0, CUT_OFF, 22, 2600)));

    /** Two stages, three seconds between them. */
    private static final List<Truth> TWO_STAGES =
            rocket(List.of(new Stage(0, CUT_OFF, 18, 2600), new Stage(3, 120, 12, 2800)));

    private final Random random = new Random(5);
    private final List<Body> bodies = new ArrayList<>();

    /** One of several bodies: its track from some second on, the number of the track it came from, 0 for none. */
    private record Body(long number, long parent, int from, List<Truth> path) {}

    private static List<Truth> rocket(List<Stage> stages) {
        return Flights.rocket(SITE, Math.toRadians(90), Math.toRadians(0.6), Math.toRadians(35), stages, 420);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void aMissileThatBreaksIntoPiecesHasFailed(int pieces) {
        bodies.add(new Body(1, 0, 20, MISSILE));
        for (int i = 1; i < pieces; i++) {
            part(MISSILE, CUT_OFF, 5 + 2 * i, 25);
        }
        assertThat(failedAfterCutOff(260).getAsDouble()).isBetween(20.0, 60.0);
    }

    @Test
    void aBreakUpAMinuteAfterCutOffIsAFailureToo() {
        bodies.add(new Body(1, 0, 20, MISSILE));
        for (int i = 1; i < 4; i++) {
            part(MISSILE, CUT_OFF + 60, 4 + 2 * i, 25);
        }
        assertThat(failedAfterCutOff(260).getAsDouble()).isBetween(60.0, 110.0);
    }

    @Test
    void aWarheadThatPartsAfterCutOffIsNoFailure() {
        bodies.add(new Body(1, 0, 20, MISSILE));
        part(MISSILE, CUT_OFF + 5, 10, 2);
        assertThat(failedAfterCutOff(260)).isEmpty();
    }

    @Test
    void aSingleFastPartIsNoFailure() {
        bodies.add(new Body(1, 0, 20, MISSILE));
        part(MISSILE, CUT_OFF + 2, 6, 25);
        assertThat(failedAfterCutOff(260)).isEmpty();
    }

    @Test
    void severalThingsLetGoAtAWalkingPaceAreNoFailure() {
        bodies.add(new Body(1, 0, 20, MISSILE));
        for (int i = 1; i < 5; i++) {
            part(MISSILE, CUT_OFF + 30, 15 + i, 1.5);
        }
        assertThat(failedAfterCutOff(260)).isEmpty();
    }

    @Test
    void aStageAndTwoHalvesOfAFairingThatLeaveARisingRocketAreNoFailure() {
        bodies.add(new Body(1, 0, 20, TWO_STAGES));
        for (int i = 1; i < 4; i++) {
            part(TWO_STAGES, CUT_OFF, 5 + 2 * i, 15);
        }
        assertThat(failedAfterCutOff(185 - CUT_OFF)).isEmpty();
    }

    @Test
    void aRocketWhosePartsLeaveAtStagingHasNotFailedWhenItIsBurntOutEither() {
        bodies.add(new Body(1, 0, 20, TWO_STAGES));
        for (int i = 1; i < 4; i++) {
            part(TWO_STAGES, CUT_OFF, 5 + 2 * i, 15);
        }
        assertThat(brokenUpAfterCutOff(300)).isEmpty();
    }

    /** A part that leaves at some second with a kick of so much per axis, and is seen some seconds later. */
    private void part(List<Truth> whole, int leaves, int seenAfter, double kickMps) {
        double[] s = whole.get(leaves).state.clone();
        for (int k = 3; k < 6; k++) {
            s[k] += kickMps * random.nextGaussian();
        }
        List<Truth> path = new ArrayList<>();
        for (int t = leaves; t < 420; t++) {
            path.add(new Truth(t, s, false));
            FreeFlight.propagate(s, 1, 1);
        }
        bodies.add(new Body(bodies.size() + 1, 1, leaves + seenAfter, path));
    }

    private OptionalDouble failedAfterCutOff(double seconds) {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        for (int t = 20; t < CUT_OFF + seconds; t++) {
            for (SystemTrack track : seen(t)) {
                List<Assessment> said = assessor.accept(track, T0.plusSeconds(t), new Stamps(0, 0))
                        .assessments();
                if (said.stream().anyMatch(Assessment::failed)) {
                    return OptionalDouble.of(t - CUT_OFF);
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** The same of the pieces alone, whatever else makes a failure. */
    private OptionalDouble brokenUpAfterCutOff(double seconds) {
        List<Dossier> members = new ArrayList<>();
        for (int t = 20; t < CUT_OFF + seconds; t++) {
            for (SystemTrack track : seen(t)) {
                Optional<Dossier> known = members.stream()
                        .filter(d -> d.track.id().equals(track.id()))
                        .findFirst();
                known.ifPresentOrElse(d -> d.update(track), () -> members.add(new Dossier(track, Air.EVERYWHERE)));
            }
            members.sort(Comparator.comparing(d -> d.track.id()));
            if (BreakUp.isFound(members, members.getFirst())) {
                return OptionalDouble.of(t - CUT_OFF);
            }
        }
        return OptionalDouble.empty();
    }

    private List<SystemTrack> seen(int t) {
        List<SystemTrack> out = new ArrayList<>();
        for (Body body : bodies) {
            int at = t - (int) body.path().getFirst().seconds;
            if (t >= body.from() && at < body.path().size()) {
                out.add(of(body, body.path().get(at)));
            }
        }
        return out;
    }

    /** As a tracker holds a body: less well in its first seconds. */
    private SystemTrack of(Body body, Truth truth) {
        double mps = truth.seconds - body.from() < 15 || truth.thrusting ? 20 : 4;
        SystemTrack track = Flights.track(body.number(), KOR, truth, 120, mps, random, Track.Status.CONFIRMED);
        return new SystemTrack(
                track.id(),
                track.origin(),
                track.label(),
                track.estimate(),
                track.motion(),
                track.existence(),
                track.status(),
                track.identity(),
                track.lineage(),
                track.contributions(),
                T0.plusSeconds(body.from()),
                track.lastPlot(),
                body.parent(),
                track.stamps());
    }
}
