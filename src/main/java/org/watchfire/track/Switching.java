package org.watchfire.track;

/**
 * How likely an object in one model is in another one some time later: a Markov chain by rates, its newest matrix kept. Nothing
 * goes into a model that is left out; what was in it is in another in its place.
 */
final class Switching {
    private final double[][] ratesPerSecond;
    private final int leftOut;
    private final int instead;
    private final double[][] matrix;
    private double matrixSeconds = Double.NaN;

    /** All models take part. */
    Switching(double[][] ratesPerSecond) {
        this(ratesPerSecond, -1, -1);
    }

    /**
     * @param ratesPerSecond how often an object in model i goes over to model j
     * @param leftOut model that nothing is in, or -1
     * @param instead where that is which was in it
     */
    Switching(double[][] ratesPerSecond, int leftOut, int instead) {
        this.ratesPerSecond = ratesPerSecond;
        this.leftOut = leftOut;
        this.instead = instead;
        matrix = new double[ratesPerSecond.length][ratesPerSecond.length];
    }

    /**
     * Probabilities of each model after {@code seconds} for one in each: rows from, columns to. The array is this object's own and
     * stands until the next call.
     */
    double[][] after(double seconds) {
        if (seconds != matrixSeconds) {
            matrixSeconds = seconds;
            for (int i = 0; i < matrix.length; i++) {
                fill(matrix[i], i == leftOut ? instead : i, Math.abs(seconds));
            }
        }
        return matrix;
    }

    private void fill(double[] row, int from, double seconds) {
        double[] rates = ratesPerSecond[from];
        double out = 0;
        for (int k = 0; k < rates.length; k++) {
            out += k == from || k == leftOut ? 0 : rates[k];
        }
        double leave = 1 - Math.exp(-out * seconds);
        for (int j = 0; j < rates.length; j++) {
            row[j] = j == from ? 1 - leave : out == 0 || j == leftOut ? 0 : leave * rates[j] / out;
        }
    }
}
