package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

class OrderTest {
    private static final Radar A = Flights.radar("A", 37, -30, 1);
    private static final Radar B = Flights.radar("B", 41, -33, 1);
    private static final Radar C = Flights.radar("C", 36, -36, 1);

    private record Arrival(Plot plot, double at) {}

    /** Plots of three radars on one body, 40 to 120 s; from 60 s on some come up to {@code late} seconds late. */
    private static List<Arrival> arrivals(long seed, double late, double part) {
        Random chance = new Random(seed);
        List<Arrival> all = new ArrayList<>();
        for (int t = 40; t < 120; t++) {
            for (int k = 0; k < 3; k++) {
                double seconds = t + 0.31 * k;
                Radar radar = List.of(A, B, C).get(k);
                Plot plot = Flights.plot(radar, Flights.thrown(38, -40, 80, 2950, seconds), seconds, chance);
                double delay = t >= 60 && chance.nextDouble() < part ? late * chance.nextDouble() : 0;
                all.add(new Arrival(plot, seconds + delay));
            }
        }
        all.sort(Comparator.comparingDouble(Arrival::at));
        return all;
    }

    private static Tracker run(List<Arrival> arrivals) {
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(A, B, C), TrackerSettings.defaults());
        for (Arrival arrival : arrivals) {
            TimeTag now = Flights.time(arrival.at());
            tracker.accept(List.of(arrival.plot()), now, 0);
        }
        return tracker;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void plotsThatComeLateInAnyOrderGiveWhatTheOrderOfMeasurementGives(long seed) {
        List<Arrival> late = arrivals(seed, 29, 0.2);
        List<Arrival> inOrder = late.stream()
                .sorted(Comparator.comparing((Arrival arrival) -> arrival.plot().time()))
                .toList();
        Tracker tracker = run(late);
        Tracker ordered = run(inOrder);
        assertThat(tracker.counters().late()).isGreaterThan(5);
        TimeTag end = Flights.time(140);
        List<Track> actual = tracker.confirmed(end, 0);
        List<Track> expected = ordered.confirmed(end, 0);
        assertThat(actual).hasSize(1);
        assertThat(actual.getFirst().plots()).isEqualTo(expected.getFirst().plots());
        for (int i = 0; i < 6; i++) {
            // the same sums in the same order; an explanation pruned on other plots may leave a thousandth of a sigma
            double sigma = Math.sqrt(expected.getFirst().estimate().covariance(i, i));
            assertThat(actual.getFirst().estimate().state(i))
                    .isCloseTo(expected.getFirst().estimate().state(i), within(1e-3 * sigma));
        }
    }

    @Test
    void theSameArrivalsGiveTheSameTracksBitForBit() {
        List<Arrival> late = arrivals(4, 20, 0.3);
        TimeTag end = Flights.time(140);
        assertThat(run(late).confirmed(end, 0)).isEqualTo(run(late).confirmed(end, 0));
    }

    @Test
    void aPlotThatComesTwiceCountsOnce() {
        List<Arrival> once = arrivals(4, 0, 0);
        List<Arrival> twice = new ArrayList<>();
        for (Arrival arrival : once) {
            twice.add(arrival);
            twice.add(arrival); // by another network, at once
            twice.add(new Arrival(arrival.plot(), arrival.at() + 1.5)); // and by a slow one
        }
        twice.sort(Comparator.comparingDouble(Arrival::at));
        TimeTag end = Flights.time(140);
        Tracker tracker = run(twice);
        assertThat(tracker.confirmed(end, 0)).isEqualTo(run(once).confirmed(end, 0));
        assertThat(tracker.counters().repeated()).isEqualTo(2L * once.size());
        assertThat(tracker.counters().plots()).isEqualTo(once.size());
    }
}
