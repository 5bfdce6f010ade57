package org.watchfire.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
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

class FuserTest {
    private static final NationId OWN = new NationId("AAA");
    private static final NationId PARTNER = new NationId("BBB");
    private static final Motion FALLING = new Motion(0, 0, 1, 0, Double.NaN);

    private final Fuser fuser = new Fuser(OWN, FuserSettings.defaults());

    private static TimeTag time(double seconds) {
        return TimeTag.of(1_000_000_000_000_000_000L).plusSeconds(seconds);
    }

    private static Track track(
            NationId nation, long number, double east, double sigmaX, double sigmaY, double seconds) {
        double[] state = {6_600_000, east, 0, 0, 1000, 2000};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            double sigma = i == 0 ? sigmaX : i == 1 ? sigmaY : i == 2 ? sigmaX : 1;
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        return new Track(
                new TrackId(nation, number),
                new Label(1, new TreeSet<>(), new TreeSet<>(List.of(OWN, PARTNER))),
                new StateEstimate(time(seconds), state, covariance),
                FALLING,
                0.99,
                Track.Status.CONFIRMED,
                Identity.NONE,
                new Lineage(new TreeSet<>(List.of(new RadarId(nation, "R")))),
                time(0),
                time(seconds),
                5,
                Optional.empty(),
                new Stamps(1, 2));
    }

    @Test
    void joinsTwoNationsTracksOfOneObjectAndBetweenThemIsNoWorseThanEither() {
        fuser.accept(track(OWN, 1, 0, 1000, 50, 10), time(10), 0);
        SystemTrack fused =
                fuser.accept(track(PARTNER, 9, 30, 50, 1000, 10), time(10), 0).getLast();
        assertThat(fused.contributions()).hasSize(2);
        assertThat(fused.lineage().radars()).hasSize(2);
        assertThat(fused.estimate().positionSigmaMetres()).isLessThan(200);
        assertThat(fused.contributions().stream().mapToDouble(c -> c.share()).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void keepsApartWhatIsFarApart() {
        fuser.accept(track(OWN, 1, 0, 100, 100, 10), time(10), 0);
        fuser.accept(track(PARTNER, 9, 5000, 100, 100, 10), time(10), 0);
        assertThat(fuser.size()).isEqualTo(2);
    }

    @Test
    void neverGrowsSurerByHearingTheSameTracksAgainAndAgain() {
        fuser.accept(track(OWN, 1, 0, 100, 100, 10), time(10), 0);
        SystemTrack first =
                fuser.accept(track(PARTNER, 9, 0, 100, 100, 10), time(10), 0).getLast();
        SystemTrack last = first;
        for (int i = 0; i < 100; i++) {
            fuser.accept(track(OWN, 1, 0, 100, 100, 10), time(10), 0);
            last = fuser.accept(track(PARTNER, 9, 0, 100, 100, 10), time(10), 0).getLast();
        }
        assertThat(last.estimate().toCovariance()).isEqualTo(first.estimate().toCovariance());
        assertThat(last.estimate().positionSigmaMetres()).isCloseTo(100 * Math.sqrt(3), within(0.01));
    }

    @Test
    void leavesAVersionThatCameAfterANewerOne() {
        fuser.accept(track(OWN, 1, 1000, 100, 100, 11), time(11), 0);
        assertThat(fuser.accept(track(OWN, 1, 0, 100, 100, 10), time(11), 0)).isEmpty();
        assertThat(fuser.outdated()).isEqualTo(1);
    }

    @Test
    void saysOnceThatTheLastTrackOfAnObjectWasDropped() {
        Track held = track(OWN, 1, 0, 100, 100, 10);
        fuser.accept(held, time(10), 0);
        List<SystemTrack> out = fuser.tick(time(200), 0);
        assertThat(out).hasSize(1);
        assertThat(out.getFirst().status()).isEqualTo(Track.Status.DROPPED);
        assertThat(fuser.tick(time(300), 0)).isEmpty();
        assertThat(fuser.size()).isZero();
    }

    @Test
    void marksWhatIsFusedAtLeastAsStrictlyAsEachPart() {
        Track strict = track(PARTNER, 9, 0, 100, 100, 10)
                .withLabel(new Label(4, new TreeSet<>(List.of("ORCON")), new TreeSet<>(List.of(OWN))));
        fuser.accept(track(OWN, 1, 0, 100, 100, 10), time(10), 0);
        SystemTrack fused = fuser.accept(strict, time(10), 0).getLast();
        assertThat(fused.label().level()).isEqualTo(4);
        assertThat(fused.label().caveats()).containsExactly("ORCON");
        // the partner that made the strict part knows it; nobody else is named by it
        assertThat(fused.label().releasableTo()).containsExactlyInAnyOrder(OWN, PARTNER);
    }
}
