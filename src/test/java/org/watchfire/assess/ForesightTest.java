package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Motion;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** When an object and what may break off it is down. */
class ForesightTest {
    private static final int KINDS = 3;

    /** A body falling from 150 km is on the ground in some four minutes; a piece of 50 kg/m² flutters for minutes more. */
    @Test
    void isNotDownBeforeTheLightestPartOfWhatFailed() {
        TimeTag bodyDown = Flights.T0.plusSeconds(330);
        assertThat(flown(false).isDownBy(bodyDown)).isTrue();
        assertThat(flown(true).isDownBy(bodyDown)).isFalse();
        assertThat(flown(true).isDownBy(Flights.T0.plusSeconds(3600))).isTrue();
    }

    private static Foresight flown(boolean failed) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            double sigma = i < 3 ? 50 : 5;
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        Dossier falling = new Dossier(
                Flights.track(
                        1,
                        Flights.KOR,
                        Flights.T0,
                        Flights.straight(Geodetic.ofDegrees(38, 125, 150_000), 0, 800, -200),
                        covariance,
                        new Motion(0, 0, 1, 0, Double.NaN),
                        Track.Status.CONFIRMED),
                Air.EVERYWHERE);
        for (int i = 0; i < KINDS; i++) {
            falling.foresight.renew(Flights.settings(Flights.KOR), falling, Threat.Basis.IMPACT, failed);
        }
        return falling.foresight;
    }
}
