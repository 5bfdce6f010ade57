package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;

class ImpactTest {
    @Test
    void agreesWithTinyStepsToTheGround() {
        int flights = 0;
        for (double[] start : Differences.statesInAllOctants()) {
            double[] state = start.clone();
            double seconds = Impact.fly(state);
            if (Double.isNaN(seconds)) {
                continue;
            }
            flights++;
            assertThat(Wgs84.heightMetres(state[0], state[1], state[2])).isCloseTo(0, within(2e-3));
            double[] fine = start.clone();
            FreeFlight.propagate(fine, seconds, 0.1);
            // Steps of 20 s against steps of 0.1 s.
            assertThat(distance(state, fine)).isLessThan(0.5);
            // It has not gone through the ground before.
            double[] earlier = start.clone();
            FreeFlight.propagate(earlier, seconds - Math.min(5, seconds / 2), 0.5);
            assertThat(Wgs84.heightMetres(earlier[0], earlier[1], earlier[2])).isPositive();
        }
        assertThat(flights).isGreaterThan(20);
    }

    @Test
    void anOrbitDoesNotComeDown() {
        double[] state = {6378137 + 500e3, 0, 0, 0, 7617 - Wgs84.OMEGA * 6878137, 0};
        assertThat(Impact.fly(state)).isNaN();
    }

    @Test
    void aBodyOnTheGroundIsThereAlready() {
        double[] p = Wgs84.toEcef(Geodetic.ofDegrees(39.66, 124.705, -3));
        assertThat(Impact.fly(new double[] {p[0], p[1], p[2], 0, 0, 0})).isZero();
    }

    @Test
    void aBodyJustLiftedOffFallsBackWithinTheStep() {
        double[] up = new double[3];
        double[] p = Wgs84.toEcef(Geodetic.ofDegrees(39.66, 124.705, 5));
        Wgs84.up(p[0], p[1], p[2], up);
        double[] state = {p[0], p[1], p[2], 10 * up[0], 10 * up[1], 10 * up[2]};
        // 5 + 10 t - 9.8 t²/2 = 0
        assertThat(Impact.fly(state)).isCloseTo((10 + Math.sqrt(100 + 2 * 9.8 * 5)) / 9.8, within(0.01));
    }

    @Test
    void mapsMatchExtrapolatedDifferencesInAllOctants() {
        double[] steps = {400, 400, 400, 1, 1, 1};
        int flights = 0;
        for (double[] start : Differences.statesInAllOctants()) {
            double[] place = new double[18];
            double[] time = new double[6];
            double[] end = start.clone();
            double seconds = Impact.flyWithMap(end, 2000, place, time, new Impact.Work());
            if (Double.isNaN(seconds) || seconds < 60) {
                continue;
            }
            flights++;
            double[][] numeric = Differences.of(
                    x -> {
                        double t = Impact.fly(x);
                        return new double[] {x[0], x[1], x[2], t};
                    },
                    start,
                    steps);
            for (int j = 0; j < 6; j++) {
                // The crossing is found to a millimetre, over steps of 400 m and 1 m/s.
                double metres = j < 3 ? 1e-4 : 4e-2;
                for (int i = 0; i < 3; i++) {
                    assertThat(place[6 * i + j]).isCloseTo(numeric[i][j], within(metres));
                }
                assertThat(time[j]).isCloseTo(numeric[3][j], within(metres / 500));
            }
        }
        assertThat(flights).isGreaterThan(15);
    }

    @Test
    void groundCovarianceHoldsWhatManyFlightsShow() {
        double[] start = {3891283.593, -3265174.627, 3942383.657, 2390.10837, 899.64382, 1476.65940};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 300 * 300 : 4 * 4;
        }
        double[] place = new double[18];
        double[] time = new double[6];
        double[] end = start.clone();
        double seconds = Impact.flyWithMap(end, 2000, place, time, new Impact.Work());
        double[] ground = new double[3];
        Impact.groundCovariance(end, place, covariance, ground);
        Geodetic centre = Wgs84.toGeodetic(end[0], end[1], end[2]);
        Ellipse region = GroundEllipse.of(centre, ground[0], ground[1], ground[2], 0.95);
        Random random = new Random(5);
        int inside = 0;
        double timeSquares = 0;
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            double[] state = start.clone();
            for (int i = 0; i < 6; i++) {
                state[i] += random.nextGaussian() * (i < 3 ? 300 : 4);
            }
            double t = Impact.fly(state);
            timeSquares += (t - seconds) * (t - seconds) / runs;
            Geodetic hit = Wgs84.toGeodetic(state[0], state[1], state[2]);
            double bearing = Geodesic.azimuthRadians(centre, hit) - region.azimuthRadians();
            double distance = Geodesic.distanceMetres(centre, hit);
            double along = distance * Math.cos(bearing) / region.semiMajorMetres();
            double across = distance * Math.sin(bearing) / region.semiMinorMetres();
            inside += along * along + across * across < 1 ? 1 : 0;
        }
        // 4,000 draws of probability 0.95: one sigma is 0.0034.
        assertThat(inside / (double) runs).isBetween(0.938, 0.962);
        // A sigma estimated from 4,000 draws errs by 1.1 %.
        assertThat(Math.sqrt(timeSquares / Impact.timeVariance(time, covariance)))
                .isCloseTo(1, within(0.04));
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }
}
