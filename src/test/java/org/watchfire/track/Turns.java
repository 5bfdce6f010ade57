package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** A radar of 400 km and a turn in 4 s with 60 false plots in each, whose plots a test gives turn by turn, and its tracker. */
final class Turns {
    private static final NationId OWN = new NationId("OWN");
    private static final RadarId ID = new RadarId(OWN, "R");
    private static final double PERIOD = 4;
    private static final TimeTag START = TimeTag.of(1_700_000_000L * TimeTag.NANOS);

    private final Tracker tracker = new Tracker(
            OWN,
            new Label(0, new TreeSet<>(), new TreeSet<>()),
            List.of(new Radar(
                    ID, Geodetic.ofDegrees(-31, 77, 50), 50, 1.5e-3, 1.5e-3, Double.NaN, PERIOD, 0.9, 60, 400e3)),
            TrackerSettings.defaults());

    private int turn;

    /** Two false plots have shown how far the radar sees. */
    Turns() {
        look(new double[] {390, 115, 39}, new double[] {390, 15, -1});
    }

    /** The next turn: plots of range km, azimuth and elevation in degrees. Returns the tracks held after it. */
    List<Track> look(double[]... places) {
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
        return held();
    }

    /** Turns that show nothing. */
    void nothing(int turns) {
        for (int i = 0; i < turns; i++) {
            turn++;
            tracker.tick(now(), 0);
        }
    }

    /** What comes next is of the same turn as what came last. */
    void again() {
        turn--;
    }

    List<Track> held() {
        return tracker.confirmed(now(), 0);
    }

    private TimeTag now() {
        return START.plusSeconds(turn * PERIOD);
    }
}
