package org.watchfire.assess.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.watchfire.astro.Glance;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

class RiseTest {
    private static final double SECONDS = 10;

    /** A place 200 m well known, over 37° N 125° E and some way north of it. */
    private static StateEstimate at(double seconds, double northMetres, double heightMetres) {
        Geodetic place = new Geodetic(Math.toRadians(37) + northMetres / 6_360_000, Math.toRadians(125), heightMetres);
        double[] ecef = Wgs84.toEcef(place);
        double[] state = {ecef[0], ecef[1], ecef[2], 100, 100, 100};
        double[] covariance = new double[21];
        for (int i = 0, term = 0; i < 6; term += 6 - i, i++) {
            covariance[term] = i < 3 ? 200 * 200 : 100 * 100;
        }
        return new StateEstimate(TimeTag.of(0).plusSeconds(seconds), state, covariance);
    }

    private static Rise rise(double climbMps, double levelMps) {
        StateEstimate end = at(SECONDS, SECONDS * levelMps, 8_000 + SECONDS * climbMps);
        return Rise.between(at(0, 0, 8_000), end, Glance.at(end));
    }

    @Test
    void tellsTheMeanClimbWithTheErrorsOfBothPlaces() {
        Rise rise = rise(330, 165);
        assertThat(rise.climbMps()).isBetween(329.0, 331.0);
        assertThat(rise.levelMps()).isBetween(160.0, 170.0);
        assertThat(Math.sqrt(rise.climbVariance())).isBetween(27.0, 30.0);
    }

    @Test
    void restsOnThreeSightsAtLeast() {
        StateEstimate first = at(0, 0, 8_000);
        RiseWatch watch = new RiseWatch(first, false);
        StateEstimate second = at(SECONDS, 0, 11_600);
        watch.see(second, false, Glance.at(second));
        assertThat(watch.last()).isEmpty();
        StateEstimate third = at(2 * SECONDS, 0, 15_200);
        watch.see(third, false, Glance.at(third));
        assertThat(watch.last())
                .hasValueSatisfying(rise -> assertThat(rise.climbMps()).isBetween(359.0, 361.0));
    }

    @Test
    void knowsARocketThatRisesSteeply() {
        assertThat(rise(360, 165).sigmasBeyondAircraft()).isGreaterThan(4.5);
    }

    @Test
    void leavesAFastAircraftInAShallowClimb() {
        assertThat(rise(260, 450).sigmasBeyondAircraft()).isNegative();
    }

    @Test
    void leavesASteepClimbThatAircraftCanFly() {
        assertThat(rise(180, 100).sigmasBeyondAircraft()).isNegative();
    }

    @Test
    void knowsWhatGainsSpeedUprightFromRest() {
        assertThat(upright(120, 30).sigmasBeyondAircraft()).isGreaterThan(4.5);
    }

    @Test
    void leavesWhatClimbsUprightWithoutGainingSpeed() {
        assertThat(upright(120, 9).sigmasBeyondAircraft()).isNegative();
    }

    @Test
    void doubtsNoLongUprightClimbForAGainThatIsHardToTell() {
        assertThat(climbing(14, -1, 4).sigmasBeyondAircraft()).isGreaterThan(4.5);
        assertThat(climbing(10, -1, 4).sigmasBeyondAircraft()).isNegative();
        assertThat(climbing(14, -3, 4).sigmasBeyondAircraft()).isNegative();
    }

    /** A rise at 120 m/s on a path of 76°. */
    private static Rise climbing(double seconds, double gainMps2, double gainSigmaMps2) {
        return new Rise(seconds, 120, 50, 30, 50, 0, gainMps2, gainSigmaMps2);
    }

    /** A rise on a path of 76° after which the climb is so much above its mean, places 50 m well known. */
    private static Rise upright(double climbMps, double gainedMps) {
        return new Rise(10, climbMps, 50, climbMps / 4, 50, 0, gainedMps / 10 * 2, 1);
    }
}
