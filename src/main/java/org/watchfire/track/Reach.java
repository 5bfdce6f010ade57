package org.watchfire.track;

import org.watchfire.astro.Drag;

/** What may have gone from one plot to another, by speed, height and air alone: what is asked before there is any model. */
final class Reach {
    /** Faster than any aircraft, m/s. */
    static final double FASTEST_AIRCRAFT_MPS = 400;

    /** Faster than any ballistic body seen by a ground radar, m/s. */
    static final double FASTEST_MPS = 8_500;

    /** Sigmas of both plots by which a pair may seem faster or lower than it is. */
    static final double BLUR_SIGMAS = 3;

    private static final double HIGHEST_AIRCRAFT_METRES = 20_000;
    private static final double BLURRED_MPS = 200;
    private static final double ORDINARY_HEIGHT_METRES = 13_000;
    private static final double ORDINARY_CLIMB_MPS = 15;
    private static final double HIGHEST_PRESSURE_PASCAL = 3e5;
    private static final double HIGHEST_FALLING_PRESSURE_PASCAL = 5e6;

    private Reach() {}

    /** Whether an aircraft could have gone from {@code a} to {@code b}. */
    static boolean isFlyable(Sighting a, Sighting b) {
        return isFlyableWithin(a, b, b.seconds - a.seconds) && a.height() - 4 * a.crossSigma < HIGHEST_AIRCRAFT_METRES;
    }

    /** Whether two plots are so near that an aircraft could have gone from one to the other in a time. */
    static boolean isFlyableWithin(Sighting a, Sighting b, double seconds) {
        return distance(a, b) < FASTEST_AIRCRAFT_MPS * seconds + 4 * (a.crossSigma + b.crossSigma);
    }

    /** Whether anything from a launcher to a falling body could have gone from {@code a} to {@code b}. */
    static boolean isPossible(Sighting a, Sighting b) {
        double dt = b.seconds - a.seconds;
        double blur = BLUR_SIGMAS * (a.crossSigma + b.crossSigma);
        double speed = Math.max(distance(a, b) - blur, 0) / dt;
        if (speed > FASTEST_MPS || Math.min(a.height() + blur, b.height() + blur) < 0) {
            return false;
        }
        double height = Math.max(a.height(), b.height());
        double pressure = Drag.pressurePascal(height + blur, speed);
        return pressure < (b.height() < a.height() - blur ? HIGHEST_FALLING_PRESSURE_PASCAL : HIGHEST_PRESSURE_PASCAL);
    }

    /** Whether two plots leave open that this is no aircraft: too blurred, too high, or climbing. */
    static boolean isOpen(Sighting a, Sighting b) {
        double dt = b.seconds - a.seconds;
        double variance = (square(a.crossSigma) + square(b.crossSigma)) / (dt * dt);
        double climb = (b.height() - a.height()) / dt;
        return variance > BLURRED_MPS * BLURRED_MPS
                || Math.min(a.height(), b.height()) - a.crossSigma > ORDINARY_HEIGHT_METRES
                || climb * climb > 4 * (variance + ORDINARY_CLIMB_MPS * ORDINARY_CLIMB_MPS);
    }

    private static double distance(Sighting a, Sighting b) {
        double x = a.position[0] - b.position[0];
        double y = a.position[1] - b.position[1];
        double z = a.position[2] - b.position[2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double square(double v) {
        return v * v;
    }
}
