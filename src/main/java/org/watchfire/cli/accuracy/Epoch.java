package org.watchfire.cli.accuracy;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
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
        RealMatrix covariance = MatrixUtils.createRealMatrix(6, 6);
        double[] error = new double[6];
        for (int i = 0; i < 6; i++) {
            error[i] = estimate.state(i) - truth[i];
            squares[i / 3] += error[i] * error[i];
            for (int j = 0; j < 6; j++) {
                covariance.setEntry(i, j, estimate.covariance(i, j));
            }
        }
        DecompositionSolver solver = new LUDecomposition(covariance).getSolver();
        ArrayRealVector e = new ArrayRealVector(error);
        nees += e.dotProduct(solver.solve(e));
    }

    void addBound(RealMatrix covariance) {
        bounded++;
        for (int i = 0; i < 6; i++) {
            boundSquares[i / 3] += covariance.getEntry(i, i);
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
