package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Radar;

/** An aircraft that is lost while it turns hard: what is left of its track must not fly on as if it were thrown. */
class LostTurnTest {
    private static final int SEEDS = 60;
    private static final int PERIOD = 4;
    private static final int STRAIGHT_SECONDS = 160;

    @ParameterizedTest
    @ValueSource(ints = {48, 52, 56, 60, 64, 68})
    void endsLikeAnyOtherAircraftTrack(int lastPlotSeconds) {
        Radar radar = Flights.radar("R", 37, -30, PERIOD);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
            for (int t = 0; t <= lastPlotSeconds; t += PERIOD) {
                if (chance.nextDouble() > 0.8) {
                    continue;
                }
                double[] truth = Flights.turning(38.3, -29.5, 100, 250, t);
                tracker.accept(List.of(Flights.plot(radar, truth, t, chance)), Flights.time(t), 0);
            }
            for (int t = lastPlotSeconds + PERIOD; t <= lastPlotSeconds + 36; t += PERIOD) {
                tracker.tick(Flights.time(t), 0);
            }
            assertThat(tracker.confirmed(Flights.time(lastPlotSeconds + 36), 0))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 150})
    void isHeldForAnAircraftOnceItFliesStraightAgain(int firstSeed) {
        Radar radar = Flights.radar("R", 38, -30, PERIOD);
        for (int seed = firstSeed; seed < firstSeed + 50; seed++) {
            Random chance = new Random(seed);
            Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
            for (int t = 0; t <= STRAIGHT_SECONDS; t += PERIOD) {
                if (chance.nextDouble() < 0.9) {
                    double[] truth = Flights.turning(38.3, -29.5, 100, 250, t);
                    tracker.accept(List.of(Flights.plot(radar, truth, t, chance)), Flights.time(t), 0);
                }
            }
            assertThat(tracker.confirmed(Flights.time(STRAIGHT_SECONDS), 0))
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .allSatisfy(track -> assertThat(track.motion().air()).isGreaterThan(0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16})
    void takesNoPlotThatNoAircraftCouldHaveFlownTo(int kilometres) {
        Radar radar = Flights.radar("R", 37, -30, PERIOD);
        Random chance = new Random(kilometres);
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
        double t = 0;
        for (; t < 60; t += PERIOD) {
            double[] truth = Flights.level(38.3, -29.5, 90, 250, t);
            tracker.accept(List.of(Flights.plot(radar, truth, t, chance)), Flights.time(t), 0);
        }
        t += 12 * PERIOD;
        double[] aside = Flights.level(38.3 + kilometres / 111.2, -29.5, 90, 250, t);
        tracker.accept(List.of(Flights.plot(radar, aside, t, chance)), Flights.time(t), 0);
        assertThat(tracker.confirmed(Flights.time(t), 0))
                .allSatisfy(track -> assertThat(track.estimate().speedMps()).isLessThan(350));
    }
}
