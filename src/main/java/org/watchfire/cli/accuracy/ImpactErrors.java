package org.watchfire.cli.accuracy;

import org.watchfire.astro.Impact;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.StateEstimate;

/** All runs' errors, at one time of the flight, of the place where the body would come down under gravity alone. */
final class ImpactErrors {
    /** Squared radius of the region of 95 % in sigmas: chi-square, two degrees of freedom. */
    private static final double REGION = -2 * Math.log(0.05);

    private final Impact.Work work = new Impact.Work();
    private final double[] placeMap = new double[18];
    private final double[] timeMap = new double[6];
    private final double[] ground = new double[3];
    private double atSeconds = Double.NaN;
    private int runs;
    private int inside;
    private double squares;
    private double boundSquares;

    /**
     * One run.
     *
     * @param seconds of the flight
     * @param truth ECEF
     * @param bound covariance of a bound at the true state, 21 terms
     */
    void add(double seconds, StateEstimate estimate, double[] truth, double[] bound) {
        double[] there = truth.clone();
        double[] told = estimate.toState();
        if (Double.isNaN(Impact.flyWithMap(there, Impact.MAX_SECONDS, placeMap, timeMap, work))) {
            return;
        }
        atSeconds = seconds;
        runs++;
        Impact.groundCovariance(there, placeMap, bound, ground);
        boundSquares += ground[0] + ground[2];
        if (Double.isNaN(Impact.flyWithMap(told, Impact.MAX_SECONDS, placeMap, timeMap, work))) {
            squares = Double.POSITIVE_INFINITY;
            return;
        }
        Impact.groundCovariance(told, placeMap, estimate.toCovariance(), ground);
        double[] enu = new double[9];
        Wgs84.eastNorthUp(Math.atan2(there[2], Math.hypot(there[0], there[1])), Math.atan2(there[1], there[0]), enu);
        double east = 0;
        double north = 0;
        for (int i = 0; i < 3; i++) {
            east += enu[i] * (told[i] - there[i]);
            north += enu[3 + i] * (told[i] - there[i]);
        }
        squares += east * east + north * north;
        double determinant = ground[0] * ground[2] - ground[1] * ground[1];
        double distance = (ground[2] * east * east - 2 * ground[1] * east * north + ground[0] * north * north);
        inside += distance <= REGION * determinant ? 1 : 0;
    }

    int runs() {
        return runs;
    }

    double atSeconds() {
        return atSeconds;
    }

    /** Root mean square, m; infinite when an estimate did not come down at all. */
    double rootMeanSquare() {
        return Math.sqrt(squares / runs);
    }

    /** The same of the bound, m. */
    double bound() {
        return Math.sqrt(boundSquares / runs);
    }

    /** Share of runs whose region of 95 %, from the track's own covariance, holds the true place. */
    double coverage() {
        return inside / (double) runs;
    }
}
