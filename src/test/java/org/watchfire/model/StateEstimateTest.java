package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StateEstimateTest {
    private static final double[] STATE = {4e6, -3e6, 4e6, 100, 200, 300};

    @Test
    void measuresADistanceInItsOwnSigmas() {
        // x and vx with sigmas 100 m and 2 m/s and a correlation of 0.8; 3² + 4² without correlation for the others
        double[] covariance = new double[StateEstimate.COVARIANCE];
        covariance[0] = 100 * 100;
        covariance[3] = 0.8 * 100 * 2;
        covariance[6] = 50 * 50;
        covariance[11] = 25 * 25;
        covariance[15] = 2 * 2;
        covariance[18] = 1;
        covariance[20] = 1;
        StateEstimate estimate = new StateEstimate(TimeTag.of(0), STATE, covariance);
        double[] there = {4e6 + 100, -3e6 + 150, 4e6 - 100, 102, 200, 300};
        // one sigma each, correlated by ρ: (1 - 2ρ + 1) / (1 - ρ²)
        assertThat(estimate.squaredSigmas(there)).isCloseTo(9 + 16 + 0.4 / 0.36, within(1e-9));
        assertThat(estimate.squaredSigmas(STATE)).isZero();
    }

    @Test
    void isInfinitelyFarFromWhatItIsCertainAgainst() {
        StateEstimate certain = new StateEstimate(TimeTag.of(0), STATE, new double[StateEstimate.COVARIANCE]);
        assertThat(certain.squaredSigmas(STATE)).isInfinite();
    }
}
