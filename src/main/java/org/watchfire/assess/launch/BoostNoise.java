package org.watchfire.assess.launch;

import java.util.List;
import org.watchfire.assess.numbers.Linear;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * How the looks at a boost stray from a {@link Boost}, all of them together. The boost itself by accelerations beside those of the model: white, of
 * one power on each axis, from the launch to the end of thrust, after which what they have done goes on in a straight line. The power grows with the
 * cube of the time since launch: all rise straight up at first, and steer the more differently the faster they are. So the looks of one flight stray
 * together, and the nearer to the launch the less. Each look besides by its own covariance, and by what a tracker lags behind thrust.
 */
final class BoostNoise {
    /** Power of the accelerations on each axis half a minute after launch, m²/s³: 11 m/s and 82 m by then, 42 m/s and 660 m after a minute. */
    private static final double POWER = 15;

    private static final double HALF_MINUTE = 30;
    private static final double LAG_METRES = 40;
    private static final double LAG_MPS = 5;
    private static final int TERMS = StateEstimate.STATE;

    private BoostNoise() {}

    /** Power of the accelerations on each axis so many seconds after launch, m²/s³. */
    static double power(double t) {
        return POWER * Math.pow(t / HALF_MINUTE, 3);
    }

    /**
     * Cholesky factor of the covariance of all looks: rows by look, and in each place and velocity.
     *
     * @param looks in order of time
     * @param launch time of launch
     * @param burnSeconds from there to the end of thrust
     */
    static double[][] factor(List<StateEstimate> looks, TimeTag launch, double burnSeconds) {
        int size = TERMS * looks.size();
        double[][] a = new double[size][size];
        double[] shared = new double[4];
        for (int k = 0; k < looks.size(); k++) {
            StateEstimate look = looks.get(k);
            int row = TERMS * k;
            for (int l = 0; l <= k; l++) {
                int column = TERMS * l;
                between(
                        look.time().secondsSince(launch),
                        looks.get(l).time().secondsSince(launch),
                        burnSeconds,
                        shared);
                for (int i = 0; i < 3; i++) {
                    a[row + i][column + i] = shared[0];
                    a[row + i][column + 3 + i] = shared[1];
                    a[row + 3 + i][column + i] = shared[2];
                    a[row + 3 + i][column + 3 + i] = shared[3];
                }
            }
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j <= i; j++) {
                    a[row + i][row + j] += look.covariance(i, j);
                }
                a[row + i][row + i] += i < 3 ? LAG_METRES * LAG_METRES : LAG_MPS * LAG_MPS;
            }
        }
        if (!Linear.factor(a, size)) {
            throw new IllegalArgumentException(
                    "a covariance from " + looks.getFirst().time() + " on is not positive definite");
        }
        return a;
    }

    /**
     * Covariance of two states of one boost on one axis, by its accelerations alone.
     *
     * @param t seconds since launch, of the one state
     * @param u of the other
     * @param burnSeconds when thrust ends
     * @param out receives place with place, place with velocity, velocity with place, velocity with velocity; m², m²/s, m²/s, m²/s²
     */
    static void between(double t, double u, double burnSeconds, double[] out) {
        double both = Math.max(0, Math.min(burnSeconds, Math.min(t, u)));
        // The power times the moment s of each acceleration to the 0th, 1st and 2nd, summed up to then: what it does to
        // a place goes with t - s.
        double gained = power(both) * both / 4;
        double first = power(both) * both * both / 5;
        double second = power(both) * both * both * both / 6;
        out[0] = t * u * gained - (t + u) * first + second;
        out[1] = t * gained - first;
        out[2] = u * gained - first;
        out[3] = gained;
    }
}
