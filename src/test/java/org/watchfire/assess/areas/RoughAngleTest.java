package org.watchfire.assess.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoughAngleTest {
    @Test
    void isNearTheTrueAngleAllAround() {
        for (int i = -1800; i <= 1800; i++) {
            double angle = Math.toRadians(i / 10.0);
            double rough = RoughAngle.of(5 * Math.sin(angle), 5 * Math.cos(angle));
            assertThat(Math.IEEEremainder(rough - angle, 2 * Math.PI)).isCloseTo(0, within(2e-5));
        }
        assertThat(RoughAngle.of(0, 0)).isZero();
    }
}
