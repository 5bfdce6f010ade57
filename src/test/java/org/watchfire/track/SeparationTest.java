package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.Track;

class SeparationTest {
    private static final Radar RADAR = Flights.radar("R", 37, -36, 1);

    private static Tracker tracker() {
        return new Tracker(Flights.NATION, Flights.LABEL, List.of(RADAR), TrackerSettings.defaults());
    }

    /** A part pushed off at 100 s with a kick along the velocity and then driven on at an acceleration. */
    private static double[] part(double seconds, double kick, double acceleration) {
        double[] state = Flights.thrown(38, -40, 80, 2950, 100);
        for (double t = 100; t < seconds - 1e-9; t += 0.1) {
            double speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
            for (int i = 3; i < 6; i++) {
                state[i] += ((t == 100 ? kick : 0) + 0.1 * acceleration) * state[i] / speed;
            }
            FreeFlight.propagate(state, 0.1, 0.1);
        }
        return state;
    }

    private static List<Track> fly(long seed, double kick, double acceleration) {
        Tracker tracker = tracker();
        Random chance = new Random(seed);
        for (int t = 60; t < 160; t++) {
            List<Plot> plots = new ArrayList<>();
            plots.add(Flights.plot(RADAR, Flights.thrown(38, -40, 80, 2950, t), t, chance));
            if (t > 102) {
                plots.add(Flights.plot(RADAR, part(t, kick, acceleration), t, chance));
            }
            tracker.accept(plots, Flights.time(t), 0);
        }
        return tracker.confirmed(Flights.time(159), 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anUpperStageThatDrivesOffIsATrackOfItsOwnWithTheFirstOneAsItsParent(long seed) {
        List<Track> tracks = fly(seed, 5, 25);
        assertThat(tracks).hasSize(2);
        assertThat(tracks.get(0).parent()).isEmpty();
        assertThat(tracks.get(1).parent()).isEqualTo(Optional.of(tracks.get(0).id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void soIsAPieceOfDebrisThatIsThrownOff(long seed) {
        List<Track> tracks = fly(seed, 100, 0);
        assertThat(tracks).hasSize(2);
        assertThat(tracks.get(1).parent()).isEqualTo(Optional.of(tracks.get(0).id()));
    }

    @Test
    void twoLaunchesApartHaveNoParent() {
        Tracker tracker = tracker();
        Random chance = new Random(3);
        for (int t = 60; t < 120; t++) {
            List<Plot> plots = new ArrayList<>();
            plots.add(Flights.plot(RADAR, Flights.thrown(38, -40, 80, 2950, t), t, chance));
            if (t > 80) {
                plots.add(Flights.plot(RADAR, Flights.thrown(38.4, -40, 80, 2950, t), t, chance));
            }
            tracker.accept(plots, Flights.time(t), 0);
        }
        List<Track> tracks = tracker.confirmed(Flights.time(119), 0);
        assertThat(tracks).hasSize(2);
        assertThat(tracks).allMatch(track -> track.parent().isEmpty());
    }
}
