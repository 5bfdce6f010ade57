package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a radar sees. */
class CoverageTest {
    /** At 4/3 of the Earth's radius and sea level: above 15 km at 500 km, 38 at 800, 59 at 1,000, 132 at 1,500, 235 at 2,000. */
    @Test
    void theHorizonIsThatOfFourThirdsOfTheEarth() {
        RadarSite.Coverage coverage = new RadarSite.Coverage(1, 3e6, 0, 1.5, 0, 2 * Math.PI, Double.POSITIVE_INFINITY);
        double[][] published = {{500e3, 15e3}, {800e3, 38e3}, {1000e3, 59e3}, {1500e3, 132e3}, {2000e3, 235e3}};
        for (double[] row : published) {
            // Ground distances and kilometres rounded: within 2 % of the height.
            double slant = Math.hypot(row[0], row[1]);
            assertThat(coverage.sees(slant, 1, row[1] * 1.03, 0)).isTrue();
            assertThat(coverage.sees(slant, 1, row[1] * 0.96, 0)).isFalse();
        }
    }

    @Test
    void aSectorThatPassesNorthHoldsNorthAndNotSouth() {
        RadarSite.Coverage coverage = new RadarSite.Coverage(
                1, 1e6, 0, 1.5, Math.toRadians(240), Math.toRadians(180), Double.POSITIVE_INFINITY);
        assertThat(coverage.sees(1e5, 0, 20e3, 0)).isTrue();
        assertThat(coverage.sees(1e5, Math.toRadians(59), 20e3, 0)).isTrue();
        assertThat(coverage.sees(1e5, Math.toRadians(180), 20e3, 0)).isFalse();
    }
}
