package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;

/** A thrown body in clutter so dense that four plots in a row may be chance. */
class UnprovenTest {
    private static final int CLUTTER = 300;
    private static final double PERIOD = 4;
    private static final double WARNED = 0.99;

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 5, 6, 7})
    void isHeldSoonButStatedAsSureOnlyWithAPlotMore(int seed) {
        Radar radar = new Radar(
                new RadarId(Flights.NATION, "R"),
                Geodetic.ofDegrees(37, -30, 50),
                50,
                1.5e-3,
                1.5e-3,
                Double.NaN,
                PERIOD,
                0.9,
                CLUTTER,
                400e3);
        Random chance = new Random(seed);
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
        List<Double> stated = new ArrayList<>();
        for (double t = 0; t <= 24; t += PERIOD) {
            List<Plot> plots = clutter(radar, t, chance);
            if (t >= 2 * PERIOD) {
                plots.add(Flights.plot(radar, Flights.thrown(38, -29.5, 90, 2000, t), t, chance));
            }
            tracker.accept(plots, Flights.time(t), 0);
            tracker.confirmed(Flights.time(t), 0).forEach(track -> stated.add(track.existence()));
        }
        assertThat(stated).hasSize(2);
        assertThat(stated.getFirst()).isLessThan(WARNED);
        assertThat(stated.getLast()).isGreaterThan(WARNED);
    }

    private static List<Plot> clutter(Radar radar, double t, Random chance) {
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < CLUTTER; i++) {
            plots.add(new Plot(
                    radar.id(),
                    Flights.time(t),
                    5e3 + 395e3 * chance.nextDouble(),
                    2 * Math.PI * chance.nextDouble(),
                    Math.toRadians(40 * chance.nextDouble()),
                    Double.NaN,
                    Double.NaN,
                    Identity.NONE,
                    0));
        }
        return plots;
    }
}
