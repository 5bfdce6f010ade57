package org.watchfire.cli.bench;

import java.util.Random;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/**
 * One stage from rest on the ground, drawn from a seed: straight up for 8 s, then the thrust's pitch falls steadily to a least
 * one. Without drag.
 */
final class BenchLaunch {
    private static final double STEP_SECONDS = 0.1;
    private static final double VERTICAL_SECONDS = 8;
    private static final double EXHAUST_MPS = 2_600;

    private final double azimuth;
    private final double tiltRadiansPerSecond;
    private final double lowestRadians;
    private final double burnSeconds;
    private final double acceleration;
    private final double[] enu = new double[9];
    private final double[] state = new double[6];
    private long steps;

    /**
     * @param site on the ground
     * @param chance gives azimuth, tilt of 0.4 to 1 °/s down to 30 to 60°, burn of 70 to 130 s and first thrust of 14 to 28 m/s²
     */
    BenchLaunch(Geodetic site, Random chance) {
        azimuth = 2 * Math.PI * chance.nextDouble();
        tiltRadiansPerSecond = Math.toRadians(0.4 + 0.6 * chance.nextDouble());
        lowestRadians = Math.toRadians(30 + 30 * chance.nextDouble());
        burnSeconds = 70 + 60 * chance.nextDouble();
        acceleration = 14 + 14 * chance.nextDouble();
        Wgs84.eastNorthUp(site.latitudeRadians(), site.longitudeRadians(), enu);
        System.arraycopy(Wgs84.toEcef(site), 0, state, 0, 3);
    }

    /** First acceleration by thrust, m/s². */
    double acceleration() {
        return acceleration;
    }

    /** ECEF state so long after the start, a time not before that of the last call; its own array, to read. */
    double[] at(double seconds) {
        while (steps * STEP_SECONDS < seconds) {
            step(steps * STEP_SECONDS);
            steps++;
        }
        return state;
    }

    private void step(double t) {
        double thrust = t < burnSeconds ? acceleration / (1 - acceleration * t / EXHAUST_MPS) : 0;
        double pitch = Math.max(lowestRadians, Math.PI / 2 - tiltRadiansPerSecond * Math.max(0, t - VERTICAL_SECONDS));
        push(thrust, pitch, STEP_SECONDS / 2);
        FreeFlight.propagate(state, STEP_SECONDS, STEP_SECONDS);
        push(thrust, pitch, STEP_SECONDS / 2);
    }

    private void push(double thrust, double pitch, double seconds) {
        double level = thrust * Math.cos(pitch) * seconds;
        double up = thrust * Math.sin(pitch) * seconds;
        for (int i = 0; i < 3; i++) {
            state[3 + i] += level * (Math.sin(azimuth) * enu[i] + Math.cos(azimuth) * enu[3 + i]) + up * enu[6 + i];
        }
    }
}
