package org.watchfire.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CovarianceIntersectionTest {
    private final CovarianceIntersection intersection = new CovarianceIntersection();

    @Test
    void twoEstimatesGiveAPlaceBetweenThem() {
        Gaussian6 a = gaussian(1_000_000, 100, 400);
        Gaussian6 b = gaussian(1_000_090, 110, 900);
        intersection.fuse(a, b);
        for (int i = 0; i < 3; i++) {
            assertThat(a.x[i]).isBetween(999_999.99, 1_000_090.0);
            assertThat(a.x[3 + i]).isBetween(99.99, 110.0);
        }
    }

    @Test
    void eachTakesTheOthersBetterAxes() {
        Gaussian6 a = gaussian(0, 0, 100);
        Gaussian6 b = gaussian(0, 0, 100);
        a.p[0] = 1e6;
        b.p[7] = 1e6;
        a.x[0] = 500;
        b.x[1] = -700;
        intersection.fuse(a, b);
        assertThat(a.x[0]).as("a is poor along x, b is good there").isCloseTo(0, within(1.0));
        assertThat(a.x[1]).as("b is poor along y, a is good there").isCloseTo(0, within(1.0));
    }

    @Test
    void anEstimateWithItselfStaysWhatItWas() {
        Gaussian6 a = gaussian(5_000, 30, 250);
        Gaussian6 b = gaussian(5_000, 30, 250);
        intersection.fuse(a, b);
        for (int i = 0; i < 6; i++) {
            assertThat(a.x[i]).isCloseTo(b.x[i], within(1e-6));
            assertThat(a.p[7 * i]).isCloseTo(b.p[7 * i], within(1e-6));
        }
    }

    private static Gaussian6 gaussian(double position, double velocity, double variance) {
        Gaussian6 g = new Gaussian6();
        for (int i = 0; i < 3; i++) {
            g.x[i] = position;
            g.x[3 + i] = velocity;
            g.p[7 * i] = variance;
            g.p[7 * (3 + i)] = variance / 100;
        }
        return g;
    }
}
