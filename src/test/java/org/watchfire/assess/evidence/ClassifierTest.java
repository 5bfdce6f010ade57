package org.watchfire.assess.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Glance;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/** How the motion, as the tracker's models explain it, and the rise that was watched go together. */
class ClassifierTest {
    /** Odds of the tracker's models beyond which no more is taken from them. */
    private static final double NO_FLIGHT = 1_000;

    /** Upright at 120 m/s and gaining speed, 3.3 sigmas beyond what aircraft do. */
    private static final Rise RISE = new Rise(10, 120, 515, 20, 50, 0, 4, 2);

    @Test
    void warnsOfARiseThatNoFlightExplainsAndNoAircraftFlies() {
        assertThat(beyond(160, 40, NO_FLIGHT)).isGreaterThan(0.99);
    }

    @Test
    void asksMoreOfARiseThatFlightExplains() {
        assertThat(beyond(160, 40, 1e-3)).isLessThan(0.5);
    }

    @Test
    void takesNothingFromTheModelsForWhatDoesNotRiseSteeply() {
        assertThat(beyond(60, 200, NO_FLIGHT)).isEqualTo(beyond(60, 200, 1e-3));
    }

    /** Two aircraft in one track, 6 km apart in height, had risen at 400 m/s from look to look. */
    @Test
    void takesNothingFromARiseThatIsASinkByNow() {
        assertThat(beyond(-100, 200, 1e-3)).isLessThan(0.001);
    }

    private static double beyond(double climbMps, double levelMps, double thrownOdds) {
        Classifier.Memory memory = new Classifier.Memory(
                1, thrownOdds, true, Optional.of(RISE), true, true, false, 0, 0, 0.5, Double.POSITIVE_INFINITY);
        return Classifier.beyondAircraft(glance(climbMps, levelMps), memory);
    }

    /** Three kilometres over 37° N 125° E, velocity known to 40 m/s an axis. */
    private static Glance glance(double climbMps, double northMps) {
        Geodetic place = Geodetic.ofDegrees(37, 125, 3_000);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), enu);
        double[] ecef = Wgs84.toEcef(place);
        double[] state = new double[6];
        for (int i = 0; i < 3; i++) {
            state[i] = ecef[i];
            state[3 + i] = northMps * enu[3 + i] + climbMps * enu[6 + i];
        }
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0, term = 0; i < StateEstimate.STATE; term += StateEstimate.STATE - i, i++) {
            covariance[term] = i < 3 ? 200 * 200 : 40 * 40;
        }
        return Glance.at(new StateEstimate(TimeTag.of(0), state, covariance));
    }
}
