package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Geodetic;

class DragTest {
    /** U.S. Standard Atmosphere 1976, table I: 1.2250, 0.41351, 0.088910, 0.018410, 3.0968e-4, 1.8458e-5 kg/m³. */
    @Test
    void densityIsThatOfTheStandardAtmosphereWithinAFewPercent() {
        double[] heights = {0, 10e3, 20e3, 30e3, 60e3, 80e3};
        double[] published = {1.2250, 0.41351, 0.088910, 0.018410, 3.0968e-4, 1.8458e-5};
        for (int i = 0; i < heights.length; i++) {
            // One scale height for the lowest 25 km is the coarsest layer: 26 % at 10 km.
            double tolerance = i == 1 || i == 2 ? 0.27 : 0.04;
            assertThat(Atmosphere.densityKgPerM3(heights[i]) / published[i]).isCloseTo(1, within(tolerance));
        }
        assertThat(Atmosphere.densityKgPerM3(200e3)).isZero();
        assertThat(Atmosphere.densityKgPerM3(-100)).isGreaterThan(1.225);
    }

    @Test
    void deceleratesAgainstTheMotion() {
        double[] p = Wgs84.toEcef(Geodetic.ofDegrees(36, 124, 30e3));
        double[] state = {p[0], p[1], p[2], 1000, -500, -1200};
        double[] a = new double[3];
        Drag.acceleration(state, 5000, a);
        double speed = Math.sqrt(1000 * 1000 + 500 * 500 + 1200 * 1200);
        double size = 1.774e-2 * speed * speed / 2 / 5000;
        // The layers meet at 30 km, within a part in ten thousand.
        assertThat(a[0]).isCloseTo(-size * 1000 / speed, within(1e-3));
        assertThat(a[1]).isCloseTo(size * 500 / speed, within(1e-3));
        assertThat(a[2]).isCloseTo(size * 1200 / speed, within(1e-3));
    }

    @Test
    void jacobianMatchesExtrapolatedDifferencesInAllOctants() {
        double[] jacobian = new double[21];
        for (double[] far : Differences.statesInAllOctants()) {
            Geodetic above = Wgs84.toGeodetic(far[0], far[1], far[2]);
            double[] p = Wgs84.toEcef(new Geodetic(above.latitudeRadians(), above.longitudeRadians(), 35e3));
            double[] s = {p[0], p[1], p[2], far[3], far[4], far[5], Math.log(3000)};
            Drag.jacobian(s, 3000, jacobian);
            double[][] numeric = Differences.of(
                    x -> {
                        double[] a = new double[3];
                        Drag.acceleration(x, Math.exp(x[6]), a);
                        return a;
                    },
                    s,
                    new double[] {100, 100, 100, 10, 10, 10, 0.01});
            double size = Math.abs(jacobian[6]) + Math.abs(jacobian[13]) + Math.abs(jacobian[20]);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 7; j++) {
                    double per = j < 3 ? 6682 : j < 6 ? 1000 : 1;
                    assertThat(jacobian[7 * i + j] * per / size).isCloseTo(numeric[i][j] * per / size, within(1e-3));
                }
            }
        }
    }
}
