package org.watchfire.cli.bench;

import java.util.Random;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/** A satellite on a circular orbit that passes over a place at a time, in any direction. */
final class BenchSatellite {
    private static final double STEP_SECONDS = 10;

    private final double[] state = new double[6];
    private double seconds;

    /**
     * @param below where it passes over
     * @param heightMetres of the orbit there
     * @param passesAt when, seconds
     */
    BenchSatellite(Geodetic below, double heightMetres, double passesAt, Random chance) {
        double[] place = Wgs84.toEcef(new Geodetic(below.latitudeRadians(), below.longitudeRadians(), heightMetres));
        double radius = Math.sqrt(place[0] * place[0] + place[1] * place[1] + place[2] * place[2]);
        double speed = Math.sqrt(Wgs84.GM / radius);
        double heading = 2 * Math.PI * chance.nextDouble();
        double[] enu = new double[9];
        Wgs84.eastNorthUp(below.latitudeRadians(), below.longitudeRadians(), enu);
        System.arraycopy(place, 0, state, 0, 3);
        for (int i = 0; i < 3; i++) {
            state[3 + i] = speed * (Math.sin(heading) * enu[i] + Math.cos(heading) * enu[3 + i]);
        }
        state[3] += Wgs84.OMEGA * place[1];
        state[4] -= Wgs84.OMEGA * place[0];
        seconds = passesAt;
    }

    /** ECEF state at a time, before or after that of the last call; its own array, to read. */
    double[] at(double time) {
        FreeFlight.propagate(state, time - seconds, STEP_SECONDS);
        seconds = time;
        return state;
    }
}
