package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.watchfire.release.Samples.NOW;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

/** Coarse positions: fixed, honest about what they lost, and no better for being repeated. */
class CoarseGridTest {
    private static final CoarseGrid GRID = new CoarseGrid(new Reduction.Grid(10_000, 5_000, 100));

    @Test
    void geodeticAndEarthFixedCoordinatesAgreeBothWays() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Geodetic place = Geodetic.ofDegrees(
                    random.nextDouble(-90, 90), random.nextDouble(-180, 180), random.nextDouble(-10_000, 2e6));
            double[] at = Wgs84.toEcef(place);
            double[] back = Wgs84.toEcef(Wgs84.toGeodetic(at[0], at[1], at[2]));
            // A micrometre: rounding of doubles at 8,000 km is a nanometre.
            assertThat(Math.hypot(Math.hypot(at[0] - back[0], at[1] - back[1]), at[2] - back[2]))
                    .isLessThan(1e-6);
        }
    }

    /** Known point: north pole at b = 6,356,752.3142 m, equator at a (NIMA TR8350.2, table 3.3). */
    @Test
    void thePolesAndTheEquatorAreWhereTheStandardHasThem() {
        assertThat(Wgs84.toEcef(Geodetic.ofDegrees(90, 0, 0))[2]).isCloseTo(6_356_752.3142, within(1e-3));
        assertThat(Wgs84.toEcef(Geodetic.ofDegrees(0, 0, 0))[0]).isEqualTo(6_378_137.0);
        assertThat(Wgs84.toGeodetic(0, 0, -6_356_752.3142).latitudeDegrees()).isEqualTo(-90);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 10_000, 1_000_000})
    void noPlaceMovesFartherThanTheGridSays(double side) {
        CoarseGrid grid = new CoarseGrid(new Reduction.Grid(side, 0, 100));
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double latitude = i % 4 == 0
                    ? Math.copySign(90 - random.nextDouble(3), random.nextGaussian())
                    : random.nextDouble(-90, 90);
            Geodetic place = Geodetic.ofDegrees(latitude, random.nextDouble(-180, 180), 0);
            assertThat(chord(place, grid.snapOnGround(place))).isLessThanOrEqualTo(grid.farthestOnGround());
        }
    }

    @Test
    void theCentreOfACellIsItsOwnCell() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Geodetic cell = GRID.snap(Geodetic.ofDegrees(
                    random.nextDouble(-89.9, 89.9), random.nextDouble(-180, 180), random.nextDouble(0, 1e6)));
            assertThat(chord(cell, GRID.snap(cell))).isLessThan(1e-3);
        }
    }

    @Test
    void aThousandNoisyReportsOfOnePlaceAreOneReport() {
        Random random = new Random(4);
        Geodetic cell = GRID.snap(Geodetic.ofDegrees(38.5, 124.4, 60_000));
        double[] centre = Wgs84.toEcef(cell);
        Set<String> told = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            double[] state = new double[6];
            for (int k = 0; k < 3; k++) {
                state[k] = centre[k] + 1500 + 300 * random.nextGaussian();
            }
            StateEstimate left = GRID.coarsen(estimate(state), NOW, Double.NaN);
            told.add(java.util.Arrays.toString(left.toState()) + java.util.Arrays.toString(left.toCovariance()));
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void theCovarianceTellsNothingOfTheRadarsDirection() {
        double[] slim = new double[StateEstimate.COVARIANCE];
        slim[StateEstimate.index(0, 0)] = 1e6;
        slim[StateEstimate.index(0, 1)] = 5e4;
        slim[StateEstimate.index(1, 1)] = 1e4;
        slim[StateEstimate.index(2, 2)] = 1;
        slim[StateEstimate.index(3, 3)] = 1;
        slim[StateEstimate.index(4, 4)] = 1;
        slim[StateEstimate.index(5, 5)] = 1;
        StateEstimate left =
                GRID.coarsen(new StateEstimate(NOW, new double[] {4e6, 4e6, 3e6, 0, 0, 0}, slim), NOW, Double.NaN);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double expected = i != j ? 0 : i < 3 ? left.covariance(0, 0) : left.covariance(3, 3);
                assertThat(left.covariance(i, j)).isEqualTo(expected);
            }
        }
    }

    /**
     * For each of many random states: the error made, weighed by the covariance told, is never above what three axes
     * allow, so a partner who fuses the report is not misled. Every single one must hold: the bound is of the worst case.
     */
    @Test
    void theUncertaintyToldCoversWhatWasTaken() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Geodetic place = Geodetic.ofDegrees(
                    random.nextDouble(-89.9, 89.9), random.nextDouble(-180, 180), random.nextDouble(0, 1e6));
            double[] at = Wgs84.toEcef(place);
            double back = random.nextDouble(10);
            double[] state = {
                at[0],
                at[1],
                at[2],
                7000 * random.nextDouble(-1, 1),
                7000 * random.nextDouble(-1, 1),
                7000 * random.nextDouble(-1, 1)
            };
            StateEstimate left = GRID.coarsen(estimate(state), NOW.plusSeconds(-back), 40);
            double squared = 0;
            for (int k = 0; k < 3; k++) {
                // Straight flight: where it was at the moment told.
                double error = left.state(k) - (state[k] - back * state[k + 3]);
                squared += error * error;
            }
            assertThat(squared).isLessThanOrEqualTo(left.covariance(0, 0));
            for (int k = 3; k < 6; k++) {
                assertThat(Math.abs(left.state(k) - state[k])).isLessThanOrEqualTo(Math.sqrt(left.covariance(3, 3)));
            }
        }
    }

    @Test
    void theCovarianceToldLiesAboveTheExactOne() {
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            double[] covariance = randomCovariance(random);
            double[] state = {4e6, 4e6, 3e6, 1000, 2000, 3000};
            StateEstimate exact = new StateEstimate(NOW, state, covariance);
            StateEstimate left = GRID.coarsen(exact, NOW, Double.NaN);
            for (int trial = 0; trial < 20; trial++) {
                double[] direction = random.doubles(6, -1, 1).toArray();
                assertThat(along(left, direction)).isGreaterThanOrEqualTo(along(exact, direction));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.0001, 2, 4.9, 5, 5.1, 99_999, 100_000})
    void uncertaintiesTakeFewValues(double value) {
        double told = CoarseGrid.ladder(value);
        assertThat(told).isGreaterThanOrEqualTo(value).isLessThanOrEqualTo(Math.max(1, 2.5 * value));
        double mantissa = told / Math.pow(10, Math.floor(Math.log10(told) + 1e-9));
        assertThat(mantissa)
                .satisfiesAnyOf(
                        m -> assertThat(m).isCloseTo(1, within(1e-9)),
                        m -> assertThat(m).isCloseTo(2, within(1e-9)),
                        m -> assertThat(m).isCloseTo(5, within(1e-9)));
    }

    private static double along(StateEstimate estimate, double[] direction) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                sum += direction[i] * estimate.covariance(i, j) * direction[j];
            }
        }
        return sum;
    }

    /** B·Bᵀ of a random B, so that it is a covariance whatever the numbers; cross terms as strong as the variances. */
    private static double[] randomCovariance(Random random) {
        double[][] b = new double[6][];
        for (int i = 0; i < 6; i++) {
            b[i] = random.doubles(6, -1, 1).toArray();
        }
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                double sum = 0;
                for (int k = 0; k < 6; k++) {
                    sum += b[i][k] * b[j][k] * (i < 3 ? 20_000 : 300) * (j < 3 ? 20_000 : 300);
                }
                covariance[StateEstimate.index(i, j)] = sum;
            }
        }
        return covariance;
    }

    private static StateEstimate estimate(double[] state) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 900 : 16;
        }
        return new StateEstimate(NOW, state, covariance);
    }

    private static double chord(Geodetic a, Geodetic b) {
        double[] p = Wgs84.toEcef(a);
        double[] q = Wgs84.toEcef(b);
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    }
}
