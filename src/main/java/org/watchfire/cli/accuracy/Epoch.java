package org.watchfire.cli.accuracy;

import org.watchfire.model.StateEstimate;

/** All runs' errors at one time of the flight. */
final class Epoch {
    private int runs;
    private int held;
    private int bounded;
    private final double[] squares = new double[2];
    private final double[] boundSquares = new double[2];
    private double nees;

    /** A run in which no confirmed track was there. */
    void missed() {
        runs++;
    }

    void add(StateEstimate estimate, double[] truth) {
        runs++;
        held++;
        for (int i = 0; i < StateEstimate.STATE; i++) {
            double error = estimate.state(i) - truth[i];
            squares[i / 3] += error * error;
        }
        nees += estimate.squaredSigmas(truth);
    }

    /** The bound of one run: covariance of 21 terms. */
    void addBound(double[] covariance) {
        bounded++;
        int k = 0;
        for (int i = 0; i < StateEstimate.STATE; i++) {
            boundSquares[i / 3] += covariance[k];
            k += StateEstimate.STATE - i;
        }
    }

    int runs() {
        return runs;
    }

    int held() {
        return held;
    }

    /** Sum of squared errors of place (0) or velocity (1), m² or m²/s². */
    double squares(int which) {
        return squares[which];
    }

    /** Sum of the normalised estimation error squared; 6 for each run when the covariance is right. */
    double nees() {
        return nees;
    }

    /** Root mean square error by bound, of place (0) or velocity (1); NaN without a bound. */
    double ratio(int which) {
        return Math.sqrt(squares[which] / held / (boundSquares[which] / bounded));
    }
}
