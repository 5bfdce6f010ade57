package org.watchfire.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** Partners' tracks that were made coarser before they left: rounded, on a grid, widened, thinned in time. */
class CoarseVersionsTest {
    private static final NationId OWN = new NationId("AAA");
    private static final NationId PARTNER = new NationId("BBB");
    private static final Motion FALLING = new Motion(0, 0, 1, 0, Double.NaN);
    private static final Motion THRUSTING = new Motion(0, 1, 0, 0, 25);
    private static final double SIGMA_METRES = 60;
    private static final double SIGMA_MPS = 4;

    private final Fuser fuser = new Fuser(OWN, FuserSettings.defaults());
    private double thrust;

    private static TimeTag time(double seconds) {
        return TimeTag.of(1_000_000_000_000_000_000L).plusSeconds(seconds);
    }

    /** Rising at 2 km/s from 100 km height, in free flight or with {@link #thrust} along its velocity. */
    private double[] truth(double seconds) {
        double[] s = {6_478_000, 0, 0, 1200, 1600, 300};
        for (double t = 0; t < seconds - 1e-9; t += 0.5) {
            double speed = Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
            for (int i = 3; i < 6; i++) {
                s[i] += 0.5 * thrust * s[i] / speed;
            }
            FreeFlight.propagate(s, 0.5, 0.5);
        }
        return s;
    }

    /** What a filter says: errors that go on from report to report as a filter's do, and a covariance that tells them. */
    private Track fine(NationId nation, double seconds, double[] errors, Motion motion) {
        double[] state = truth(seconds);
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            double sigma = i < 3 ? SIGMA_METRES * (1 + 0.1 * i) : SIGMA_MPS;
            state[i] += sigma * errors[i];
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        return track(nation, new StateEstimate(time(seconds), state, covariance), motion);
    }

    private static Track track(NationId nation, StateEstimate estimate, Motion motion) {
        return new Track(
                new TrackId(nation, 1),
                new Label(1, new TreeSet<>(), new TreeSet<>(List.of(OWN, PARTNER))),
                estimate,
                motion,
                0.99,
                Track.Status.CONFIRMED,
                Identity.NONE,
                new Lineage(new TreeSet<>(List.of(new RadarId(nation, "R")))),
                time(0),
                estimate.time(),
                5,
                Optional.empty(),
                new Stamps(1, 2));
    }

    /** Each term to the middle of a cell; the covariance as it was. */
    private static Track rounded(Track fine, double metres, double mps) {
        double[] state = fine.estimate().toState();
        for (int i = 0; i < 6; i++) {
            double cell = i < 3 ? metres : mps;
            state[i] = (Math.floor(state[i] / cell) + 0.5) * cell;
        }
        return track(
                fine.id().nation(),
                new StateEstimate(fine.estimate().time(), state, fine.estimate().toCovariance()),
                fine.motion());
    }

    /** On a grid, with a ball of errors that covers it, and nothing said of the thrust. */
    private static Track onGrid(Track fine, double metres, double mps) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? metres * metres : mps * mps;
        }
        Motion m = fine.motion();
        return track(
                fine.id().nation(),
                new StateEstimate(
                        fine.estimate().time(),
                        rounded(fine, metres, mps).estimate().toState(),
                        covariance),
                new Motion(m.air(), m.boost(), m.coast(), m.reentry(), Double.NaN));
    }

    private static void drift(double[] errors, Random chance) {
        for (int i = 0; i < 6; i++) {
            errors[i] = 0.98 * errors[i] + 0.2 * chance.nextGaussian();
        }
    }

    private static double missed(StateEstimate estimate, double[] truth) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (estimate.state(i) - truth[i]) * (estimate.state(i) - truth[i]);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @CsvSource({
        // cell m, cell m/s, seconds between reports, thrust m/s², whether the covariance tells
        "1000, 50, 1, 0, false",
        "5000, 100, 1, 0, false",
        "500, 20, 5, 0, false",
        "2000, 50, 10, 0, true",
        "10000, 200, 30, 0, true",
        "2000, 50, 1, 25, true",
        "5000, 100, 30, 25, true",
        "1000, 50, 1, 25, false",
    })
    void aCoarseVersionNeitherMakesTheFusedTrackWorseNorAnObjectOfItsOwn(
            double metres, double mps, int every, double push, boolean tells) {
        thrust = push;
        Motion motion = push > 0 ? THRUSTING : FALLING;
        Random chance = new Random(4);
        double[] ours = chance.doubles(6, -1, 1).toArray();
        double[] theirs = chance.doubles(6, -1, 1).toArray();
        double fusedSum = 0;
        double ownSum = 0;
        int apart = 0;
        int judgedFrom = 6 * every;
        for (int t = 0; t < judgedFrom + 120; t++) {
            drift(ours, chance);
            drift(theirs, chance);
            Track own = fine(OWN, t, ours, motion);
            SystemTrack fused = fuser.accept(own, time(t), 0).getLast();
            if (t % every == 0) {
                Track partner = fine(PARTNER, t, theirs, motion);
                Track coarse = tells ? onGrid(partner, metres, mps) : rounded(partner, metres, mps);
                fused = fuser.accept(coarse, time(t), 0).getLast();
            }
            if (t < judgedFrom) {
                continue; // the first reports show what they are worth
            }
            apart += fuser.size() - 1;
            fused = fuser.accept(own, time(t), 0).getLast();
            assertThat(fused.estimate().positionSigmaMetres())
                    .isLessThanOrEqualTo(own.estimate().positionSigmaMetres() * (1 + 1e-9));
            fusedSum += missed(fused.estimate(), truth(t));
            ownSum += missed(own.estimate(), truth(t));
        }
        assertThat(apart).isZero();
        // in the mean, since at one moment chance may favour either
        assertThat(fusedSum).isLessThanOrEqualTo(ownSum * 1.02);
    }

    @Test
    void aCoarseCopyOfAboutTheSameTimeDoesNotTakeTheFineOnesPlace() {
        Track fine = fine(PARTNER, 10, new double[6], FALLING);
        fuser.accept(fine, time(10), 0);
        assertThat(fuser.accept(onGrid(fine, 5000, 100), time(10), 0)).isEmpty();
        Track later = onGrid(fine(PARTNER, 12, new double[6], FALLING), 5000, 100);
        assertThat(fuser.accept(later, time(12), 0)).isEmpty();
        assertThat(fuser.outdated()).isEqualTo(2);
    }

    @Test
    void aFineVersionTakesTheCoarseOnesPlace() {
        Track fine = fine(PARTNER, 10, new double[6], FALLING);
        fuser.accept(onGrid(fine, 5000, 100), time(10), 0);
        SystemTrack fused = fuser.accept(fine, time(10), 0).getLast();
        assertThat(fused.estimate().positionSigmaMetres()).isLessThan(200);
        assertThat(fused.contributions()).hasSize(1);
    }

    @Test
    void aCopyOfOurOwnTrackThatCameBackCoarseAddsNothing() {
        Track own = fine(OWN, 10, new double[6], FALLING);
        SystemTrack before = fuser.accept(own, time(10), 0).getLast();
        assertThat(fuser.accept(onGrid(own, 5000, 100), time(10), 0)).isEmpty();
        SystemTrack after = fuser.accept(own, time(10), 0).getLast();
        assertThat(after.estimate()).isEqualTo(before.estimate());
    }

    @Test
    void oneReportInTwoMinutesStaysOneObject() {
        List<SystemTrack> said = new ArrayList<>();
        for (int t = 0; t <= 600; t += 10) {
            if (t % 120 == 0) {
                said.addAll(fuser.accept(onGrid(fine(PARTNER, t, new double[6], FALLING), 2000, 50), time(t), 0));
            }
            if (t > 120) {
                said.addAll(fuser.tick(time(t), 0));
            }
        }
        assertThat(said)
                .extracting(SystemTrack::id)
                .containsOnly(said.getFirst().id());
        assertThat(said).extracting(SystemTrack::status).doesNotContain(Track.Status.DROPPED);
    }
}
