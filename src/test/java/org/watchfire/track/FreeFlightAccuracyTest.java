package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.Track;
import org.watchfire.track.motion.Coast;

/** Interacting models against a filter that knows the body flies freely, on the same plots. */
class FreeFlightAccuracyTest {
    private static final int SEEDS = 5;

    @ParameterizedTest
    @CsvSource({"38, 20", "38, 110", "38, -160", "38, -70", "-38, 20", "-38, 110", "-38, -160", "-38, -70"})
    void losesNothingOfItsVelocityByTwoPlotsFarOff(double latitude, double longitude) {
        Radar radar = Flights.radar("R", latitude - 1, longitude + 9, 1);
        double[] errors = new double[2];
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
            Optional<ModelBank> knowing = Optional.empty();
            Optional<Sighting> before = Optional.empty();
            Sensor sensor = new Sensor(radar, 0);
            MeasurementUpdate update = new MeasurementUpdate();
            ThrownStart start = new ThrownStart(new TrackModels(update).thrown, update);
            for (int t = 60; t < 260; t++) {
                double[] truth = Flights.thrown(latitude, longitude, 80, 2950, t);
                Plot plot = Flights.plot(radar, truth, t, chance);
                plot = t == 180 || t == 181 ? farther(plot, 3.5 * radar.rangeSigmaMetres()) : plot;
                Sighting s = new Sighting(plot, sensor, t, t);
                if (knowing.isPresent()) {
                    knowing.get().commit(s);
                } else if (before.isPresent()) {
                    knowing = Optional.of(coastOnly(start.bank(before.get(), s), update));
                }
                before = Optional.of(s);
                tracker.accept(List.of(plot), Flights.time(t), 0);
                if (t >= 190) {
                    Track track = tracker.confirmed(Flights.time(t), 0).getFirst();
                    for (int i = 3; i < 6; i++) {
                        errors[0] += square(track.estimate().state(i) - truth[i]);
                        errors[1] += square(knowing.orElseThrow().state[0][i] - truth[i]);
                    }
                }
            }
        }
        assertThat(Math.sqrt(errors[0] / errors[1])).isLessThan(1.05);
    }

    private static ModelBank coastOnly(ModelBank all, MeasurementUpdate update) {
        ModelBank bank =
                new ModelBank(new ModelSet(List.of(new Coast(1e-7)), new double[][] {{0}}, new double[] {1}, update));
        System.arraycopy(all.state[0], 0, bank.state[0], 0, 6);
        System.arraycopy(all.covariance[0], 0, bank.covariance[0], 0, 36);
        bank.seconds = all.seconds;
        return bank;
    }

    private static Plot farther(Plot plot, double metres) {
        return new Plot(
                plot.radar(),
                plot.time(),
                plot.rangeMetres() + metres,
                plot.azimuthRadians(),
                plot.elevationRadians(),
                Double.NaN,
                Double.NaN,
                Identity.NONE,
                0);
    }

    private static double square(double v) {
        return v * v;
    }
}
