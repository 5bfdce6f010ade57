package org.watchfire.assess.launch;

import java.util.Arrays;
import org.watchfire.astro.Descent;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;

/**
 * One integration of a {@link Boost}: position, velocity and the tilt of the thrust by the classical fourth-order Runge-Kutta rule, and beside
 * them, where asked for, their derivatives by the parameters ({@link BoostMap}).
 */
final class BoostFlight {
    /** Where the tilt of the thrust stands in a state, after position and velocity; radians from the launch's vertical. */
    static final int TILT = 6;

    static final int TERMS = 7;

    private final double[] s = new double[TERMS];
    private final BoostBurn burn;
    private final BoostSteering steering;
    private final BoostMap map;
    private final double ballisticKgPerM2;
    private boolean turning;
    private boolean thrusting = true;

    /** Thrust at the begin, middle and end of a step, and its derivatives by {@link BoostBurn#OF}. */
    private final double[] size = new double[3];

    private final double[][] sizeBy = new double[3][BoostBurn.OF.length];
    private final double[] jumpBy = new double[BoostBurn.JUMPING.length];

    private final double[][] slopes = new double[4][TERMS];
    private final double[] moved = new double[TERMS];
    private final double[] pull = new double[3];
    private final double[] middle = new double[TERMS];

    /** Drag where each slope was taken. */
    private final double[][] slowed = new double[4][3];

    /**
     * @param p parameters
     * @param staged whether a second stage follows the first
     * @param place of launch, ECEF
     * @param frame east, north and up, as ECEF rows
     * @param wanted the parameters by which derivatives are asked for
     */
    BoostFlight(double[] p, boolean staged, double[] place, double[] frame, int[] wanted) {
        burn = new BoostBurn(p, staged);
        steering = new BoostSteering(p, frame);
        ballisticKgPerM2 = Math.exp(p[Boost.LOG_BALLISTIC]);
        map = new BoostMap(wanted, steering, ballisticKgPerM2);
        System.arraycopy(place, 0, s, 0, 3);
        map.begin(place, frame);
    }

    /** Whether it thrusts from now on. */
    boolean isThrusting() {
        return thrusting;
    }

    /** Seconds after some time for which it goes on smoothly: a step over a bend would err. */
    double smoothAfter(double t) {
        return BoostBurn.after(steering.verticalSeconds, t, burn.smoothAfter(t));
    }

    /** A step of {@code h} seconds from {@code t} after launch. */
    void step(double t, double h) {
        size[0] = burn.at(t, 1, sizeBy[0]);
        size[1] = burn.at(t + h / 2, 0, sizeBy[1]);
        size[2] = burn.at(t + h, -1, sizeBy[2]);
        slope(s, size[0], 0);
        slope(moved(slopes[0], h / 2), size[1], 1);
        System.arraycopy(moved(slopes[1], h / 2), 0, middle, 0, TERMS);
        slope(moved, size[1], 2);
        slope(moved(slopes[2], h), size[2], 3);
        if (map.isWanted()) {
            map.step(h, middle, size, sizeBy, slowed, turning);
        }
        for (int i = 0; i < TERMS; i++) {
            s[i] += h / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
        }
        pass(t + h);
    }

    /** What happens at a moment: stages part and ignite, and the turn begins. */
    private void pass(double t) {
        thrusting = burn.isOn(t, 1);
        if (thrusting != burn.isOn(t, -1)) {
            burn.jump(t, size[2] - burn.at(t, 1, sizeBy[0]), jumpBy);
            map.jump(s, jumpBy);
        }
        if (!turning && t >= steering.verticalSeconds - 1e-9) {
            turning = true;
            s[TILT] = steering.kick;
            map.startTurn(s, burn.at(t, 1, sizeBy[0]));
        }
    }

    private void slope(double[] at, double thrust, int stage) {
        double[] out = slopes[stage];
        double[] slower = slowed[stage];
        FreeFlight.acceleration(at, pull);
        if (Descent.mayBeInAir(at)) {
            Drag.acceleration(at, ballisticKgPerM2, slower);
        } else {
            Arrays.fill(slower, 0);
        }
        double level = thrust * Math.sin(at[TILT]);
        double rising = thrust * Math.cos(at[TILT]);
        for (int i = 0; i < 3; i++) {
            out[i] = at[3 + i];
            out[3 + i] = pull[i] + slower[i] + level * steering.ahead[i] + rising * steering.up[i];
        }
        out[TILT] = turning ? steering.rate(at) : 0;
    }

    private double[] moved(double[] slope, double h) {
        for (int i = 0; i < TERMS; i++) {
            moved[i] = s[i] + h * slope[i];
        }
        return moved;
    }

    /** Position and velocity now. */
    void read(double[] out6) {
        System.arraycopy(s, 0, out6, 0, 6);
    }

    /**
     * Their derivatives by the parameters.
     *
     * @param t seconds after launch
     * @param out receives a column of six for each parameter asked for
     */
    void readMap(double t, double[][] out) {
        Arrays.fill(slopes[0], 0);
        if (t > 0) {
            slope(s, burn.at(t, -1, sizeBy[0]), 0);
        }
        map.read(slopes[0], burn.isStaged(), out);
    }
}
