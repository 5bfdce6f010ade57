package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.StateEstimate;
import org.watchfire.track.motion.Matrices;

/**
 * Free flight seen with a detection probability below one, against the Cramér-Rao bound in which each look's information
 * counts with that probability (the information reduction factor; M. L. Hernandez, B. Ristic, A. Farina, L. Timmoneri, A
 * Comparison of Two Cramér-Rao Bounds for Nonlinear Filtering with Pd < 1, IEEE Transactions on Signal Processing 52,
 * 2004). It is the lower,
 * optimistic one of the two bounds compared there.
 */
class MissedLooksBoundTest {
    private static final int RUNS = 60;
    private static final int FIRST = 60;
    private static final int JUDGED = 130;
    private static final int LAST = 220;

    @ParameterizedTest
    @CsvSource({"1, 38, 20", "0.9, -38, 110", "0.7, 38, -160", "0.5, -38, -70"})
    void reachesTheBound(double detection, double latitude, double longitude) {
        Radar radar = Flights.radar("R", latitude - 1, longitude + 9, 1);
        List<double[]> truth = new ArrayList<>();
        for (int t = FIRST; t <= LAST; t++) {
            truth.add(Flights.thrown(latitude, longitude, 80, 2950, t));
        }
        double[] sums = new double[2];
        for (int run = 0; run < RUNS; run++) {
            run(radar, truth, detection, new Random(7_000 + run), sums);
        }
        double[] bound = bound(radar, truth, detection);
        int count = RUNS * (LAST - JUDGED + 1);
        // the error of sixty runs, each nearly one error along its length: one sigma of the ratio is estimated at 5 %
        assertThat(Math.sqrt(sums[0] / count) / bound[0]).isBetween(0.87, 1.15);
        assertThat(Math.sqrt(sums[1] / count) / bound[1]).isBetween(0.87, 1.15);
    }

    private static void run(Radar radar, List<double[]> truth, double detection, Random chance, double[] sums) {
        Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
        for (int k = 0; k < truth.size(); k++) {
            int t = FIRST + k;
            Plot plot = Flights.plot(radar, truth.get(k), t, chance);
            if (chance.nextDouble() < detection) {
                tracker.accept(List.of(plot), Flights.time(t), 0);
            }
            if (t >= JUDGED) {
                StateEstimate e =
                        tracker.confirmed(Flights.time(t), 0).getFirst().estimate();
                for (int i = 0; i < 6; i++) {
                    double error = e.state(i) - truth.get(k)[i];
                    sums[i / 3] += error * error;
                }
            }
        }
    }

    /** Root mean square over the judged seconds: position m, velocity m/s. */
    private static double[] bound(Radar radar, List<double[]> truth, double detection) {
        RadarFrame frame = new RadarFrame(radar.site());
        double[] variances = {
            radar.rangeSigmaMetres() * radar.rangeSigmaMetres(),
            radar.azimuthSigmaRadians() * radar.azimuthSigmaRadians(),
            radar.elevationSigmaRadians() * radar.elevationSigmaRadians()
        };
        RealMatrix information = MatrixUtils.createRealMatrix(6, 6);
        double[] rows = new double[24];
        double[] sums = new double[2];
        for (int k = 0; k < truth.size(); k++) {
            if (k > 0) {
                RealMatrix back = back(truth.get(k));
                information = back.transposeMultiply(information.multiply(back));
            }
            frame.jacobian(truth.get(k), rows);
            for (int m = 0; m < 3; m++) {
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < 6; j++) {
                        information.addToEntry(i, j, detection * rows[6 * m + i] * rows[6 * m + j] / variances[m]);
                    }
                }
            }
            if (FIRST + k >= JUDGED) {
                RealMatrix p = MatrixUtils.inverse(information);
                for (int i = 0; i < 6; i++) {
                    sums[i / 3] += p.getEntry(i, i);
                }
            }
        }
        int count = LAST - JUDGED + 1;
        return new double[] {Math.sqrt(sums[0] / count), Math.sqrt(sums[1] / count)};
    }

    /** Derivative of the state a second before by this one. */
    private static RealMatrix back(double[] state) {
        double[] gradient = new double[9];
        double[] coriolis = new double[9];
        double[] f = new double[36];
        FreeFlight.positionJacobian(state, gradient);
        FreeFlight.velocityJacobian(coriolis);
        Matrices.transition(gradient, coriolis, -1, f, 6);
        RealMatrix out = MatrixUtils.createRealMatrix(6, 6);
        for (int i = 0; i < 36; i++) {
            out.setEntry(i / 6, i % 6, f[i]);
        }
        return out;
    }
}
