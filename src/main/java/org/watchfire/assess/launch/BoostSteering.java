package org.watchfire.assess.launch;

import static org.watchfire.assess.launch.Boost.AZIMUTH;
import static org.watchfire.assess.launch.Boost.LOG_KICK;
import static org.watchfire.assess.launch.Boost.LOG_TILT_RATE;
import static org.watchfire.assess.launch.Boost.TURN;
import static org.watchfire.assess.launch.Boost.VERTICAL_SECONDS;

/**
 * Where the engines of a {@link Boost} point: up, then tilted by a kick, and from there on at a rate that is part steady, part the one at which
 * gravity turns the path of what thrusts along it, g sin(tilt) / v.
 */
final class BoostSteering {
    private static final double GRAVITY = 9.81;

    /** What is slower than this turns as what is as fast, m/s. */
    private static final double SLOW_MPS = 30;

    /** The tilt that a steady turn tends to. */
    private static final double MOST_TILT = Math.toRadians(100);

    final double verticalSeconds;
    final double kick;
    private final double tiltRate;
    private final double turn;

    /** Level unit vector of the plane of flight, the one it turns towards as the azimuth grows, and up: ECEF. */
    final double[] ahead = new double[3];

    final double[] aside = new double[3];
    final double[] up = new double[3];

    /**
     * @param p parameters
     * @param frame east, north and up, as ECEF rows
     */
    BoostSteering(double[] p, double[] frame) {
        verticalSeconds = p[VERTICAL_SECONDS];
        kick = Math.exp(p[LOG_KICK]);
        tiltRate = Math.exp(p[LOG_TILT_RATE]);
        turn = p[TURN];
        double east = Math.sin(p[AZIMUTH]);
        double north = Math.cos(p[AZIMUTH]);
        for (int i = 0; i < 3; i++) {
            ahead[i] = east * frame[i] + north * frame[3 + i];
            aside[i] = north * frame[i] - east * frame[3 + i];
            up[i] = frame[6 + i];
        }
    }

    /** How fast the tilt grows, rad/s, of a state of position, velocity and tilt. */
    double rate(double[] s) {
        return steadyRate(s) + turn * gravityRate(s);
    }

    /** The derivative of the rate by {@code LOG_TILT_RATE}: its steady part. */
    double steadyRate(double[] s) {
        return tiltRate * (1 - s[BoostFlight.TILT] / MOST_TILT);
    }

    /** The derivative of the rate by {@code TURN}: what gravity does. */
    double gravityRate(double[] s) {
        return GRAVITY * Math.sin(s[BoostFlight.TILT]) / speed(s);
    }

    /** The derivative of the rate by the tilt. */
    double rateByTilt(double[] s) {
        return turn * GRAVITY * Math.cos(s[BoostFlight.TILT]) / speed(s) - tiltRate / MOST_TILT;
    }

    /** The derivative of the rate by the velocity is this times the velocity. */
    double rateBySpeed(double[] s) {
        double speed = speed(s);
        return -turn * gravityRate(s) / (speed * speed);
    }

    private static double speed(double[] s) {
        return Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5] + SLOW_MPS * SLOW_MPS);
    }
}
