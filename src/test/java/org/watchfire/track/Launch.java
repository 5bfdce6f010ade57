package org.watchfire.track;

import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;

/**
 * A simulated launcher of one stage for the tests: constant mass flow, thrust by a pitch programme in one vertical plane
 * (so off the velocity), drag of an exponential atmosphere.
 *
 * @param latitude of the pad, degrees
 * @param longitude of the pad, degrees
 * @param bearing of the flight, degrees
 * @param acceleration of the thrust at lift-off, m/s²
 * @param exhaustMps speed of the exhaust
 * @param turnSeconds from 8 s on until the thrust lies at 28 degrees
 */
record Launch(
        double latitude, double longitude, double bearing, double acceleration, double exhaustMps, double turnSeconds) {
    private static final double STEP = 0.05;

    /** State after a time under thrust, ECEF. */
    double[] at(double seconds) {
        double[] enu = new double[9];
        double[] x = new double[6];
        double lat = Math.toRadians(latitude);
        double lon = Math.toRadians(longitude);
        Wgs84.toEcef(lat, lon, 10, x);
        Wgs84.eastNorthUp(lat, lon, enu);
        for (int i = 0; i < 3; i++) {
            x[3 + i] = enu[6 + i];
        }
        int steps = (int) Math.round(seconds / STEP);
        double[] a = new double[3];
        double[] middle = new double[6];
        for (int k = 0; k < steps; k++) {
            acceleration(x, k * STEP, enu, a);
            for (int i = 0; i < 3; i++) {
                middle[i] = x[i] + STEP / 2 * x[3 + i];
                middle[3 + i] = x[3 + i] + STEP / 2 * a[i];
            }
            acceleration(middle, (k + 0.5) * STEP, enu, a);
            for (int i = 0; i < 3; i++) {
                x[i] += STEP * middle[3 + i];
                x[3 + i] += STEP * a[i];
            }
        }
        return x;
    }

    private void acceleration(double[] x, double seconds, double[] enu, double[] out) {
        FreeFlight.acceleration(x, out);
        double thrust = acceleration / (1 - acceleration * seconds / exhaustMps);
        double pitch = Math.toRadians(90 - 62 * Math.clamp((seconds - 8) / turnSeconds, 0, 1));
        double[] part = {
            Math.cos(pitch) * Math.sin(Math.toRadians(bearing)),
            Math.cos(pitch) * Math.cos(Math.toRadians(bearing)),
            Math.sin(pitch)
        };
        double height = Wgs84.heightMetres(x[0], x[1], x[2]);
        double speed = Math.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
        double drag = 0.5 * 1.225 * Math.exp(-height / 7200) * speed * 1.2e-5 * thrust / acceleration;
        for (int i = 0; i < 3; i++) {
            out[i] += thrust * (part[0] * enu[i] + part[1] * enu[3 + i] + part[2] * enu[6 + i]) - drag * x[3 + i];
        }
    }
}
