package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.Track;

/** Two aircraft that cross in one height: while one resolution cell of the radar holds both it shows one plot, as radars do. */
class UnresolvedTest {
    private static final double CELL_METRES = 150;
    private static final double CELL_RADIANS = Math.toRadians(1.5);
    private static final double DETECTION = 0.9;
    private static final int CROSSINGS = 60;
    private static final int SCANS = 60;
    private static final double PERIOD_SECONDS = 4;
    private static final double MEETING_SECONDS = 120;

    private final Radar radar = Flights.radar("R", -37, 150, PERIOD_SECONDS);
    private int mergedScans;

    @Test
    void bothKeepTheirNumbers() {
        int kept = 0;
        for (int i = 0; i < CROSSINGS; i++) {
            kept += cross(new Random(i)) ? 1 : 0;
        }
        assertThat(mergedScans).isGreaterThan(CROSSINGS);
        assertThat(kept).isGreaterThanOrEqualTo(CROSSINGS * 9 / 10);
    }

    private boolean cross(Random chance) {
        Geodetic meeting =
                Geodesic.direct(radar.site(), 2 * Math.PI * chance.nextDouble(), 40e3 + 140e3 * chance.nextDouble());
        double bearing = 360 * chance.nextDouble();
        Aircraft one = Aircraft.through(meeting, bearing, 150 + 150 * chance.nextDouble());
        Aircraft other =
                Aircraft.through(meeting, bearing + 5 + 55 * chance.nextDouble(), 150 + 150 * chance.nextDouble());
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
        List<Long> before = List.of();
        for (int k = 0; k < SCANS; k++) {
            double seconds = k * PERIOD_SECONDS;
            tracker.accept(look(one, other, seconds, chance), Flights.time(seconds), 0);
            if (k == SCANS / 4) {
                before = numbers(tracker, seconds, one, other);
            }
        }
        return numbers(tracker, (SCANS - 1) * PERIOD_SECONDS, one, other).equals(before);
    }

    /** Plots of both, or of either where the cell holds both. */
    private List<Plot> look(Aircraft one, Aircraft other, double seconds, Random chance) {
        List<Plot> plots = new ArrayList<>();
        Plot first = Flights.plot(radar, one.at(seconds), seconds, chance);
        Plot second = Flights.plot(radar, other.at(seconds), seconds, chance);
        boolean firstSeen = chance.nextDouble() < DETECTION;
        boolean secondSeen = chance.nextDouble() < DETECTION;
        if (firstSeen) {
            plots.add(first);
        }
        if (secondSeen) {
            plots.add(second);
        }
        double aside = Math.IEEEremainder(first.azimuthRadians() - second.azimuthRadians(), 2 * Math.PI);
        if (Math.abs(first.rangeMetres() - second.rangeMetres()) < CELL_METRES && Math.abs(aside) < CELL_RADIANS) {
            mergedScans++;
            return plots.isEmpty() ? plots : List.of(plots.get(chance.nextInt(plots.size())));
        }
        return plots;
    }

    /** Numbers of the tracks nearest to both. */
    private static List<Long> numbers(Tracker tracker, double seconds, Aircraft... aircraft) {
        List<Track> tracks = tracker.confirmed(Flights.time(seconds), 0);
        List<Long> numbers = new ArrayList<>();
        for (Aircraft each : aircraft) {
            double[] truth = each.at(seconds);
            double nearest = 3_000;
            long number = 0;
            for (Track track : tracks) {
                double away = Flights.distance(truth, track.estimate());
                if (away < nearest) {
                    nearest = away;
                    number = track.id().number();
                }
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** Level, at the meeting place at the meeting's time. */
    private record Aircraft(Geodetic start, double bearing, double speed) {
        static Aircraft through(Geodetic meeting, double bearing, double speed) {
            double back = Math.toRadians(bearing + 180);
            return new Aircraft(Geodesic.direct(meeting, back, speed * MEETING_SECONDS), bearing, speed);
        }

        double[] at(double seconds) {
            return Flights.level(start.latitudeDegrees(), start.longitudeDegrees(), bearing, speed, seconds);
        }
    }
}
