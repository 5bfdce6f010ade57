package org.watchfire.assess.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.assess.Flights;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Glance;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

class DragWatchTest {
    private static final double SPEED_SIGMA = 5;

    /** By 25 km of height the energy lost tells bodies apart, whatever they are; what is said holds the true value. */
    @ParameterizedTest
    @ValueSource(doubles = {300, 1_000, 3_000, 8_000})
    void findsTheBallisticCoefficientByTheEnergyLost(double kgPerM2) {
        BallisticCoefficient found = fall(kgPerM2, 25_000).given(BallisticCoefficient.OF_A_BODY);
        assertThat(found.logSigma()).isLessThan(0.3);
        assertThat(Math.log(kgPerM2)).isCloseTo(found.logMean(), within(3 * found.logSigma()));
    }

    @Test
    void saysWhatIsKnownOfBodiesLikeItAboveTheAir() {
        assertThat(fall(1_000, 95_000).given(BallisticCoefficient.OF_A_BODY)).isEqualTo(BallisticCoefficient.OF_A_BODY);
    }

    /** So little has been lost at first that nothing is learnt beyond what the tracker supposed. */
    @Test
    void learnsNothingFromAirTooThinToBeFelt() {
        BallisticCoefficient found = fall(1_000, 84_000).given(BallisticCoefficient.OF_A_BODY);
        assertThat(found.logSigma()).isCloseTo(BallisticCoefficient.OF_A_BODY.logSigma(), within(0.05));
    }

    private static DragWatch fall(double kgPerM2, double toMetres) {
        Random random = new Random(7);
        double[] s = Flights.straight(Geodetic.ofDegrees(-30, 170, 110_000), 1, 1_800, -1_700);
        DragWatch watch = new DragWatch(look(s, random), Flights.T0);
        double[] drag = new double[3];
        for (int k = 1; Wgs84.heightMetres(s[0], s[1], s[2]) > toMetres; k++) {
            for (int i = 0; i < 20; i++) {
                Drag.acceleration(s, kgPerM2, drag);
                FreeFlight.propagate(s, 0.05, 0.05);
                for (int j = 0; j < 3; j++) {
                    s[3 + j] += 0.05 * drag[j];
                }
            }
            watch.see(look(s, random), Flights.T0.plusSeconds(k), false);
        }
        return watch;
    }

    private static Glance look(double[] truth, Random random) {
        double[] s = truth.clone();
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            double sigma = i < 3 ? 20 : SPEED_SIGMA;
            s[i] += sigma * random.nextGaussian();
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        return Glance.at(new StateEstimate(Flights.T0, s, covariance));
    }
}
