package org.watchfire.assess.launch;

import org.watchfire.astro.RadarFrame;

/**
 * What plots of a boost can say of its launch at best: covariance of its parameters, and of how far it has strayed from them by now. It begins
 * at the launch; the filter of a linear system is its bound (P. Tichavský, C. H. Muravchik, A. Nehorai, IEEE Transactions on Signal Processing
 * 46(5), 1998).
 */
final class LaunchBound {
    private final int[] free;
    private final double[] sigmas;

    /** Parameters, then place and velocity of the straying, ECEF. */
    private final double[][] p;

    /**
     * @param prior of the parameters
     * @param free which of them are
     * @param metres sigma of a plot's range
     * @param radians of its angles
     */
    LaunchBound(LaunchPrior prior, int[] free, double metres, double radians) {
        this.free = free.clone();
        sigmas = new double[] {metres, radians, radians};
        p = new double[free.length + 6][free.length + 6];
        for (int j = 0; j < free.length; j++) {
            p[j][j] = Math.pow(prior.sigma(free[j]), 2);
        }
    }

    /**
     * Time passes under thrust.
     *
     * @param from seconds since launch
     * @param to the same
     */
    void pass(double from, double to) {
        double[] strayed = strayed(from, to);
        for (int k = free.length; k < free.length + 3; k++) {
            for (int j = 0; j < p.length; j++) {
                p[k][j] += (to - from) * p[k + 3][j];
            }
            for (int j = 0; j < p.length; j++) {
                p[j][k] += (to - from) * p[j][k + 3];
            }
            p[k][k] += strayed[0];
            p[k][k + 3] += strayed[1];
            p[k + 3][k] += strayed[2];
            p[k + 3][k + 3] += strayed[3];
        }
    }

    /** What a boost strays on one axis between two moments: all that it has by the second, less what it had at the first and carried on. */
    static double[] strayed(double from, double to) {
        double[] all = new double[4];
        double[] before = new double[4];
        BoostNoise.between(to, to, to, all);
        BoostNoise.between(to, to, from, before);
        for (int i = 0; i < all.length; i++) {
            all[i] -= before[i];
        }
        return all;
    }

    /**
     * Takes what a plot says.
     *
     * @param frame of its radar
     * @param state where the boost is, ECEF
     * @param map how that depends on every parameter
     */
    void learn(RadarFrame frame, double[] state, double[][] map) {
        double[] jacobian = new double[6 * RadarFrame.MEASURES];
        frame.jacobian(state, jacobian);
        for (int measure = 0; measure < sigmas.length; measure++) {
            double[] slope = new double[p.length];
            for (int axis = 0; axis < 3; axis++) {
                double by = jacobian[6 * measure + axis] / sigmas[measure];
                for (int j = 0; j < free.length; j++) {
                    slope[j] += by * map[free[j]][axis];
                }
                slope[free.length + axis] = by;
            }
            learn(slope);
        }
    }

    /** A measure of unit variance, by its slope. */
    private void learn(double[] slope) {
        double[] gain = new double[p.length];
        double variance = 1;
        for (int j = 0; j < p.length; j++) {
            for (int k = 0; k < p.length; k++) {
                gain[j] += p[j][k] * slope[k];
            }
            variance += slope[j] * gain[j];
        }
        for (int j = 0; j < p.length; j++) {
            for (int k = 0; k < p.length; k++) {
                p[j][k] -= gain[j] * gain[k] / variance;
            }
        }
    }

    /** Root mean square distance of the launch point that no unbiased estimate beats, metres. */
    double metres() {
        return Math.sqrt(p[Boost.EAST][Boost.EAST] + p[Boost.NORTH][Boost.NORTH]);
    }

    /** Sigma of the launch time that no unbiased estimate beats, seconds. */
    double seconds() {
        return Math.sqrt(p[Boost.START][Boost.START]);
    }
}
