package org.watchfire.assess;

import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/**
 * The boost that launches are taken to have, as a function of few parameters: from rest on the ground, straight up, then
 * the thrust tilts at a steady rate in one vertical plane; its acceleration grows as mass burns, a(t) = a₀ / (1 - a₀t/c);
 * it ends, and free flight follows. Drag is not in it: it hides in a₀.
 */
final class Boost {
    static final int EAST = 0;
    static final int NORTH = 1;
    /** Time of launch, seconds after the reference. */
    static final int START = 2;

    static final int AZIMUTH = 3;
    static final int LOG_THRUST = 4;
    static final int LOG_EXHAUST = 5;
    static final int VERTICAL_SECONDS = 6;
    static final int LOG_TILT_RATE = 7;
    static final int LOG_BURN_SECONDS = 8;
    static final int PARAMETERS = 9;

    private static final double STEP_SECONDS = 2;
    private static final double COAST_STEP_SECONDS = 10;
    private static final double LOWEST_PITCH_RADIANS = Math.toRadians(2);
    private static final double LEAST_MASS_SHARE = 0.15;

    private final double[] origin;
    private final double[] frame = new double[9];

    /** A boost from near a place: EAST and NORTH are metres from there, on the level plane. */
    Boost(Geodetic near) {
        origin = Wgs84.toEcef(new Geodetic(near.latitudeRadians(), near.longitudeRadians(), 0));
        Wgs84.eastNorthUp(near.latitudeRadians(), near.longitudeRadians(), frame);
    }

    /** The launch point of some parameters. */
    Geodetic place(double[] parameters) {
        double[] p = position(parameters);
        Geodetic at = Wgs84.toGeodetic(p[0], p[1], p[2]);
        return new Geodetic(at.latitudeRadians(), at.longitudeRadians(), 0);
    }

    /**
     * Flies.
     *
     * @param p {@link #PARAMETERS} of them
     * @param times ascending, seconds after the reference
     * @param out receives the ECEF state at each; before the launch that is the launch point at rest
     */
    void fly(double[] p, double[] times, double[][] out) {
        Flight flight = new Flight(p);
        System.arraycopy(position(p), 0, flight.s, 0, 3);
        double burn = Math.exp(p[LOG_BURN_SECONDS]);
        double t = 0;
        for (int i = 0; i < times.length; i++) {
            double end = times[i] - p[START];
            while (t < end - 1e-9) {
                boolean thrusting = t < burn - 1e-9;
                double h = Math.min(thrusting ? STEP_SECONDS : COAST_STEP_SECONDS, end - t);
                if (thrusting) {
                    h = Math.min(h, burn - t);
                }
                flight.step(t, h, thrusting);
                t += h;
            }
            System.arraycopy(flight.s, 0, out[i], 0, 6);
        }
    }

    private double[] position(double[] p) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = origin[i] + p[EAST] * frame[i] + p[NORTH] * frame[3 + i];
        }
        // Down from the level plane onto the ellipsoid.
        double height = Wgs84.heightMetres(out[0], out[1], out[2]);
        double[] up = new double[3];
        Wgs84.up(out[0], out[1], out[2], up);
        for (int i = 0; i < 3; i++) {
            out[i] -= height * up[i];
        }
        return out;
    }

    /** One integration: the state, what of the parameters stays the same, and room to work in. */
    private final class Flight {
        final double[] s = new double[6];

        private final double first;
        private final double exhaust;
        private final double tiltRate;
        private final double verticalSeconds;
        private final double east;
        private final double north;
        private final double[][] slopes = new double[4][6];
        private final double[] moved = new double[6];
        private final double[] pull = new double[3];

        Flight(double[] p) {
            first = Math.exp(p[LOG_THRUST]);
            exhaust = Math.exp(p[LOG_EXHAUST]);
            tiltRate = Math.exp(p[LOG_TILT_RATE]);
            verticalSeconds = p[VERTICAL_SECONDS];
            east = Math.sin(p[AZIMUTH]);
            north = Math.cos(p[AZIMUTH]);
        }

        /** A step of the classical fourth-order Runge-Kutta rule. */
        void step(double t, double h, boolean thrusting) {
            slope(s, t, thrusting, slopes[0]);
            slope(moved(slopes[0], h / 2), t + h / 2, thrusting, slopes[1]);
            slope(moved(slopes[1], h / 2), t + h / 2, thrusting, slopes[2]);
            slope(moved(slopes[2], h), t + h, thrusting, slopes[3]);
            for (int i = 0; i < 6; i++) {
                s[i] += h / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
            }
        }

        private void slope(double[] at, double t, boolean thrusting, double[] out) {
            FreeFlight.acceleration(at, pull);
            if (thrusting) {
                double share = Math.max(LEAST_MASS_SHARE, 1 - first * t / exhaust);
                double thrust = first / share;
                double tilt = tiltRate * Math.max(0, t - verticalSeconds);
                double pitch = Math.max(LOWEST_PITCH_RADIANS, Math.PI / 2 - tilt);
                double level = thrust * Math.cos(pitch);
                double up = thrust * Math.sin(pitch);
                for (int i = 0; i < 3; i++) {
                    pull[i] += level * (east * frame[i] + north * frame[3 + i]) + up * frame[6 + i];
                }
            }
            for (int i = 0; i < 3; i++) {
                out[i] = at[3 + i];
                out[3 + i] = pull[i];
            }
        }

        private double[] moved(double[] slope, double h) {
            for (int i = 0; i < 6; i++) {
                moved[i] = s[i] + h * slope[i];
            }
            return moved;
        }
    }
}
