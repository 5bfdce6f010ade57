package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Radar;

class RadarConsistencyTest {
    private static final Radar HONEST = Flights.radar("R", 37, -30, 1);

    /** What a tracker says of a radar of which it is told {@code declared} while its plots have the honest sigmas. */
    private static RadarConsistency watched(Radar declared) {
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(declared), TrackerSettings.defaults());
        Random chance = new Random(3);
        for (int t = 40; t < 400; t++) {
            double[] truth = Flights.thrown(38, -40, 80, 2950, t);
            tracker.accept(List.of(Flights.plot(HONEST, truth, t, chance)), Flights.time(t), 0);
        }
        return tracker.consistency().getFirst();
    }

    @Test
    void findsARadarConsistentThatErrsAsItSays() {
        RadarConsistency seen = watched(HONEST);
        assertThat(seen.plots()).isGreaterThan(300);
        assertThat(seen.isConsistent()).isTrue();
    }

    @Test
    void findsARadarInconsistentThatErrsByHalfAsMuchAgain() {
        Radar proud = new Radar(HONEST.id(), HONEST.site(), 33, 0.67e-3, 0.67e-3, Double.NaN, 1, 0.95, 1, 2e6);
        RadarConsistency seen = watched(proud);
        assertThat(seen.isConsistent()).isFalse();
        assertThat(seen.mean()).isGreaterThan(seen.high());
    }

    @Test
    void findsARadarInconsistentThatErrsLessThanItSays() {
        Radar humble = new Radar(HONEST.id(), HONEST.site(), 100, 2e-3, 2e-3, Double.NaN, 1, 0.95, 1, 2e6);
        RadarConsistency seen = watched(humble);
        assertThat(seen.mean()).isLessThan(seen.low());
    }

    /** Published quantiles of chi-square: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.4. */
    @ParameterizedTest
    @CsvSource({"10, 3.247, 20.483", "50, 32.357, 71.420", "100, 74.222, 129.561"})
    void drawsTheBandThatTablesOfChiSquareGive(int degrees, double low, double high) {
        RadarConsistency band = RadarConsistency.of(HONEST.id(), degrees, degrees, degrees);
        // Wilson and Hilferty's cube is good to one percent from ten degrees on
        assertThat(band.low() * degrees).isCloseTo(low, within(0.01 * low));
        assertThat(band.high() * degrees).isCloseTo(high, within(0.01 * high));
    }

    @Test
    void saysNothingAgainstARadarWithoutPlots() {
        assertThat(new Tracker(Flights.NATION, Flights.LABEL, List.of(HONEST), TrackerSettings.defaults())
                        .consistency())
                .singleElement()
                .satisfies(seen -> assertThat(seen.isConsistent()).isTrue());
    }
}
