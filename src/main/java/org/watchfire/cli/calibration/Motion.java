package org.watchfire.cli.calibration;

import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/** Flight under gravity, thrust and drag in short steps; ECEF, metres, seconds. */
final class Motion {
    private static final double AIR_METRES = 150_000;
    private static final double LONGEST_SECONDS = 3 * 3600;

    private Motion() {}

    /** One step: half of thrust and drag, free flight, the other half. */
    static void step(double[] s, double[] thrust, double dragKgPerM2, double seconds) {
        kick(s, thrust, dragKgPerM2, seconds / 2);
        FreeFlight.propagate(s, seconds, seconds);
        kick(s, thrust, dragKgPerM2, seconds / 2);
    }

    private static void kick(double[] s, double[] thrust, double dragKgPerM2, double seconds) {
        double[] drag = new double[3];
        if (Double.isFinite(dragKgPerM2) && height(s) < AIR_METRES) {
            Drag.acceleration(s, dragKgPerM2, drag);
        }
        for (int i = 0; i < 3; i++) {
            s[3 + i] += seconds * (thrust[i] + drag[i]);
        }
    }

    static double height(double[] s) {
        return Wgs84.heightMetres(s[0], s[1], s[2]);
    }

    static double speed(double[] s) {
        return Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
    }

    /** Angle of the velocity above the level, radians. */
    static double pathAngle(double[] s) {
        double[] up = new double[3];
        Wgs84.up(s[0], s[1], s[2], up);
        double climb = up[0] * s[3] + up[1] * s[4] + up[2] * s[5];
        return Math.asin(Math.clamp(climb / Math.max(1e-6, speed(s)), -1, 1));
    }

    /** A vector at a place: along an azimuth, level and upward parts. */
    static double[] vector(Geodetic place, double azimuth, double level, double up) {
        double[] f = new double[9];
        Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), f);
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
            v[i] = level * (Math.sin(azimuth) * f[i] + Math.cos(azimuth) * f[3 + i]) + up * f[6 + i];
        }
        return v;
    }

    /**
     * Where a state comes down without thrust.
     *
     * @param dragKgPerM2 ballistic coefficient; infinite in a vacuum
     * @return the seconds until then, and the state there in place of {@code s}; NaN if it stays up for three hours
     */
    static double fall(double[] s, double dragKgPerM2) {
        double[] none = new double[3];
        double step = Double.isFinite(dragKgPerM2) ? 0.25 : 1;
        double[] before = s.clone();
        for (double t = 0; t < LONGEST_SECONDS; ) {
            double high = height(s);
            if (high < 0 && t > 0) {
                double low = height(before);
                double part = low / (low - high);
                for (int i = 0; i < 6; i++) {
                    s[i] = before[i] + part * (s[i] - before[i]);
                }
                return t - step * (1 - part);
            }
            System.arraycopy(s, 0, before, 0, 6);
            step(s, none, dragKgPerM2, step);
            t += step;
        }
        return Double.NaN;
    }
}
