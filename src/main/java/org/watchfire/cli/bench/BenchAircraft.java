package org.watchfire.cli.bench;

import java.util.Random;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/**
 * An aircraft in level flight at 3 to 12 km with 150 to 300 m/s on a sphere; six in ten turn now and then, for 15 to 40 s with
 * half to three times gravity. What S4 of the tracking data flies, without an end.
 */
final class BenchAircraft {
    private static final double STEP_SECONDS = 0.5;
    private static final double TURNING_PART = 0.6;
    private static final double SECONDS_BETWEEN_TURNS = 120;
    private static final double GRAVITY = 9.81;

    private final Random chance;
    private final double radius;
    private final double speed;
    private final boolean turns;
    private final double[] up = new double[3];
    private final double[] ahead = new double[3];
    private final double[] state = new double[6];
    private double turnRate;
    private double untilSeconds;
    private double seconds;

    /**
     * @param below where it is
     * @param heading clockwise from north, radians
     */
    BenchAircraft(Geodetic below, double heading, Random chance) {
        this.chance = chance;
        speed = 150 + 150 * chance.nextDouble();
        turns = chance.nextDouble() < TURNING_PART;
        untilSeconds = straightSeconds();
        double[] enu = new double[9];
        Wgs84.eastNorthUp(below.latitudeRadians(), below.longitudeRadians(), enu);
        double[] at = Wgs84.toEcef(
                new Geodetic(below.latitudeRadians(), below.longitudeRadians(), 3_000 + 9_000 * chance.nextDouble()));
        radius = norm(at);
        double sink = 0;
        for (int i = 0; i < 3; i++) {
            up[i] = at[i] / radius;
            ahead[i] = Math.sin(heading) * enu[i] + Math.cos(heading) * enu[3 + i];
            sink += up[i] * ahead[i];
        }
        for (int i = 0; i < 3; i++) {
            ahead[i] -= sink * up[i];
        }
        double length = norm(ahead);
        for (int i = 0; i < 3; i++) {
            ahead[i] /= length;
        }
        fill();
    }

    /** ECEF state; its own array, to read. */
    double[] state() {
        return state;
    }

    /** Flies on. */
    void fly(double forSeconds) {
        double end = seconds + forSeconds;
        while (seconds < end - 1e-9) {
            if (turns && seconds >= untilSeconds) {
                boolean straight = turnRate != 0;
                double side = chance.nextBoolean() ? 1 : -1;
                turnRate = straight ? 0 : side * (0.5 + 2.5 * chance.nextDouble()) * GRAVITY / speed;
                untilSeconds = seconds + (straight ? straightSeconds() : 15 + 25 * chance.nextDouble());
            }
            step();
            seconds += STEP_SECONDS;
        }
        fill();
    }

    private double straightSeconds() {
        return -SECONDS_BETWEEN_TURNS * Math.log(1 - chance.nextDouble());
    }

    private void step() {
        double turn = turnRate * STEP_SECONDS;
        double along = speed * STEP_SECONDS / radius;
        double[] aside = {
            up[1] * ahead[2] - up[2] * ahead[1],
            up[2] * ahead[0] - up[0] * ahead[2],
            up[0] * ahead[1] - up[1] * ahead[0]
        };
        double cosTurn = Math.cos(turn);
        double sinTurn = Math.sin(turn);
        double cosAlong = Math.cos(along);
        double sinAlong = Math.sin(along);
        for (int i = 0; i < 3; i++) {
            double turned = cosTurn * ahead[i] - sinTurn * aside[i];
            double above = up[i];
            up[i] = cosAlong * above + sinAlong * turned;
            ahead[i] = cosAlong * turned - sinAlong * above;
        }
    }

    private void fill() {
        for (int i = 0; i < 3; i++) {
            state[i] = radius * up[i];
            state[3 + i] = speed * ahead[i];
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
