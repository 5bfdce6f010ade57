package org.watchfire.assess.launch;

import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/**
 * The boost that launches are taken to have, as a function of few parameters: from rest on the ground, straight up, a kick, then the thrust tilts
 * in one vertical plane at a rate that is part steady, part what gravity gives ({@link BoostSteering}); the acceleration it gives grows as mass burns, a(t) = a₀ / (1 - a₀t/c); in air it is slowed as a
 * body of one ballistic coefficient. Of two stages the first burns a share of its mass, a gap follows, and the second begins with an
 * acceleration of its own. Thrust ends, and free flight follows.
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
    /** Share of the turn that gravity would give the path of what thrusts along it, g sin(tilt) / v. */
    static final int TURN = 8;

    /** Of the ballistic coefficient, kg/m². */
    static final int LOG_BALLISTIC = 9;

    /** Of the angle that the thrust is tilted by at once after the vertical rise, radians. */
    static final int LOG_KICK = 10;

    /** Of the last stage's burn, seconds. */
    static final int LOG_BURN_SECONDS = 11;

    /** Of the share of its mass that a first stage burns before it parts: a₀t/c then. */
    static final int LOG_BURNT = 12;

    /** Of the seconds from there to the second stage's ignition. */
    static final int LOG_GAP_SECONDS = 13;

    /** Of the second stage's first acceleration. */
    static final int LOG_SECOND_THRUST = 14;

    static final int PARAMETERS = 15;

    private static final double STEP_SECONDS = 5;
    /** What is slow turns fast. */
    private static final double FIRST_STEP_SECONDS = 2;

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
     * @param staged whether a second stage follows the first
     * @param times ascending, seconds after the reference
     * @param out receives the ECEF state at each; before the launch that is the launch point at rest
     */
    void fly(double[] p, boolean staged, double[] times, double[][] out) {
        fly(p, staged, times, out, new double[0][0][0], new int[0]);
    }

    /**
     * The same, and how each state depends on the parameters.
     *
     * @param maps receives, for each time, {@link #PARAMETERS} columns of six; good to some hundredths
     */
    void fly(double[] p, boolean staged, double[] times, double[][] out, double[][][] maps, int[] columns) {
        BoostFlight flight = new BoostFlight(p, staged, position(p), frame, columns);
        double t = 0;
        for (int i = 0; i < times.length; i++) {
            double end = times[i] - p[START];
            while (t < end - 1e-9) {
                double most =
                        flight.isThrusting() ? Math.min(STEP_SECONDS, FIRST_STEP_SECONDS + t / 3) : COAST_STEP_SECONDS;
                double h = Math.min(Math.min(most, end - t), flight.smoothAfter(t));
                flight.step(t, h);
                t += h;
            }
            flight.read(out[i]);
            if (columns.length > 0) {
                flight.readMap(t, maps[i]);
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
