package org.watchfire.assess.impact;

import org.watchfire.model.StateEstimate;

/**
 * What a tracker does not know of its own errors soon after a cut-off. When thrust ended is known to some part of a look only, and
 * free flight is followed from there with an error of speed, along the path, that the covariance of neither model holds.
 * Looks in free flight wear it down within a minute or two.
 *
 * <p>Measured over simulated flights (docs/assessment.md): 30 s after cut-off the errors of speed along the path are 1.25 times
 * what is claimed, whatever is claimed; 90 s after it as claimed.
 */
final class CutOffDoubt {
    /** Variance of the speed along the path to add, as a share of the claimed one. */
    private static final double SHARE = 0.55;

    private static final double LASTS_SECONDS = 30;
    private static final double FADES_SECONDS = 25;
    private static final double NOTHING = 2e-3;

    private CutOffDoubt() {}

    /**
     * The estimate with its speed along the path less certain after a cut-off, and all that is correlated with it; as it is
     * under thrust, where none was seen, and later.
     *
     * @param quietSeconds since thrust ended: 0 under thrust, infinite where none was seen
     */
    static StateEstimate widened(StateEstimate estimate, double quietSeconds) {
        double share = SHARE * Math.exp(-Math.max(0, quietSeconds - LASTS_SECONDS) / FADES_SECONDS);
        double speed = estimate.speedMps();
        if (quietSeconds == 0 || share < NOTHING || speed == 0) {
            return estimate;
        }
        double[] withSpeed = new double[StateEstimate.STATE];
        double variance = 0;
        for (int i = 0; i < StateEstimate.STATE; i++) {
            for (int k = 3; k < StateEstimate.STATE; k++) {
                withSpeed[i] += estimate.covariance(i, k) * estimate.state(k) / speed;
            }
        }
        for (int k = 3; k < StateEstimate.STATE; k++) {
            variance += withSpeed[k] * estimate.state(k) / speed;
        }
        if (!(variance > 0)) {
            return estimate;
        }
        // As if what is known of the speed were worth less: all else keeps its errors for a given speed.
        double[] covariance = estimate.toCovariance();
        for (int i = 0; i < StateEstimate.STATE; i++) {
            for (int j = i; j < StateEstimate.STATE; j++) {
                covariance[StateEstimate.index(i, j)] += share * withSpeed[i] * withSpeed[j] / variance;
            }
        }
        return new StateEstimate(estimate.time(), estimate.toState(), covariance);
    }
}
