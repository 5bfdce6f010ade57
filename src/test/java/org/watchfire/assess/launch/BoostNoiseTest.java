package org.watchfire.assess.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Beside accelerations that are drawn and summed up. */
class BoostNoiseTest {
    private static final int FLIGHTS = 20_000;
    private static final double STEP = 0.25;
    private static final double BURN = 30;

    @Test
    void strayAsAccelerationsMakeThemUntilThrustEnds() {
        double[] at = {12, 25, 40};
        double[][] sums = new double[6][6];
        Random random = new Random(3);
        for (int flight = 0; flight < FLIGHTS; flight++) {
            double[] states = strayed(at, random);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    sums[i][j] += states[i] * states[j] / FLIGHTS;
                }
            }
        }
        double[] said = new double[4];
        for (int k = 0; k < at.length; k++) {
            for (int l = 0; l <= k; l++) {
                BoostNoise.between(at[k], at[l], BURN, said);
                for (int i = 0; i < 4; i++) {
                    int row = 2 * k + i / 2;
                    int column = 2 * l + i % 2;
                    assertThat(said[i])
                            .as("%d with %d", row, column)
                            .isCloseTo(
                                    sums[row][column],
                                    Offset.offset(0.05 * Math.sqrt(sums[row][row] * sums[column][column])));
                }
            }
        }
    }

    @Test
    void areNoneBeforeTheLaunch() {
        double[] said = {1, 1, 1, 1};
        BoostNoise.between(-3, 20, BURN, said);
        assertThat(said).containsExactly(new double[4], Offset.offset(0.0));
    }

    /** Place and velocity at some times, one after the other. */
    private static double[] strayed(double[] at, Random random) {
        double[] out = new double[2 * at.length];
        double place = 0;
        double velocity = 0;
        int next = 0;
        for (double t = 0; next < at.length; t += STEP) {
            if (t >= at[next]) {
                out[2 * next] = place;
                out[2 * next + 1] = velocity;
                next++;
            }
            double gain = t < BURN ? Math.sqrt(BoostNoise.power(t + STEP / 2) * STEP) * random.nextGaussian() : 0;
            place += STEP * (velocity + gain / 2);
            velocity += gain;
        }
        return out;
    }
}
