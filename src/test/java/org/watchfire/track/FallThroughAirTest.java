package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.astro.Drag;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Radar;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;

/** What falls into the air is known as well as its track says, from the first air on. */
class FallThroughAirTest {
    private static final Radar RADAR = Flights.radar("R", 37, -36, 1);
    private static final int FLIGHTS = 12;

    /** From 80 km down to 20: the squared error a term, by covariance, 1 when right. */
    @ParameterizedTest
    @ValueSource(doubles = {800, 3_000, 10_000})
    void itsErrorIsWhatItsCovarianceSays(double kgPerM2) {
        double sum = 0;
        int looks = 0;
        for (int flight = 0; flight < FLIGHTS; flight++) {
            Tracker tracker = new Tracker(Flights.NATION, Flights.LABEL, List.of(RADAR), TrackerSettings.defaults());
            Random chance = new Random(100 + flight);
            double[] s = Flights.thrown(38, -40, 80, 2950, 250);
            for (int t = 0; height(s) > 20e3; t++) {
                List<Track> tracks = tracker.accept(List.of(Flights.plot(RADAR, s, t, chance)), Flights.time(t), 0);
                if (falls(s) && height(s) < 80e3) {
                    sum += squaredError(tracks.getFirst().estimate(), s) / 6;
                    looks++;
                }
                fall(s, kgPerM2);
            }
        }
        assertThat(looks).isGreaterThan(FLIGHTS * 15);
        assertThat(sum / looks).isBetween(0.4, 2.0);
    }

    private static void fall(double[] s, double kgPerM2) {
        double[] drag = new double[3];
        for (int i = 0; i < 20; i++) {
            Drag.acceleration(s, kgPerM2, drag);
            FreeFlight.propagate(s, 0.05, 0.05);
            for (int j = 0; j < 3; j++) {
                s[3 + j] += 0.05 * drag[j];
            }
        }
    }

    private static double height(double[] s) {
        return Wgs84.heightMetres(s[0], s[1], s[2]);
    }

    private static boolean falls(double[] s) {
        return s[0] * s[3] + s[1] * s[4] + s[2] * s[5] < 0;
    }

    private static double squaredError(StateEstimate estimate, double[] truth) {
        RealMatrix covariance = MatrixUtils.createRealMatrix(6, 6);
        RealVector error = new ArrayRealVector(6);
        for (int i = 0; i < 6; i++) {
            error.setEntry(i, estimate.state(i) - truth[i]);
            for (int j = 0; j < 6; j++) {
                covariance.setEntry(i, j, estimate.covariance(i, j));
            }
        }
        return error.dotProduct(new LUDecomposition(covariance).getSolver().solve(error));
    }
}
