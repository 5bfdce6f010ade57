package org.watchfire.assess.launch;

import java.util.List;
import org.watchfire.assess.numbers.Linear;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * How the looks at a boost stray from a {@link Boost}, all of them together. The boost itself by accelerations beside those of the model: white, with
 * one power on each axis, from the launch to the end of thrust, after which what they have done goes on in a straight line; so the looks of one flight
 * stray together, and the nearer to the launch the less. Each look besides by its own covariance, and by what a tracker lags behind thrust.
 */
final class BoostNoise {
    /** Power of the accelerations on each axis, m²/s³: 8 m/s and 130 m after half a minute. */
    static final double POWER = 2;

    private static final double LAG_METRES = 60;
    private static final double LAG_MPS = 8;
    private static final int TERMS = StateEstimate.STATE;

    private BoostNoise() {}

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
        double one = t - both;
        double other = u - both;
        double velocity = POWER * both;
        double mixed = velocity * both / 2;
        out[0] = velocity * both * both / 3 + (one + other) * mixed + one * other * velocity;
        out[1] = mixed + one * velocity;
        out[2] = mixed + other * velocity;
        out[3] = velocity;
    }
}
