package org.watchfire.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** Simulated flights and radars for the tests: truth by integration, noise from a seed. */
public final class Flights {
    static final NationId NATION = new NationId("AAA");
    static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());

    private Flights() {}

    static TimeTag time(double seconds) {
        return TimeTag.of(1_000_000_000_000_000_000L).plusSeconds(seconds);
    }

    static Radar radar(String name, double latitude, double longitude, double period) {
        return new Radar(
                new RadarId(NATION, name),
                Geodetic.ofDegrees(latitude, longitude, 50),
                50,
                1e-3,
                1e-3,
                Double.NaN,
                period,
                0.95,
                1,
                2e6);
    }

    /** A body thrown from 60 km height with an elevation of 40 degrees, {@code seconds} later. */
    static double[] thrown(double latitude, double longitude, double bearing, double speed, double seconds) {
        double[] state = start(latitude, longitude, 60_000, bearing, speed, Math.toRadians(40));
        FreeFlight.propagate(state, seconds, 1);
        return state;
    }

    /** An aircraft in level flight, by steps of a tenth of a second. */
    public static double[] level(double latitude, double longitude, double bearing, double speed, double seconds) {
        double[] state = start(latitude, longitude, 9_000, bearing, speed, 0);
        int steps = (int) Math.round(seconds * 10);
        for (int i = 0; i < steps; i++) {
            double radius = Math.sqrt(state[0] * state[0] + state[1] * state[1] + state[2] * state[2]);
            for (int k = 0; k < 3; k++) {
                state[3 + k] -= 0.1 * speed * speed / radius * state[k] / radius;
                state[k] += 0.1 * state[3 + k];
            }
        }
        return state;
    }

    /** A fighter: straight, from 40 s a turn to the right of 3 g for 30 s, straight, from 100 s one of 2 g to the left for 25 s. */
    static double[] turning(double latitude, double longitude, double bearing, double speed, double seconds) {
        double[] state = start(latitude, longitude, 9_000, bearing, speed, 0);
        int steps = (int) Math.round(seconds * 100);
        double h = 0.01;
        for (int i = 0; i < steps; i++) {
            double t = i * h;
            double right = t >= 40 && t < 70 ? 29.4 : t >= 100 && t < 125 ? -19.6 : 0;
            double radius = Math.sqrt(state[0] * state[0] + state[1] * state[1] + state[2] * state[2]);
            double[] up = {state[0] / radius, state[1] / radius, state[2] / radius};
            double[] aside = {
                state[4] * up[2] - state[5] * up[1],
                state[5] * up[0] - state[3] * up[2],
                state[3] * up[1] - state[4] * up[0]
            };
            for (int k = 0; k < 3; k++) {
                state[3 + k] += h * (right * aside[k] / speed - speed * speed / radius * up[k]);
                state[k] += h * state[3 + k];
            }
        }
        return state;
    }

    private static double[] start(
            double latitude, double longitude, double height, double bearing, double speed, double climb) {
        double lat = Math.toRadians(latitude);
        double lon = Math.toRadians(longitude);
        double[] state = new double[6];
        double[] place = new double[3];
        double[] enu = new double[9];
        Wgs84.toEcef(lat, lon, height, place);
        Wgs84.eastNorthUp(lat, lon, enu);
        double[] local = {
            speed * Math.cos(climb) * Math.sin(Math.toRadians(bearing)),
            speed * Math.cos(climb) * Math.cos(Math.toRadians(bearing)),
            speed * Math.sin(climb)
        };
        for (int i = 0; i < 3; i++) {
            state[i] = place[i];
            state[3 + i] = local[0] * enu[i] + local[1] * enu[3 + i] + local[2] * enu[6 + i];
        }
        return state;
    }

    static Plot plot(Radar radar, double[] state, double seconds, Random chance) {
        double[] m = new double[4];
        new RadarFrame(radar.site()).measure(state, m);
        double turn = 2 * Math.PI;
        double azimuth = (m[1] + chance.nextGaussian() * radar.azimuthSigmaRadians() + turn) % turn;
        return new Plot(
                radar.id(),
                time(seconds),
                m[0] + chance.nextGaussian() * radar.rangeSigmaMetres(),
                azimuth,
                m[2] + chance.nextGaussian() * radar.elevationSigmaRadians(),
                Double.NaN,
                radar.measuresRangeRate() ? m[3] + chance.nextGaussian() * radar.rangeRateSigmaMps() : Double.NaN,
                Identity.NONE,
                0);
    }

    /** False plots, uniform in range to 400 km, azimuth, and elevation to 40 degrees. */
    static List<Plot> clutter(Radar radar, int count, double seconds, Random chance) {
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plots.add(new Plot(
                    radar.id(),
                    time(seconds),
                    5e3 + chance.nextDouble() * 395e3,
                    chance.nextDouble() * 2 * Math.PI,
                    chance.nextDouble() * Math.toRadians(40),
                    Double.NaN,
                    Double.NaN,
                    Identity.NONE,
                    0));
        }
        return plots;
    }

    static double distance(double[] state, org.watchfire.model.StateEstimate estimate) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (state[i] - estimate.state(i)) * (state[i] - estimate.state(i));
        }
        return Math.sqrt(sum);
    }
}
