package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;

class RegistrationTest {
    private static final Radar A = Flights.radar("A", 37, -30, 4);
    private static final Radar B = Flights.radar("B", 38.2, -28.5, 4);

    private static Plot biased(Plot plot, double range, double azimuth, double elevation, double late) {
        double turn = 2 * Math.PI;
        return new Plot(
                plot.radar(),
                plot.time().plusSeconds(late),
                plot.rangeMetres() + range,
                (plot.azimuthRadians() + azimuth + turn) % turn,
                plot.elevationRadians() + elevation,
                Double.NaN,
                Double.NaN,
                plot.identity(),
                0);
    }

    /** Radars on both sides of traffic in all directions; B is the biased one. */
    private static Tracker traffic(
            int aircraft, long seed, double range, double azimuth, double elevation, double late) {
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(A, B), TrackerSettings.defaults());
        Random chance = new Random(seed);
        for (int k = 0; k < 60; k++) {
            List<Plot> ofA = new ArrayList<>();
            List<Plot> ofB = new ArrayList<>();
            for (int i = 0; i < aircraft; i++) {
                int column = i % 4;
                int row = i / 4;
                double latitude = 36.5 + 2.5 / 4 * column;
                double longitude = -31 + 3.5 / 5 * row;
                double bearing = 40 * i;
                ofA.add(Flights.plot(A, Flights.level(latitude, longitude, bearing, 220, 4 * k), 4 * k, chance));
                Plot clean =
                        Flights.plot(B, Flights.level(latitude, longitude, bearing, 220, 4 * k + 1), 4 * k + 1, chance);
                ofB.add(biased(clean, range, azimuth, elevation, late));
            }
            tracker.accept(ofA, Flights.time(4 * k), 0);
            tracker.accept(ofB, Flights.time(4 * k + 1.5), 0);
        }
        return tracker;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheBiasesOfOneRadarFromTrafficThatTwoRadarsSee(long seed) {
        List<RadarBias> biases = traffic(20, seed, 120, 3e-3, -2.5e-3, 0.3).biases();
        RadarBias b = biases.get(1);
        assertThat(b.rangeMetres()).isCloseTo(120, within(4 * b.rangeSigmaMetres() + 5));
        assertThat(b.azimuthRadians()).isCloseTo(3e-3, within(4 * b.azimuthSigmaRadians() + 1e-4));
        assertThat(b.elevationRadians()).isCloseTo(-2.5e-3, within(4 * b.elevationSigmaRadians() + 1e-4));
        assertThat(b.azimuthApplied()).isTrue();
        assertThat(b.elevationApplied()).isTrue();
        assertThat(biases.get(0).azimuthApplied()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takesNothingOffRadarsThatAreAligned(long seed) {
        for (RadarBias bias : traffic(20, seed, 0, 0, 0, 0).biases()) {
            assertThat(bias.rangeApplied() || bias.azimuthApplied() || bias.elevationApplied() || bias.timeApplied())
                    .isFalse();
        }
    }

    @Test
    void takesNothingOffWhatOneTargetCannotTell() {
        RadarBias bias = traffic(1, 1, 0, 3e-3, 0, 0).biases().get(0);
        assertThat(bias.azimuthApplied()).isFalse();
    }

    @Test
    void knowsNothingFromOneRadarAlone() {
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(A), TrackerSettings.defaults());
        Random chance = new Random(1);
        for (int k = 0; k < 20; k++) {
            tracker.accept(
                    List.of(Flights.plot(A, Flights.level(37.8, -31, 80, 230, 4 * k), 4 * k, chance)),
                    Flights.time(4 * k),
                    0);
        }
        RadarBias bias = tracker.biases().getFirst();
        assertThat(bias.rangeMetres()).isZero();
        assertThat(bias.rangeSigmaMetres()).isCloseTo(200, within(1e-9));
    }
}
