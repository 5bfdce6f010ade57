package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.Track;

class TrackerTest {
    private static Tracker tracker(Radar... radars) {
        return new Tracker(Flights.NATION, Flights.LABEL, List.of(radars), TrackerSettings.defaults());
    }

    /** Squared error over covariance, per term. */
    private static double normalisedError(double[] truth, Track track) {
        double[] p = new double[36];
        double[] e = new double[6];
        for (int i = 0; i < 6; i++) {
            e[i] = track.estimate().state(i) - truth[i];
            for (int j = 0; j < 6; j++) {
                p[6 * i + j] = track.estimate().covariance(i, j);
            }
        }
        return solve(p, e) / 6;
    }

    /** eᵀ P⁻¹ e by Cholesky. */
    private static double solve(double[] p, double[] e) {
        double[] l = new double[36];
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double value = e[i];
            for (int j = 0; j <= i; j++) {
                double s = p[6 * i + j];
                for (int k = 0; k < j; k++) {
                    s -= l[6 * i + k] * l[6 * j + k];
                }
                l[6 * i + j] = i == j ? Math.sqrt(s) : s / l[6 * j + j];
            }
            for (int k = 0; k < i; k++) {
                value -= l[6 * i + k] * e[k];
            }
            e[i] = value / l[7 * i];
            sum += e[i] * e[i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"38, 20", "38, 110", "38, -160", "38, -70", "-38, 20", "-38, 110", "-38, -160", "-38, -70"})
    void errsInFreeFlightAsMuchAsItsCovarianceSaysInEveryOctant(double latitude, double longitude) {
        Radar radar = Flights.radar("R", latitude - 1, longitude + 9, 1);
        double[] sums = new double[2];
        for (int seed = 0; seed < 20; seed++) {
            Random chance = new Random(seed);
            Tracker tracker = tracker(radar);
            for (int t = 40; t < 200; t++) {
                double[] truth = Flights.thrown(latitude, longitude, 80, 2950, t);
                tracker.accept(List.of(Flights.plot(radar, truth, t, chance)), Flights.time(t), 0);
                List<Track> tracks = tracker.confirmed(Flights.time(t), 0);
                if (t >= 120) {
                    assertThat(tracks).hasSize(1);
                    sums[0] += normalisedError(truth, tracks.getFirst());
                    sums[1]++;
                }
            }
        }
        // Errors of one run hang together: about 20 × 6 × 2 independent terms, three sigmas of their mean are 0.28.
        assertThat(sums[0] / sums[1]).isBetween(0.7, 1.35);
    }

    @Test
    void confirmsABodyInFreeFlightByTheFourthPlotAndCallsItBallistic() {
        Radar radar = Flights.radar("R", 37, -30, 1);
        Tracker tracker = tracker(radar);
        Random chance = new Random(1);
        for (int t = 20; t < 24; t++) {
            tracker.accept(
                    List.of(Flights.plot(radar, Flights.thrown(38, -40, 80, 2950, t), t, chance)), Flights.time(t), 0);
        }
        List<Track> tracks = tracker.confirmed(Flights.time(23), 0);
        assertThat(tracks).hasSize(1);
        assertThat(tracks.getFirst().motion().ballistic()).isGreaterThan(0.9);
    }

    @Test
    void holdsAnAircraftInClutterUnderOneNumberAndStartsNoOther() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(2);
        List<Track> tracks = List.of();
        double[] truth = {};
        for (int k = 0; k < 60; k++) {
            truth = Flights.level(37.8, -31, 80, 230, 4 * k);
            List<Plot> plots = Flights.clutter(radar, 60, 4 * k, chance);
            if (chance.nextDouble() < 0.9 || k == 59) {
                plots.add(Flights.plot(radar, truth, 4 * k, chance));
            }
            tracker.accept(plots, Flights.time(4 * k), 0);
            tracks = tracker.confirmed(Flights.time(4 * k), 0);
        }
        assertThat(tracks).hasSize(1);
        assertThat(tracker.counters().confirmed()).isEqualTo(1);
        assertThat(tracks.getFirst().motion().air()).isGreaterThan(0.9);
        assertThat(Flights.distance(truth, tracks.getFirst().estimate())).isLessThan(400);
    }

    @Test
    void countsThePlotsThatItHasNoRoomFor() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        TrackerSettings few = new TrackerSettings(0.99, 0.02, 20_000, 60_000, 10, 30, 60);
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), few);
        List<Plot> plots = Flights.clutter(radar, 60, 0, new Random(3));
        tracker.accept(plots, Flights.time(0), 0);
        assertThat(plots).hasSizeGreaterThan(10);
        assertThat(tracker.counters().boundReached()).isEqualTo(plots.size() - 10);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7"})
    void holdsAnAircraftThroughTurnsOfThreeGravitiesUnderOneNumber(int seed) {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(seed);
        double worst = 0;
        for (int k = 0; k < 45; k++) {
            double[] truth = Flights.turning(37.8, -31, 45 * seed, 150 + 20 * seed, 4 * k);
            List<Plot> plots = Flights.clutter(radar, 60, 4 * k, chance);
            if (chance.nextDouble() < 0.9) {
                plots.add(Flights.plot(radar, truth, 4 * k, chance));
            }
            tracker.accept(plots, Flights.time(4 * k), 0);
            for (Track track : tracker.confirmed(Flights.time(4 * k), 0)) {
                worst = Math.max(worst, Flights.distance(truth, track.estimate()));
            }
        }
        assertThat(tracker.counters().confirmed()).isEqualTo(1);
        assertThat(tracker.counters().dropped()).isZero();
        // a missed look at the beginning of a turn: 8 s at 29.4 m/s² are 940 m
        assertThat(worst).isLessThan(1500);
    }

    @Test
    void givesNoLostNumberToAnAircraftOfAnotherSpeedNearby() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(11);
        for (int k = 0; k < 20; k++) {
            double[] truth =
                    k < 11 ? Flights.level(37.8, -31, 90, 200, 4 * k) : Flights.level(37.8, -30.91, 90, 90, 4 * k - 44);
            tracker.accept(List.of(Flights.plot(radar, truth, 4 * k, chance)), Flights.time(4 * k), 0);
        }
        assertThat(tracker.counters().resumed()).isZero();
        assertThat(tracker.counters().confirmed()).isEqualTo(2);
    }

    @Test
    void givesTheSameTracksBitForBitForTheSamePlots() {
        assertThat(runInClutter(7)).isEqualTo(runInClutter(7));
    }

    private static List<Track> runInClutter(long seed) {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(seed);
        List<Track> out = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            List<Plot> plots = Flights.clutter(radar, 40, 4 * k, chance);
            plots.add(Flights.plot(radar, Flights.level(37.8, -31, 80, 230, 4 * k), 4 * k, chance));
            plots.add(Flights.plot(radar, Flights.thrown(38.5, -33, 100, 2000, 4 * k), 4 * k, chance));
            Collections.shuffle(plots, new Random(3));
            out.addAll(tracker.accept(plots, Flights.time(4 * k), 0));
        }
        return out;
    }

    @Test
    void putsALatePlotInItsPlaceWithTheResultOfTheRightOrder() {
        Radar a = Flights.radar("A", 37, -30, 1);
        Radar b = Flights.radar("B", 41, -33, 1);
        Tracker ordered = tracker(a, b);
        Tracker late = tracker(a, b);
        Random chance = new Random(5);
        List<Plot> held = new ArrayList<>();
        for (int t = 40; t < 80; t++) {
            Plot first = Flights.plot(a, Flights.thrown(38, -40, 80, 2950, t), t, chance);
            Plot second = Flights.plot(b, Flights.thrown(38, -40, 80, 2950, t + 0.4), t + 0.4, chance);
            ordered.accept(List.of(first), Flights.time(t + 0.4), 0);
            ordered.accept(List.of(second), Flights.time(t + 0.4), 0);
            late.accept(List.of(first), Flights.time(t + 0.4), 0);
            if (t == 51 || t == 65) {
                held.add(second);
            } else {
                late.accept(List.of(second), Flights.time(t + 0.4), 0);
            }
        }
        for (Plot plot : held) {
            late.accept(List.of(plot), Flights.time(80), 0);
        }
        assertThat(late.counters().late()).isEqualTo(2);
        Track expected = ordered.confirmed(Flights.time(80), 0).getFirst();
        Track actual = late.confirmed(Flights.time(80), 0).getFirst();
        for (int i = 0; i < 6; i++) {
            // the same sums in the same order, but for the models pruned before the plot came
            assertThat(actual.estimate().state(i)).isCloseTo(expected.estimate().state(i), within(1e-3));
        }
    }

    @Test
    void changesItsChoiceWhenABetterPlotOfTheSameLookComesInTheNextDatagram() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(6);
        for (int k = 0; k < 20; k++) {
            double[] truth = Flights.level(37.8, -31, 80, 230, 4 * k);
            if (k == 19) {
                Plot good = Flights.plot(radar, truth, 4 * k, new Random(1));
                Plot bad = new Plot(
                        good.radar(),
                        good.time(),
                        good.rangeMetres() + 110,
                        good.azimuthRadians() + 0.0022,
                        good.elevationRadians(),
                        Double.NaN,
                        Double.NaN,
                        good.identity(),
                        0);
                tracker.accept(List.of(bad), Flights.time(4 * k), 0);
                tracker.accept(List.of(good), Flights.time(4 * k), 0);
            } else {
                tracker.accept(List.of(Flights.plot(radar, truth, 4 * k, chance)), Flights.time(4 * k), 0);
            }
        }
        assertThat(tracker.counters().swapped()).isEqualTo(1);
    }

    @Test
    void coastsThenDropsAnAircraftThatIsNoLongerSeenAndSaysSoOnce() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(8);
        for (int k = 0; k < 15; k++) {
            tracker.accept(
                    List.of(Flights.plot(radar, Flights.level(37.8, -31, 80, 230, 4 * k), 4 * k, chance)),
                    Flights.time(4 * k),
                    0);
        }
        List<Track.Status> seen = new ArrayList<>();
        for (int t = 60; t < 200; t++) {
            tracker.tick(Flights.time(t), 0).forEach(track -> seen.add(track.status()));
        }
        assertThat(seen).startsWith(Track.Status.COASTING).endsWith(Track.Status.DROPPED);
        assertThat(seen).filteredOn(status -> status == Track.Status.DROPPED).hasSize(1);
        assertThat(tracker.confirmed(Flights.time(200), 0)).isEmpty();
    }

    @Test
    void tracksAnAircraftFromPlotsWithAHeightInsteadOfAnElevation() {
        Radar radar = Flights.radar("R", 37, -30, 4);
        Tracker tracker = tracker(radar);
        Random chance = new Random(9);
        double[] truth = {};
        for (int k = 0; k < 15; k++) {
            truth = Flights.level(37.8, -31, 80, 230, 4 * k);
            Plot full = Flights.plot(radar, truth, 4 * k, chance);
            Plot flat = new Plot(
                    full.radar(),
                    full.time(),
                    full.rangeMetres(),
                    full.azimuthRadians(),
                    Double.NaN,
                    9_000,
                    Double.NaN,
                    full.identity(),
                    0);
            tracker.accept(List.of(flat), Flights.time(4 * k), 0);
        }
        List<Track> tracks = tracker.confirmed(Flights.time(56), 0);
        assertThat(tracks).hasSize(1);
        assertThat(Flights.distance(truth, tracks.getFirst().estimate())).isLessThan(400);
    }

    @Test
    void countsPlotsOfARadarItDoesNotKnow() {
        Tracker tracker = tracker(Flights.radar("R", 37, -30, 4));
        Radar other = Flights.radar("X", 37, -30, 4);
        tracker.accept(
                List.of(Flights.plot(other, Flights.level(37.8, -31, 80, 230, 0), 0, new Random(1))),
                Flights.time(0),
                0);
        assertThat(tracker.counters().unknownRadar()).isEqualTo(1);
        assertThat(tracker.counters().plots()).isZero();
    }
}
