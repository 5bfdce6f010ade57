package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.Track;

/**
 * A launcher under thrust, seen by one radar with range rate, against the Cramér-Rao bound of one whose acceleration is
 * constant and otherwise unknown (Y. Bar-Shalom, X. R. Li, T. Kirubarajan, Estimation with Applications to Tracking and
 * Navigation, 2001, section 2.7). The flights have what the bound leaves out: growing acceleration, a thrust that turns and
 * stands off the velocity. The tracker has what the bound leaves out too, its prior of where thrust points: so its velocity
 * may lie below. All are above what aircraft reach when first seen.
 */
class BoostAccuracyTest {
    private static final int RUNS = 40;
    private static final int FIRST_SECOND = 42;
    private static final int LAST_SECOND = 64;

    @ParameterizedTest
    @CsvSource({
        "30, -60, 65, 30, 2500, 80, 31.5, -57.5",
        "-35, -110, 160, 25, 2350, 110, -37, -112.5",
        "40, 5, 250, 26, 2900, 70, 38.5, 2",
        "-12, 150, 100, 27, 2700, 120, -10, 152"
    })
    void liesNearTheBoundInPlaceAndBelowItInVelocityAndKnowsIt(
            double latitude,
            double longitude,
            double bearing,
            double acceleration,
            double exhaust,
            double turn,
            double radarLatitude,
            double radarLongitude) {
        Launch launch = new Launch(latitude, longitude, bearing, acceleration, exhaust, turn);
        Radar radar = new Radar(
                new RadarId(Flights.NATION, "R"),
                Geodetic.ofDegrees(radarLatitude, radarLongitude, 20),
                50,
                1e-3,
                1e-3,
                3,
                1,
                0.95,
                1,
                2e6);
        List<double[]> truth = new ArrayList<>();
        for (int t = FIRST_SECOND; t <= LAST_SECOND; t++) {
            truth.add(launch.at(t));
        }
        double[] sums = new double[4];
        for (int run = 0; run < RUNS; run++) {
            Random chance = new Random(9_000 + run);
            Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(radar), TrackerSettings.defaults());
            for (int k = 0; k < truth.size(); k++) {
                double t = FIRST_SECOND + k;
                Plot plot = Flights.plot(radar, truth.get(k), t, chance);
                tracker.accept(List.of(plot), Flights.time(t), 0);
                if (k >= 3) {
                    add(tracker.confirmed(Flights.time(t), 0).getFirst(), truth.get(k), sums);
                }
            }
        }
        double[] bound = bound(radar, truth);
        assertThat(Math.sqrt(sums[0] / sums[3])).isLessThan(1.12 * bound[0]);
        assertThat(Math.sqrt(sums[1] / sums[3])).isLessThan(bound[1]);
        assertThat(sums[2] / sums[3] / 6).isBetween(0.75, 1.25);
    }

    private static void add(Track track, double[] truth, double[] sums) {
        RealMatrix error = MatrixUtils.createRealMatrix(6, 1);
        RealMatrix covariance = MatrixUtils.createRealMatrix(6, 6);
        for (int i = 0; i < 6; i++) {
            double e = track.estimate().state(i) - truth[i];
            error.setEntry(i, 0, e);
            sums[i / 3] += e * e;
            for (int j = 0; j < 6; j++) {
                covariance.setEntry(i, j, track.estimate().covariance(i, j));
            }
        }
        sums[2] += error.transposeMultiply(MatrixUtils.inverse(covariance).multiply(error))
                .getEntry(0, 0);
        sums[3]++;
    }

    /** Root mean square over the plots from the fourth on: position m, velocity m/s. */
    private static double[] bound(Radar radar, List<double[]> truth) {
        RadarFrame frame = new RadarFrame(radar.site());
        double[] variances = {
            square(radar.rangeSigmaMetres()),
            square(radar.azimuthSigmaRadians()),
            square(radar.elevationSigmaRadians()),
            square(radar.rangeRateSigmaMps())
        };
        RealMatrix step = MatrixUtils.createRealIdentityMatrix(9);
        RealMatrix information = MatrixUtils.createRealMatrix(9, 9);
        for (int i = 0; i < 3; i++) {
            step.setEntry(i, 3 + i, -1);
            step.setEntry(i, 6 + i, 0.5);
            step.setEntry(3 + i, 6 + i, -1);
            information.setEntry(6 + i, 6 + i, 1e-4);
        }
        double[] sums = new double[2];
        double[] rows = new double[24];
        for (int k = 0; k < truth.size(); k++) {
            information = k == 0 ? information : step.transposeMultiply(information.multiply(step));
            frame.jacobian(truth.get(k), rows);
            for (int m = 0; m < 4; m++) {
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < 6; j++) {
                        information.addToEntry(i, j, rows[6 * m + i] * rows[6 * m + j] / variances[m]);
                    }
                }
            }
            if (k >= 3) {
                RealMatrix p = MatrixUtils.inverse(information);
                for (int i = 0; i < 6; i++) {
                    sums[i / 3] += p.getEntry(i, i);
                }
            }
        }
        int count = truth.size() - 3;
        return new double[] {Math.sqrt(sums[0] / count), Math.sqrt(sums[1] / count)};
    }

    private static double square(double v) {
        return v * v;
    }
}
