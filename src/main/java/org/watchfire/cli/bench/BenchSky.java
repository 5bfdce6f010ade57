package org.watchfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/**
 * What one radar sees turn by turn, from a seed: 50 aircraft within 200 km, those that leave replaced by others that come in,
 * and on average 60 false plots a turn, evenly over range, azimuth and elevation to 40°: the density of scenario S4 of the
 * tracking data. What is above the horizon, below 85° and in range is seen with 0.9.
 */
final class BenchSky {
    static final NationId OWN = new NationId("OWN");

    private static final int AIRCRAFT = 50;
    private static final double CLUTTER = 60;
    private static final double DETECTION = 0.9;
    private static final double TRAFFIC_METRES = 200e3;
    private static final double NEAREST_CLUTTER_METRES = 5e3;
    private static final double HIGHEST_RADIANS = Math.toRadians(85);
    private static final double FULL_TURN = 2 * Math.PI;
    private static final TimeTag START = TimeTag.of(1_700_000_000L * TimeTag.NANOS);

    private final Random chance;
    private final Geodetic site;
    private final Radar radar;
    private final RadarFrame frame;
    private final List<BenchAircraft> aircraft = new ArrayList<>();
    private final double[] measured = new double[RadarFrame.MEASURES];
    private final List<Plot> plots = new ArrayList<>();
    private long turn = -1;

    /** Which radar looks. */
    enum Kind {
        /** That of S4: 400 km, a turn in 4 s, 50 m and 1.5 mrad. */
        S4(400e3, 4, 50, 1.5e-3),
        /** One that watches space: 3,000 km, a look in 10 s, 100 m and 1 mrad. */
        LONG(3_000e3, 10, 100, 1e-3);

        final double rangeMetres;
        final double periodSeconds;
        private final double rangeSigma;
        private final double angleSigma;

        Kind(double rangeMetres, double periodSeconds, double rangeSigma, double angleSigma) {
            this.rangeMetres = rangeMetres;
            this.periodSeconds = periodSeconds;
            this.rangeSigma = rangeSigma;
            this.angleSigma = angleSigma;
        }
    }

    /** A sky over a place between 60° south and north. */
    BenchSky(Kind kind, Random chance) {
        this.chance = chance;
        site = Geodetic.ofDegrees(120 * chance.nextDouble() - 60, 360 * chance.nextDouble() - 180, 50);
        radar = new Radar(
                new RadarId(OWN, "BENCH"),
                site,
                kind.rangeSigma,
                kind.angleSigma,
                kind.angleSigma,
                Double.NaN,
                kind.periodSeconds,
                DETECTION,
                CLUTTER,
                kind.rangeMetres);
        frame = new RadarFrame(site);
        for (int i = 0; i < AIRCRAFT; i++) {
            Geodetic below = ground(TRAFFIC_METRES * Math.sqrt(chance.nextDouble()));
            aircraft.add(new BenchAircraft(below, FULL_TURN * chance.nextDouble(), chance));
        }
    }

    Radar radar() {
        return radar;
    }

    /** A place on the ground so far from the radar, in any direction. */
    Geodetic ground(double metres) {
        return Geodesic.direct(site, FULL_TURN * chance.nextDouble(), metres);
    }

    /** The radar turns once more: aircraft fly on and are seen or not, and there is clutter. */
    void turn() {
        turn++;
        plots.clear();
        for (int i = 0; i < aircraft.size(); i++) {
            aircraft.get(i).fly(turn == 0 ? 0 : radar.periodSeconds());
            if (hasLeft(aircraft.get(i).state())) {
                aircraft.set(i, comingIn());
            }
            see(aircraft.get(i).state());
        }
        clutter();
    }

    /** Asked over the ground only of what is near the edge in space: the way over the ground is most of what a turn would take. */
    private boolean hasLeft(double[] s) {
        frame.measure(s, measured);
        return measured[0] > 0.99 * TRAFFIC_METRES
                && Geodesic.distanceMetres(site, Wgs84.toGeodetic(s[0], s[1], s[2])) > TRAFFIC_METRES * 1.001;
    }

    private BenchAircraft comingIn() {
        Geodetic below = ground(TRAFFIC_METRES);
        double inward = Geodesic.azimuthRadians(below, site);
        return new BenchAircraft(below, inward + Math.PI * (chance.nextDouble() - 0.5), chance);
    }

    /** Time of the turn. */
    TimeTag now() {
        return START.plusSeconds(turn * radar.periodSeconds());
    }

    /** What this turn has shown so far. */
    List<Plot> plots() {
        return List.copyOf(plots);
    }

    /**
     * Lets the radar look at one more thing.
     *
     * @param state ECEF
     * @return whether it is between the horizon and 85° and within range; it is seen with 0.9 then
     */
    boolean see(double[] state) {
        frame.measure(state, measured);
        if (measured[0] > radar.maxRangeMetres() || measured[2] < 0 || measured[2] > HIGHEST_RADIANS) {
            return false;
        }
        if (chance.nextDouble() < DETECTION) {
            add(
                    measured[0] + radar.rangeSigmaMetres() * chance.nextGaussian(),
                    measured[1] + radar.azimuthSigmaRadians() * chance.nextGaussian(),
                    measured[2] + radar.elevationSigmaRadians() * chance.nextGaussian());
        }
        return true;
    }

    /** As many as come, one after the other, in a turn at their mean rate. */
    private void clutter() {
        for (double at = pause(); at < CLUTTER; at += pause()) {
            add(
                    NEAREST_CLUTTER_METRES + (radar.maxRangeMetres() - NEAREST_CLUTTER_METRES) * chance.nextDouble(),
                    FULL_TURN * chance.nextDouble(),
                    Math.toRadians(40 * chance.nextDouble()));
        }
    }

    private double pause() {
        return -Math.log(1 - chance.nextDouble());
    }

    private void add(double range, double azimuth, double elevation) {
        plots.add(new Plot(
                radar.id(),
                now(),
                range,
                (azimuth + FULL_TURN) % FULL_TURN,
                elevation,
                Double.NaN,
                Double.NaN,
                Identity.NONE,
                0));
    }
}
