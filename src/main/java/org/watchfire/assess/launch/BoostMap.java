package org.watchfire.assess.launch;

import static org.watchfire.assess.launch.Boost.AZIMUTH;
import static org.watchfire.assess.launch.Boost.EAST;
import static org.watchfire.assess.launch.Boost.LOG_BALLISTIC;
import static org.watchfire.assess.launch.Boost.LOG_BURNT;
import static org.watchfire.assess.launch.Boost.LOG_BURN_SECONDS;
import static org.watchfire.assess.launch.Boost.LOG_EXHAUST;
import static org.watchfire.assess.launch.Boost.LOG_GAP_SECONDS;
import static org.watchfire.assess.launch.Boost.LOG_KICK;
import static org.watchfire.assess.launch.Boost.LOG_SECOND_THRUST;
import static org.watchfire.assess.launch.Boost.LOG_THRUST;
import static org.watchfire.assess.launch.Boost.LOG_TILT_RATE;
import static org.watchfire.assess.launch.Boost.NORTH;
import static org.watchfire.assess.launch.Boost.PARAMETERS;
import static org.watchfire.assess.launch.Boost.START;
import static org.watchfire.assess.launch.Boost.TURN;
import static org.watchfire.assess.launch.Boost.VERTICAL_SECONDS;
import static org.watchfire.assess.launch.BoostFlight.TILT;

import java.util.Arrays;
import org.watchfire.astro.Descent;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;

/**
 * How the state of a {@link BoostFlight} depends on the parameters: a column of seven for each, by the variational equations with the gradients
 * in the middle of each step. The sizes of thrust and drag, whose derivatives are known in closed form, are summed by Simpson's rule.
 */
final class BoostMap {
    private final double[][] columns = new double[PARAMETERS][BoostFlight.TERMS];

    /** Parameters that derivatives are asked for, and of these the ones that the flight has felt so far. */
    private final int[] wanted;

    private final boolean[] felt = new boolean[PARAMETERS];
    private final BoostSteering steering;
    private final double ballisticKgPerM2;

    private final double[] gravity = new double[9];
    private final double[] drag = new double[21];
    private final double[] push = new double[3];
    private final double[] turned = new double[3];

    /** What each parameter does to the mean of the thrust over a step, as the velocity feels it and as the position does. */
    private final double[] forSpeed = new double[PARAMETERS];

    private final double[] forPlace = new double[PARAMETERS];

    BoostMap(int[] wanted, BoostSteering steering, double ballisticKgPerM2) {
        this.wanted = wanted;
        this.steering = steering;
        this.ballisticKgPerM2 = ballisticKgPerM2;
    }

    boolean isWanted() {
        return wanted.length > 0;
    }

    /** At rest on the ground: a launch farther east or north begins farther east or north, on the ellipsoid. */
    void begin(double[] place, double[] frame) {
        double[] level = new double[3];
        Wgs84.up(place[0], place[1], place[2], level);
        for (int column = EAST; column <= NORTH; column++) {
            int row = column == EAST ? 0 : 3;
            double rise = frame[row] * level[0] + frame[row + 1] * level[1] + frame[row + 2] * level[2];
            for (int i = 0; i < 3; i++) {
                columns[column][i] = frame[row + i] - rise * level[i];
            }
        }
        feel(EAST, NORTH, LOG_THRUST, LOG_EXHAUST, LOG_BALLISTIC);
    }

    private void feel(int... parameters) {
        for (int parameter : parameters) {
            felt[parameter] = true;
        }
    }

    /** The turn begins in a state: later, it would have had the thrust upward, and no turn yet. */
    void startTurn(double[] s, double thrust) {
        columns[LOG_KICK][TILT] = steering.kick;
        columns[VERTICAL_SECONDS][TILT] = -steering.rate(s);
        direct(s[TILT]);
        for (int i = 0; i < 3; i++) {
            columns[VERTICAL_SECONDS][3 + i] = -thrust * (push[i] - steering.up[i]);
        }
        feel(AZIMUTH, VERTICAL_SECONDS, LOG_TILT_RATE, TURN, LOG_KICK);
    }

    /**
     * A stage parts, ignites or ends.
     *
     * @param by what the derivatives of the speed along the thrust gain by each of {@link BoostBurn#JUMPING}
     */
    void jump(double[] s, double[] by) {
        direct(s[TILT]);
        for (int j = 0; j < by.length; j++) {
            for (int i = 0; i < 3; i++) {
                columns[BoostBurn.JUMPING[j]][3 + i] += by[j] * push[i];
            }
        }
        feel(LOG_BURNT, LOG_GAP_SECONDS, LOG_SECOND_THRUST, LOG_BURN_SECONDS);
    }

    /**
     * A step.
     *
     * @param middle the state in the middle of it
     * @param size of the thrust at its begin, middle and end
     * @param by derivatives of that by {@link BoostBurn#OF}
     * @param slowed drag at its begin, in its middle twice and at its end
     * @param turning whether the thrust turns
     */
    void step(double h, double[] middle, double[] size, double[][] by, double[][] slowed, boolean turning) {
        linearize(middle);
        for (int j = 0; j < BoostBurn.OF.length; j++) {
            forSpeed[BoostBurn.OF[j]] = (by[0][j] + 4 * by[1][j] + by[2][j]) / 6;
            forPlace[BoostBurn.OF[j]] = (by[0][j] + 2 * by[1][j]) / 3;
        }
        double thrust = (size[0] + 4 * size[1] + size[2]) / 6;
        double byTilt = turning ? steering.rateByTilt(middle) : 0;
        double bySpeed = turning ? steering.rateBySpeed(middle) : 0;
        double aside = thrust * Math.sin(middle[TILT]);
        for (int column : wanted) {
            if (!felt[column]) {
                continue;
            }
            double[] m = columns[column];
            double own = column == LOG_TILT_RATE
                    ? steering.steadyRate(middle)
                    : column == TURN ? steering.gravityRate(middle) : 0;
            double half = h / 2;
            double x = m[0] + half * m[3];
            double y = m[1] + half * m[4];
            double z = m[2] + half * m[5];
            double tilt = m[TILT] + half * (own + byTilt * m[TILT]);
            double along = half * forPlace[column];
            double across = half * thrust * (m[TILT] + tilt) / 2;
            double u = m[3] + along * push[0] + across * turned[0] + half * slower(0, m, column, slowed);
            double v = m[4] + along * push[1] + across * turned[1] + half * slower(1, m, column, slowed);
            double w = m[5] + along * push[2] + across * turned[2] + half * slower(2, m, column, slowed);
            double turn = own + byTilt * tilt + bySpeed * (middle[3] * u + middle[4] * v + middle[5] * w);
            tilt = m[TILT] + half * turn;
            m[TILT] += h * turn;
            for (int i = 0; i < 3; i++) {
                double free = gravity[3 * i] * x
                        + gravity[3 * i + 1] * y
                        + gravity[3 * i + 2] * z
                        + drag[7 * i + 3] * u
                        + drag[7 * i + 4] * v
                        + drag[7 * i + 5] * w
                        + thrust * tilt * turned[i];
                double forPlaceOnly = 0;
                if (column == LOG_BALLISTIC) {
                    double inner = slowed[1][i] + slowed[2][i];
                    free -= (slowed[0][i] + 2 * inner + slowed[3][i]) / 6;
                    forPlaceOnly = (slowed[3][i] - slowed[0][i]) / 6;
                } else if (column == AZIMUTH) {
                    free += aside * steering.aside[i];
                }
                m[i] += h * (m[3 + i] + half * (free + forPlaceOnly + forPlace[column] * push[i]));
                m[3 + i] += h * (free + forSpeed[column] * push[i]);
            }
        }
    }

    /** How the air slows a change of the velocity, and what it does by its own parameter, at the begin of a step. */
    private double slower(int i, double[] m, int column, double[][] slowed) {
        double by = drag[7 * i + 3] * m[3] + drag[7 * i + 4] * m[4] + drag[7 * i + 5] * m[5];
        return column == LOG_BALLISTIC ? by - (slowed[0][i] + slowed[1][i]) / 2 : by;
    }

    private void direct(double tilt) {
        double sin = Math.sin(tilt);
        double cos = Math.cos(tilt);
        for (int i = 0; i < 3; i++) {
            push[i] = sin * steering.ahead[i] + cos * steering.up[i];
            turned[i] = cos * steering.ahead[i] - sin * steering.up[i];
        }
    }

    private void linearize(double[] middle) {
        direct(middle[TILT]);
        FreeFlight.positionJacobian(middle, gravity);
        if (Descent.mayBeInAir(middle)) {
            Drag.jacobian(middle, ballisticKgPerM2, drag);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    gravity[3 * i + j] += drag[7 * i + j];
                }
            }
        } else {
            Arrays.fill(drag, 0);
        }
        drag[4] += 2 * Wgs84.OMEGA;
        drag[10] -= 2 * Wgs84.OMEGA;
    }

    /**
     * The derivatives of position and velocity now.
     *
     * @param slope of the state by the time; launched later, it is where it was before
     * @param staged whether a second stage follows the first
     * @param out receives a column of six for each parameter asked for
     */
    void read(double[] slope, boolean staged, double[][] out) {
        for (int column : wanted) {
            System.arraycopy(columns[column], 0, out[column], 0, 6);
        }
        for (int i = 0; i < 6; i++) {
            out[START][i] = -slope[i];
        }
        if (staged) {
            // A stronger thrust burns the same share sooner, a faster exhaust later.
            for (int i = 0; i < 6; i++) {
                out[LOG_THRUST][i] -= out[LOG_BURNT][i];
                out[LOG_EXHAUST][i] += out[LOG_BURNT][i];
            }
        }
    }
}
