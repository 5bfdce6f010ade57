package org.watchfire.assess.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.watchfire.assess.Flights.KOR;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;

/** The impact region after a cut-off, beside the one drawn from the covariance as it is. */
class CutOffDoubtTest {
    private static final List<Truth> FLIGHT = Flights.rocket(
            Geodetic.ofDegrees(39.66, 124.705, 0),
            Math.toRadians(90),
            Math.toRadians(0.6),
            Math.toRadians(35),
            List.of(new Stage(0, 90, 20, 2600)),
            300);

    private final StateEstimate estimate = Flights.track(
                    1, KOR, FLIGHT.get(120), 150, 5, new Random(1), Track.Status.CONFIRMED)
            .estimate();

    @Test
    void soonAfterCutOffTheSpeedAlongThePathIsLessCertain() {
        StateEstimate widened = CutOffDoubt.widened(estimate, 30);
        assertThat(alongVariance(widened) / alongVariance(estimate)).isCloseTo(1.55, within(1e-9));
        assertThat(width(30)).isGreaterThan(1.05 * width(0));
    }

    @Test
    void whatDoesNotGoWithTheSpeedKeepsItsErrors() {
        StateEstimate widened = CutOffDoubt.widened(estimate, 30);
        for (int i = 0; i < 3; i++) {
            assertThat(widened.covariance(i, i)).isEqualTo(estimate.covariance(i, i));
        }
    }

    @Test
    void threeMinutesAfterCutOffItIsAsTheCovarianceSays() {
        assertThat(width(180)).isEqualTo(width(0));
    }

    @Test
    void ofAnObjectThatNeverThrustItIsAsTheCovarianceSays() {
        assertThat(width(Double.POSITIVE_INFINITY)).isEqualTo(width(0));
    }

    @Test
    void theMostProbablePlaceStays() {
        assertThat(ImpactRegion.of(CutOffDoubt.widened(estimate, 30), Optional.empty())
                        .orElseThrow()
                        .region()
                        .centre())
                .isEqualTo(ImpactRegion.of(estimate, Optional.empty())
                        .orElseThrow()
                        .region()
                        .centre());
    }

    private static double alongVariance(StateEstimate e) {
        double sum = 0;
        for (int i = 3; i < 6; i++) {
            for (int j = 3; j < 6; j++) {
                sum += e.covariance(i, j) * e.state(i) * e.state(j);
            }
        }
        return sum / (e.speedMps() * e.speedMps());
    }

    private double width(double quietSeconds) {
        return ImpactRegion.of(CutOffDoubt.widened(estimate, quietSeconds), Optional.empty())
                .orElseThrow()
                .region()
                .semiMajorMetres();
    }
}
