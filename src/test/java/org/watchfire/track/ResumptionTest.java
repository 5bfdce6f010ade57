package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Radar;

class ResumptionTest {
    private static final Radar RADAR = Flights.radar("R", 37, -30, 4);

    private final Sensor sensor = new Sensor(RADAR, 0);
    private final Starter starter = starter();
    private long serial;

    private static Starter starter() {
        MeasurementUpdate update = new MeasurementUpdate();
        TrackModels models = new TrackModels(update);
        return new Starter(
                new FlownStart(models.air), new ThrownStart(models.thrown, update), new RisenStart(models.thrown), 1);
    }

    /** A track of the plots from one second to another of a flight with a 3 g turn between 40 s and 70 s. */
    private HeldTrack held(double latitude, double speed, int from, int to, Random chance) {
        HeldTrack track = starter.slowStart(
                        sighting(latitude, speed, from, chance), sighting(latitude, speed, from + 4, chance))
                .orElseThrow();
        for (int t = from + 8; t <= to; t += 4) {
            Sighting s = sighting(latitude, speed, t, chance);
            track.explanations.trial(s);
            track.commit(s, s, 1, 30);
        }
        return track;
    }

    private Sighting sighting(double latitude, double speed, int t, Random chance) {
        return new Sighting(
                Flights.plot(RADAR, Flights.turning(latitude, -31, 90, speed, t), t, chance), sensor, t, serial++);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5"})
    void joinsWhatATurnWithoutPlotsParted(int seed) {
        Random chance = new Random(seed);
        HeldTrack lost = held(37.8, 350, 0, 40, chance);
        lost.existence.countMisses(List.of(sensor), 52);
        HeldTrack born = held(37.8, 350, 52, 64, chance);
        assertThat(new Resumption().of(born, List.of(lost))).containsSame(lost);
    }

    @Test
    void joinsNothingToATrackThatStillHasPlots() {
        Random chance = new Random(1);
        HeldTrack held = held(37.8, 350, 0, 40, chance);
        assertThat(new Resumption().of(held(37.8, 350, 44, 64, chance), List.of(held)))
                .isEmpty();
    }

    @Test
    void joinsNoAircraftOfAnotherPlaceOrSpeed() {
        Random chance = new Random(1);
        HeldTrack lost = held(37.8, 350, 0, 40, chance);
        lost.existence.countMisses(List.of(sensor), 52);
        assertThat(new Resumption().of(held(37.85, 350, 52, 64, chance), List.of(lost)))
                .isEmpty();
        assertThat(new Resumption().of(held(37.8, 200, 52, 64, chance), List.of(lost)))
                .isEmpty();
    }

    @Test
    void goesOnUnderTheOldNumberFromTheFirstPlotOn() {
        Random chance = new Random(1);
        HeldTrack lost = held(37.8, 350, 0, 40, chance);
        HeldTrack born = held(37.8, 350, 52, 64, chance);
        int plots = lost.plots + born.plots;
        lost.number = 7;
        lost.resume(born);
        assertThat(lost.number).isEqualTo(7);
        assertThat(lost.plots).isEqualTo(plots);
        assertThat(lost.first.seconds).isZero();
        assertThat(lost.seconds()).isEqualTo(64);
        assertThat(lost.explanations.all()).isEqualTo(born.explanations.all());
    }
}
