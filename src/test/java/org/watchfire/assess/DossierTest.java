package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Motion;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;

/** What one look after another makes of an object that has just come up. */
class DossierTest {
    private static final double THRUST_MPS2 = 26;
    private static final double SIGMA_MPS = 75;

    @Test
    void isALaunchWhereItGainsSpeed() {
        assertThat(likely(697, 800)).isGreaterThan(0.99);
    }

    /** Two false plots and then an aircraft's: seen once in some thousand hours of traffic. */
    @Test
    void isNoLaunchWhereANewPlotTakesSpeedFromIt() {
        assertThat(likely(697, 517)).isLessThan(0.5);
    }

    @Test
    void isALaunchWhereItSlowsByNoMoreThanGravity() {
        assertThat(likely(697, 660)).isGreaterThan(0.99);
    }

    /** An aircraft and a false plot above it: seen twice in six thousand hours of traffic. */
    @Test
    void isNoLaunchWhereItIsDrivenHarderThanLaunchersAre() {
        assertThat(likely(697, 800, 84)).isLessThan(0.5);
    }

    /**
     * An aircraft seen once, lost for two looks, and a higher one: seen once in nineteen thousand hours of traffic. What gained as much from one
     * look to the next may be a launcher.
     */
    @Test
    void isNoLaunchWhereItWasDrivenHardWhileNobodySawIt() {
        assertThat(seenAgain(12, 150, 45)).isLessThan(0.5);
        assertThat(seenAgain(12, 150, THRUST_MPS2)).isGreaterThan(0.99);
        assertThat(seenAgain(4, 470, 45)).isGreaterThan(0.99);
    }

    /** Probability of a launch at the second look, by the seconds since the first, the climb there and the thrust; plots come every 4 s. */
    private static double seenAgain(double seconds, double climbMps, double thrustMps2) {
        Dossier dossier = new Dossier(look(4, 3_500, climbMps, THRUST_MPS2), Air.EVERYWHERE);
        dossier.update(look(4 + seconds, 3_500 + 400 * seconds, 650, thrustMps2));
        return dossier.evidence.launchProbability();
    }

    /** An aircraft that leaves and a higher one whose plots its track takes then: seen once in eight thousand hours of traffic. */
    @Test
    void isNoLaunchWhereAnAircraftWasLostAndIsFoundFarAbove() {
        Dossier dossier = lost(4_000, 10);
        dossier.update(look(40, 9_700, 390, THRUST_MPS2));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.5);
        dossier.update(look(44, 10_500, 370, THRUST_MPS2));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.5);
    }

    /** A plot of another aircraft in the fourth look and in those after it: seen once in nine thousand hours of traffic. */
    @Test
    void isNoLaunchWhereItGainsMoreFromLookToLookThanLaunchersDo() {
        Dossier dossier = new Dossier(look(0, 4_000, 40, THRUST_MPS2), Air.EVERYWHERE);
        dossier.update(look(4, 4_150, 40, THRUST_MPS2));
        dossier.update(look(8, 4_300, 40, THRUST_MPS2));
        dossier.update(look(12, 7_300, 551, 52));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.5);
        dossier.update(look(16, 8_500, 444, THRUST_MPS2));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.97);
    }

    /** An aircraft lost for two looks, too few for a track to coast, and another one: seen once in nine thousand hours of traffic. */
    @Test
    void isNoLaunchWhereItsRiseLeadsAcrossALeap() {
        Dossier dossier = watched(6_500, -10);
        dossier.update(look(36, 10_200, 504, 66));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.5);
        dossier.update(look(40, 10_950, 233, 39));
        assertThat(dossier.evidence.launchProbability()).isLessThan(0.5);
    }

    /** What a tracker's models say counts for what is new; they say nothing of what was watched for longer, for it or against it. */
    @Test
    void isJudgedByItsStateAloneOnceItIsKnownForLong() {
        Dossier dossier = watched(6_500, 0);
        for (int t = 28; t <= 40; t += 4) {
            dossier.update(look(t, 6_500, 0, THRUST_MPS2));
        }
        dossier.update(look(44, 8_500, 528, THRUST_MPS2));
        assertThat(dossier.evidence.launchProbability()).isBetween(0.05, 0.5);
    }

    @Test
    void staysALaunchWhereItWasKnownForOneBeforeItWasLost() {
        Dossier dossier = lost(4_000, 500);
        dossier.update(look(40, 24_000, 510, THRUST_MPS2));
        assertThat(dossier.evidence.launchProbability()).isGreaterThan(0.99);
    }

    /** Watched for 24 s, every 4 s, from a height on and with a climb. */
    private static Dossier watched(double height, double climbMps) {
        Dossier dossier = new Dossier(look(0, height, climbMps, THRUST_MPS2), Air.EVERYWHERE);
        for (int t = 4; t <= 24; t += 4) {
            dossier.update(look(t, height + climbMps * t, climbMps, THRUST_MPS2));
        }
        return dossier;
    }

    /** The same, lost then. */
    private static Dossier lost(double height, double climbMps) {
        Dossier dossier = watched(height, climbMps);
        SystemTrack carriedOn = look(32, height + climbMps * 32, climbMps, THRUST_MPS2);
        dossier.update(Flights.coasting(carriedOn, Flights.T0.plusSeconds(24)));
        return dossier;
    }

    private static double likely(double first, double second) {
        return likely(first, second, THRUST_MPS2);
    }

    /** Probability of a launch at the second look, 4 s after the first, by the climb at both, m/s, and the thrust then. */
    private static double likely(double first, double second, double thrustMps2) {
        Dossier dossier = new Dossier(look(0, 6_700, first, THRUST_MPS2), Air.EVERYWHERE);
        dossier.update(look(4, 8_300, second, thrustMps2));
        return dossier.evidence.launchProbability();
    }

    private static SystemTrack look(double seconds, double height, double climbMps, double thrustMps2) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            double sigma = i < 3 ? 200 : SIGMA_MPS;
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        return Flights.track(
                1,
                Flights.KOR,
                Flights.T0.plusSeconds(seconds),
                Flights.straight(Geodetic.ofDegrees(38, 125, height), 0, 200, climbMps),
                covariance,
                new Motion(0, 0.97, 0.03, 0, thrustMps2),
                Track.Status.CONFIRMED);
    }
}
