package org.watchfire.track.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.track.Flights;

class CoordinatedTurnTest {
    private static final int N = CoordinatedTurn.N;

    private static CoordinatedTurn quiet() {
        return new CoordinatedTurn(15, 10, 0, 0, 0, 0);
    }

    private static double[] state(double latitude, double longitude, double sideways) {
        double[] state = new double[N];
        System.arraycopy(Flights.level(latitude, longitude, 70, 200, 0), 0, state, 0, 6);
        state[6] = sideways;
        return state;
    }

    private static double[] moved(double[] from, double seconds) {
        double[] to = from.clone();
        quiet().predict(to, new double[N * N], seconds);
        return to;
    }

    @ParameterizedTest
    @CsvSource({
        "38, 20, 29",
        "38, 110, -29",
        "38, -160, 12",
        "38, -70, 0",
        "-38, 20, -12",
        "-38, 110, 29",
        "-38, -160, -5",
        "-38, -70, 20"
    })
    void spreadsErrorsAsTheMotionDoesInEveryOctant(double latitude, double longitude, double sideways) {
        double[] from = state(latitude, longitude, sideways);
        for (int term = 3; term < N; term++) {
            double step = 1e-2;
            double[] more = from.clone();
            double[] less = from.clone();
            more[term] += step;
            less[term] -= step;
            double[] after = moved(more, 4);
            double[] before = moved(less, 4);
            // the covariance of an error in this term alone is its image times itself
            double[] p = new double[N * N];
            p[term * N + term] = 1;
            quiet().predict(from.clone(), p, 4);
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    double image = (after[i] - before[i]) / (2 * step) * ((after[j] - before[j]) / (2 * step));
                    // left out: the curve of the Earth, 200 m/s in 6,400 km, on a term of up to 16 s²
                    assertThat(p[i * N + j]).isCloseTo(image, within(5e-3));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"29.4", "-19.6"})
    void goesRoundTheCircleThatSpeedAndAccelerationGive(double sideways) {
        double[] from = state(0, -30, sideways);
        double[] across = from;
        double half = Math.PI * 200 / Math.abs(sideways);
        for (int i = 0; i < 10; i++) {
            across = moved(across, half / 10);
        }
        double[] back = across;
        for (int i = 0; i < 10; i++) {
            back = moved(back, half / 10);
        }
        double apart = 0;
        double home = 0;
        for (int i = 0; i < 3; i++) {
            apart += (across[i] - from[i]) * (across[i] - from[i]);
            home += (back[i] - from[i]) * (back[i] - from[i]);
        }
        // two radii v²/a; on the equator, where the way to the Earth's centre is straight down
        assertThat(Math.sqrt(apart)).isCloseTo(2 * 200 * 200 / Math.abs(sideways), within(1.0));
        assertThat(Math.sqrt(home)).isLessThan(1);
    }
}
