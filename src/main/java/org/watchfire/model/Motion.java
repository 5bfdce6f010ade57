package org.watchfire.model;

/**
 * How a track moves: the probability of each family of motion models, which sum to 1, and the thrust while boosting.
 *
 * @param air in the atmosphere under lift (constant velocity or turning)
 * @param boost under thrust
 * @param coast free flight under gravity
 * @param reentry falling through the atmosphere under drag
 * @param thrustMps2 magnitude of the non-gravitational acceleration, m/s²; NaN when not estimated
 */
public record Motion(double air, double boost, double coast, double reentry, double thrustMps2) {
    public Motion {
        double sum = air + boost + coast + reentry;
        if (!(Math.abs(sum - 1) < 1e-6) || Math.min(Math.min(air, boost), Math.min(coast, reentry)) < 0) {
            throw new IllegalArgumentException("probabilities " + air + ", " + boost + ", " + coast + ", " + reentry
                    + " are not at least 0 with the sum 1");
        }
    }

    /** Nothing known: each family alike. */
    public static final Motion UNKNOWN = new Motion(0.25, 0.25, 0.25, 0.25, Double.NaN);

    /** Probability that it is not an aircraft. */
    public double ballistic() {
        return boost + coast + reentry;
    }
}
