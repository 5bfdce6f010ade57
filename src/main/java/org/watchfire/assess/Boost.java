package org.watchfire.assess;

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

    private static final double STEP_SECONDS = 5;
    private static final double COAST_STEP_SECONDS = 10;

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
        fly(p, times, out, new double[0][0][0]);
    }

    /**
     * The same, and how each state depends on the parameters.
     *
     * @param maps receives, for each time, {@link #PARAMETERS} columns of six; good to a thousandth
     */
    void fly(double[] p, double[] times, double[][] out, double[][][] maps) {
        double burn = Math.exp(p[LOG_BURN_SECONDS]);
        BoostFlight flight = new BoostFlight(p, position(p), frame, maps.length > 0);
        double t = 0;
        for (int i = 0; i < times.length; i++) {
            double end = times[i] - p[START];
            while (t < end - 1e-9) {
                boolean thrusting = t < burn - 1e-9;
                double h = Math.min(thrusting ? STEP_SECONDS : COAST_STEP_SECONDS, end - t);
                if (thrusting) {
                    h = Math.min(Math.min(h, burn - t), flight.smoothAfter(t));
                }
                flight.step(t, h, thrusting);
                t += h;
                if (thrusting && t >= burn - 1e-9) {
                    flight.cutOff(t);
                }
            }
            flight.read(out[i]);
            if (maps.length > 0) {
                flight.readMap(t, t > 0, t < burn - 1e-9, maps[i]);
            }
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
}
