package org.watchfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** Aircraft on great circles before one radar in the open sea, from a seed. */
final class BenchTraffic {
    private static final double PERIOD_SECONDS = 5;
    private static final double DETECTION = 0.95;
    private static final double FALSE_PART = 0.05;
    private static final double MOST_RANGE_METRES = 350_000;
    private static final double LEAST_RANGE_METRES = 20_000;
    private static final double FULL_TURN = 2 * Math.PI;

    private final Radar radar = new Radar(
            new RadarId(new NationId("OWN"), "BENCH"),
            Geodetic.ofDegrees(-35, 75, 50),
            30,
            0.5e-3,
            0.5e-3,
            Double.NaN,
            PERIOD_SECONDS,
            DETECTION,
            1,
            400_000);
    private final Random chance;
    private final List<double[]> aircraft = new ArrayList<>();
    private final RadarFrame frame = new RadarFrame(radar.site());
    private final double[] measured = new double[RadarFrame.MEASURES];

    BenchTraffic(int count, long seed) {
        chance = new Random(seed);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(radar.site().latitudeRadians(), radar.site().longitudeRadians(), enu);
        double[] site = Wgs84.toEcef(radar.site());
        for (int i = 0; i < count; i++) {
            aircraft.add(aircraft(site, enu));
        }
    }

    Radar radar() {
        return radar;
    }

    private double[] aircraft(double[] site, double[] enu) {
        double away = LEAST_RANGE_METRES + (MOST_RANGE_METRES - LEAST_RANGE_METRES) * Math.sqrt(chance.nextDouble());
        double bearing = FULL_TURN * chance.nextDouble();
        double radius = norm(site) + 3_000 + 9_000 * chance.nextDouble();
        double heading = FULL_TURN * chance.nextDouble();
        double speed = 150 + 150 * chance.nextDouble();
        double[] state = new double[6];
        for (int i = 0; i < 3; i++) {
            state[i] = site[i] + away * (Math.sin(bearing) * enu[i] + Math.cos(bearing) * enu[3 + i]);
            state[3 + i] = Math.sin(heading) * enu[i] + Math.cos(heading) * enu[3 + i];
        }
        double far = norm(state);
        double climb = 0;
        for (int i = 0; i < 3; i++) {
            state[i] *= radius / far;
            climb += state[i] * state[3 + i] / radius;
        }
        double level = 0;
        for (int i = 0; i < 3; i++) {
            state[3 + i] -= climb * state[i] / radius;
            level += state[3 + i] * state[3 + i];
        }
        for (int i = 3; i < 6; i++) {
            state[i] *= speed / Math.sqrt(level);
        }
        return state;
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** Plots of so many turns of the radar. */
    List<List<Plot>> scans(int count) {
        return scans(count, 0);
    }

    /** The same, the first turn being the {@code first}-th of the clock. */
    List<List<Plot>> scans(int count, long first) {
        List<List<Plot>> scans = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            scans.add(scan(k * PERIOD_SECONDS, (first + k) * PERIOD_SECONDS));
        }
        return scans;
    }

    private List<Plot> scan(double flown, double seconds) {
        List<Plot> plots = new ArrayList<>();
        double[] now = new double[6];
        for (double[] start : aircraft) {
            if (chance.nextDouble() < DETECTION) {
                fly(start, flown, now);
                frame.measure(now, measured);
                plots.add(plot(
                        seconds,
                        measured[0] + chance.nextGaussian() * radar.rangeSigmaMetres(),
                        measured[1] + chance.nextGaussian() * radar.azimuthSigmaRadians(),
                        measured[2] + chance.nextGaussian() * radar.elevationSigmaRadians()));
            }
        }
        for (int i = 0; i < Math.max(FALSE_PART * aircraft.size(), 1); i++) {
            double range = LEAST_RANGE_METRES + (MOST_RANGE_METRES - LEAST_RANGE_METRES) * chance.nextDouble();
            plots.add(plot(seconds, range, FULL_TURN * chance.nextDouble(), 0.09 * chance.nextDouble()));
        }
        return plots;
    }

    /** Along the great circle through place and velocity. */
    private static void fly(double[] start, double seconds, double[] out) {
        double radius = norm(start);
        double speed = Math.sqrt(start[3] * start[3] + start[4] * start[4] + start[5] * start[5]);
        double cos = Math.cos(speed / radius * seconds);
        double sin = Math.sin(speed / radius * seconds);
        for (int i = 0; i < 3; i++) {
            out[i] = cos * start[i] + sin * radius / speed * start[3 + i];
            out[3 + i] = cos * start[3 + i] - sin * speed / radius * start[i];
        }
    }

    private Plot plot(double seconds, double range, double azimuth, double elevation) {
        return new Plot(
                radar.id(),
                TimeTag.of(1_000_000_000_000_000_000L).plusSeconds(seconds),
                range,
                ((azimuth % FULL_TURN) + FULL_TURN) % FULL_TURN,
                elevation,
                Double.NaN,
                Double.NaN,
                Identity.NONE,
                0);
    }
}
