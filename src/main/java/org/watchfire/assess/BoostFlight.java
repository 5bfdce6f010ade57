package org.watchfire.assess;

import static org.watchfire.assess.Boost.AZIMUTH;
import static org.watchfire.assess.Boost.EAST;
import static org.watchfire.assess.Boost.LOG_BURN_SECONDS;
import static org.watchfire.assess.Boost.LOG_EXHAUST;
import static org.watchfire.assess.Boost.LOG_THRUST;
import static org.watchfire.assess.Boost.LOG_TILT_RATE;
import static org.watchfire.assess.Boost.NORTH;
import static org.watchfire.assess.Boost.PARAMETERS;
import static org.watchfire.assess.Boost.START;
import static org.watchfire.assess.Boost.VERTICAL_SECONDS;

import java.util.Arrays;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;

/**
 * One integration of a {@link Boost}: the state by the classical fourth-order Runge-Kutta rule, and beside it, where asked
 * for, its derivatives by the parameters. Those follow the variational equations; the thrust's part of them is known in
 * closed form and summed by the same rule, gravity's and Coriolis' part by that of the midpoint.
 */
final class BoostFlight {
    private static final double LOWEST_PITCH_RADIANS = Math.toRadians(2);
    private static final double LEAST_MASS_SHARE = 0.15;
    private static final double BEND_SECONDS = 1e-6;

    private final double[] s = new double[6];
    private final boolean mapped;
    private final double[][] map = new double[PARAMETERS][6];

    private final double first;
    private final double exhaust;
    private final double tiltRate;
    private final double verticalSeconds;

    /** Level unit vector of the plane of flight, the one it turns towards as the azimuth grows, and up: ECEF. */
    private final double[] ahead = new double[3];

    private final double[] aside = new double[3];
    private final double[] up = new double[3];

    /** Thrust at the begin, middle and end of a step, three terms each, and its derivatives by the parameters. */
    private final double[][] thrust = new double[3][3];

    private final double[][][] thrustMap = new double[3][PARAMETERS][3];

    private final double[][] slopes = new double[4][6];
    private final double[] moved = new double[6];
    private final double[] pull = new double[3];
    private final double[] gravity = new double[9];

    /**
     * @param p parameters
     * @param place of launch, ECEF
     * @param frame east, north and up, as ECEF rows
     * @param mapped whether derivatives are asked for
     */
    BoostFlight(double[] p, double[] place, double[] frame, boolean mapped) {
        this.mapped = mapped;
        first = Math.exp(p[LOG_THRUST]);
        exhaust = Math.exp(p[LOG_EXHAUST]);
        tiltRate = Math.exp(p[LOG_TILT_RATE]);
        verticalSeconds = p[VERTICAL_SECONDS];
        double east = Math.sin(p[AZIMUTH]);
        double north = Math.cos(p[AZIMUTH]);
        for (int i = 0; i < 3; i++) {
            ahead[i] = east * frame[i] + north * frame[3 + i];
            aside[i] = north * frame[i] - east * frame[3 + i];
            up[i] = frame[6 + i];
        }
        System.arraycopy(place, 0, s, 0, 3);
        if (mapped) {
            double[] level = new double[3];
            Wgs84.up(place[0], place[1], place[2], level);
            for (int column = EAST; column <= NORTH; column++) {
                int row = column == EAST ? 0 : 3;
                double rise = frame[row] * level[0] + frame[row + 1] * level[1] + frame[row + 2] * level[2];
                for (int i = 0; i < 3; i++) {
                    map[column][i] = frame[row + i] - rise * level[i];
                }
            }
        }
    }

    void read(double[] out6) {
        System.arraycopy(s, 0, out6, 0, 6);
    }

    /** Seconds after some time for which thrust changes smoothly: a step over a bend of it would err. */
    double smoothAfter(double t) {
        double lightest = (1 - LEAST_MASS_SHARE) * exhaust / first;
        double flattest = verticalSeconds + (Math.PI / 2 - LOWEST_PITCH_RADIANS) / tiltRate;
        double left = Double.POSITIVE_INFINITY;
        for (double bend : new double[] {verticalSeconds, lightest, flattest}) {
            if (bend > t + 1e-9) {
                left = Math.min(left, bend - t);
            }
        }
        return left;
    }

    /** A step of {@code h} seconds from {@code t} after launch. */
    void step(double t, double h, boolean thrusting) {
        if (thrusting) {
            // From within the step at both its ends: the derivatives jump at a bend.
            thrust(t, BEND_SECONDS, 0);
            thrust(t + h / 2, 0, 1);
            thrust(t + h, -BEND_SECONDS, 2);
        }
        if (mapped) {
            stepMap(h, thrusting);
        }
        slope(s, thrusting, 0, slopes[0]);
        slope(moved(slopes[0], h / 2), thrusting, 1, slopes[1]);
        slope(moved(slopes[1], h / 2), thrusting, 1, slopes[2]);
        slope(moved(slopes[2], h), thrusting, 2, slopes[3]);
        for (int i = 0; i < 6; i++) {
            s[i] += h / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
        }
    }

    /** Thrust ends: a later end would have added what it gave last. */
    void cutOff(double t) {
        for (int i = 0; i < 3; i++) {
            map[LOG_BURN_SECONDS][3 + i] = t * thrust[2][i];
        }
    }

    /**
     * The derivatives of the state now.
     *
     * @param t seconds after launch
     * @param flying whether it has left the ground
     * @param thrusting now
     * @param out receives a column of six for each parameter
     */
    void readMap(double t, boolean flying, boolean thrusting, double[][] out) {
        for (int column = 0; column < PARAMETERS; column++) {
            System.arraycopy(map[column], 0, out[column], 0, 6);
        }
        Arrays.fill(out[START], 0);
        if (flying) {
            // Launched later, it is where it was before.
            FreeFlight.acceleration(s, pull);
            if (thrusting) {
                thrust(t, -BEND_SECONDS, 2);
            }
            for (int i = 0; i < 3; i++) {
                out[START][i] = -s[3 + i];
                out[START][3 + i] = -pull[i] - (thrusting ? thrust[2][i] : 0);
            }
        }
    }

    private void thrust(double t, double side, int at) {
        double burnt = first * t / exhaust;
        boolean least = 1 - first * (t + side) / exhaust < LEAST_MASS_SHARE;
        double share = least ? LEAST_MASS_SHARE : 1 - burnt;
        double size = first / share;
        boolean vertical = t + side < verticalSeconds;
        boolean lowest = tiltRate * (t + side - verticalSeconds) > Math.PI / 2 - LOWEST_PITCH_RADIANS;
        double tilt = lowest ? Math.PI / 2 - LOWEST_PITCH_RADIANS : vertical ? 0 : tiltRate * (t - verticalSeconds);
        double sin = Math.sin(tilt);
        double cos = Math.cos(tilt);
        double[] out = thrust[at];
        for (int i = 0; i < 3; i++) {
            out[i] = size * (sin * ahead[i] + cos * up[i]);
        }
        if (!mapped) {
            return;
        }
        double byThrust = least ? 1 : 1 / share;
        double byExhaust = least ? 0 : -burnt / share;
        double byVertical = lowest || vertical ? 0 : -size * tiltRate;
        double byRate = lowest ? 0 : size * tilt;
        double[][] derivatives = thrustMap[at];
        for (int i = 0; i < 3; i++) {
            double turned = cos * ahead[i] - sin * up[i];
            derivatives[AZIMUTH][i] = size * sin * aside[i];
            derivatives[LOG_THRUST][i] = byThrust * out[i];
            derivatives[LOG_EXHAUST][i] = byExhaust * out[i];
            derivatives[VERTICAL_SECONDS][i] = byVertical * turned;
            derivatives[LOG_TILT_RATE][i] = byRate * turned;
        }
    }

    private void stepMap(double h, boolean thrusting) {
        // Gravity's gradient where the middle of the step is, near enough.
        for (int i = 0; i < 3; i++) {
            moved[i] = s[i] + h / 2 * s[3 + i];
        }
        FreeFlight.positionJacobian(moved, gravity);
        for (int column = 0; column < PARAMETERS; column++) {
            if (column != START) {
                double[] m = map[column];
                double x = m[0] + h / 2 * m[3];
                double y = m[1] + h / 2 * m[4];
                double z = m[2] + h / 2 * m[5];
                double u = m[3];
                double v = m[4];
                add(m, column, 0, h, thrusting, gravity[0] * x + gravity[1] * y + gravity[2] * z + 2 * Wgs84.OMEGA * v);
                add(m, column, 1, h, thrusting, gravity[3] * x + gravity[4] * y + gravity[5] * z - 2 * Wgs84.OMEGA * u);
                add(m, column, 2, h, thrusting, gravity[6] * x + gravity[7] * y + gravity[8] * z);
            }
        }
    }

    private void add(double[] m, int column, int i, double h, boolean thrusting, double free) {
        double f0 = 0;
        double f1 = 0;
        double f2 = 0;
        if (thrusting) {
            f0 = thrustMap[0][column][i];
            f1 = thrustMap[1][column][i];
            f2 = thrustMap[2][column][i];
        }
        m[i] += h * m[3 + i] + h * h / 2 * (free + (f0 + 2 * f1) / 3);
        m[3 + i] += h * (free + (f0 + 4 * f1 + f2) / 6);
    }

    private void slope(double[] at, boolean thrusting, int stage, double[] out) {
        FreeFlight.acceleration(at, pull);
        double[] push = thrust[stage];
        for (int i = 0; i < 3; i++) {
            out[i] = at[3 + i];
            out[3 + i] = thrusting ? pull[i] + push[i] : pull[i];
        }
    }

    private double[] moved(double[] slope, double h) {
        for (int i = 0; i < 6; i++) {
            moved[i] = s[i] + h * slope[i];
        }
        return moved;
    }
}
