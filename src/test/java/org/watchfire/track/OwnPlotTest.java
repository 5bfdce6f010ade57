package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** An aircraft comes into view low down, its first two plots climb by chance as a launch does, and a false plot lies where that would be next. */
class OwnPlotTest {
    private static final NationId OWN = new NationId("OWN");
    private static final RadarId ID = new RadarId(OWN, "R");
    private static final double PERIOD = 4;
    private static final TimeTag START = TimeTag.of(1_700_000_000L * TimeTag.NANOS);

    /** Range km, azimuth and elevation in degrees: two noisy plots of the aircraft, then the false one, then the aircraft's at each turn. */
    private static final double[][] CLIMBING = {{200.10, 11.48, 0.52}, {199.79, 11.14, 0.85}};

    private static final double[] ABOVE = {199.50, 11.36, 1.58};
    private static final double[][] LEVEL = {
        {199.55, 11.30, 0.69},
        {199.18, 11.02, 0.68},
        {198.86, 10.60, 0.64},
        {198.40, 10.65, 0.74},
        {198.20, 10.41, 0.81}
    };

    private final Tracker tracker = new Tracker(
            OWN,
            new Label(0, new TreeSet<>(), new TreeSet<>()),
            List.of(new Radar(
                    ID, Geodetic.ofDegrees(-31, 77, 50), 50, 1.5e-3, 1.5e-3, Double.NaN, PERIOD, 0.9, 60, 400e3)),
            TrackerSettings.defaults());

    private int turn;

    @Test
    void anAircraftStaysOneUnderAFalsePlot() {
        look(new double[] {390, 115, 39}, new double[] {390, 15, -1});
        look(CLIMBING[0]);
        look(CLIMBING[1]);
        double air = look(ABOVE, LEVEL[0]).getFirst().motion().air();
        assertThat(air).isBetween(0.01, 0.99);
        for (int i = 1; i < LEVEL.length; i++) {
            look(LEVEL[i]);
        }
        Track end = tracker.confirmed(now(), 0).getFirst();
        assertThat(end.motion().air()).isGreaterThan(0.99);
        assertThat(end.estimate().speedMps()).isBetween(100.0, 300.0);
    }

    /** The plots of that turn in datagrams of their own, either first: what is known after both is the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAircraftsPlotMayComeByItself(boolean first) {
        look(new double[] {390, 115, 39}, new double[] {390, 15, -1});
        look(CLIMBING[0]);
        look(CLIMBING[1]);
        look(first ? LEVEL[0] : ABOVE);
        turn--;
        double air = look(first ? ABOVE : LEVEL[0]).getFirst().motion().air();
        assertThat(air).isBetween(0.01, 0.99);
    }

    /** The same without the aircraft's plot of that turn: nothing speaks for one any more, until it is seen again. */
    @Test
    void aLaunchIsOneWhereNoAircraftWasSeen() {
        look(new double[] {390, 115, 39}, new double[] {390, 15, -1});
        look(CLIMBING[0]);
        look(CLIMBING[1]);
        assertThat(look(ABOVE).getFirst().motion().air()).isLessThan(0.01);
    }

    private TimeTag now() {
        return START.plusSeconds(turn * PERIOD);
    }

    private List<Track> look(double[]... places) {
        turn++;
        List<Plot> plots = new ArrayList<>();
        for (double[] place : places) {
            plots.add(new Plot(
                    ID,
                    now(),
                    1000 * place[0],
                    Math.toRadians(place[1]),
                    Math.toRadians(place[2]),
                    Double.NaN,
                    Double.NaN,
                    Identity.NONE,
                    0));
        }
        tracker.accept(plots, now(), 0);
        return tracker.confirmed(now(), 0);
    }
}
