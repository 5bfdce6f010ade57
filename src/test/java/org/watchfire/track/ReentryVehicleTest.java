package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.track.motion.Reentry;

/**
 * The re-entry vehicle of S. J. Julier, J. K. Uhlmann, A New Extension of the Kalman Filter to Nonlinear Systems, SPIE 3068,
 * 1997, and Unscented Filtering and Nonlinear Estimation, Proceedings of the IEEE 92, 2004: it comes in at 136 km with 7 km/s
 * towards a radar on the ground that measures range to 1 m and bearing to 17 mrad, ten times a second; the logarithm of its ballistic
 * coefficient is known to one, and 0.69 off. Their finding is that an extended filter grows surer than it is right.
 *
 * <p>Taken over: start, its errors, radar, rate, drag (0.59783 e^x a kilometre at sea level: 1,025 kg/m² believed, 512 true), noise of
 * 2.4064e-5 km²/s³, read as the density of a white acceleration. Different: three dimensions, the case's plane being the
 * equator's and the bearing azimuth and elevation, each with 17 mrad; the air of {@link Atmosphere} in place of an exponential of 13.4 km; a turning
 * Earth with J2; and all of it turned by 1.5 degrees about the Earth, since at the zenith azimuth has no direction. So errors are compared with the
 * bound, computed here, and not with the papers' curves.
 */
class ReentryVehicleTest {
    private static final double BELIEVED_BETA = 0.5 * 1.225 / 0.59783e-3;
    private static final double TRUE_LOG = 0.6932;
    private static final double DENSITY = 24.064;
    private static final double PERIOD = 0.1;
    private static final int LOOKS = 1500;
    private static final int RUNS = 100;
    private static final int[] ALL = {0, 1, 2};

    private static final Radar RADAR = new Radar(
            new RadarId(Flights.NATION, "R"), new Geodetic(0, 0, 0), 1, 17e-3, 17e-3, Double.NaN, PERIOD, 1, 0, 1e6);

    /** By look: root mean square of position m, velocity m/s, ln β; mean squared errors by their variances, of seven terms. */
    private static final double[][] ERRORS = new double[LOOKS + 1][4];

    /** By look: the bound's sigmas of the first three. */
    private static final double[][] BOUND = new double[LOOKS + 1][3];

    private static double[] start() {
        double x = 6500.4e3;
        double y = 349.14e3;
        double vx = -1809.3;
        double vy = -6796.7;
        double r = Math.hypot(x, y);
        return KnownFall.state(
                Math.atan2(y, x) + Math.toRadians(1.5),
                r - 6374e3,
                (vy * x - vx * y) / r,
                (vx * x + vy * y) / r,
                BELIEVED_BETA * Math.exp(-TRUE_LOG));
    }

    @BeforeAll
    static void fly() {
        for (int run = 0; run < RUNS; run++) {
            follow(new Random(run));
        }
        for (double[] sum : ERRORS) {
            for (int i = 0; i < 4; i++) {
                sum[i] = i < 3 ? Math.sqrt(sum[i] / RUNS) : sum[i] / RUNS;
            }
        }
        double[] truth = start();
        RealMatrix p = MatrixUtils.createRealIdentityMatrix(KnownFall.N);
        for (int k = 1; k <= LOOKS; k++) {
            p = KnownFall.bound(truth, p, PERIOD, RADAR, ALL, DENSITY);
            truth = KnownFall.later(truth, PERIOD);
            BOUND[k][0] = Math.sqrt(KnownFall.sum(p, 0, 3));
            BOUND[k][1] = Math.sqrt(KnownFall.sum(p, 3, 6));
            BOUND[k][2] = Math.sqrt(p.getEntry(6, 6));
        }
    }

    private static void follow(Random chance) {
        RadarFrame frame = new RadarFrame(RADAR.site());
        Sensor sensor = new Sensor(RADAR, 0);
        MeasurementUpdate update = new MeasurementUpdate();
        Reentry model = new Reentry(DENSITY, 0, 1e-6);
        double[] truth = start();
        double[] x = truth.clone();
        double[] p = one();
        for (int i = 0; i < 6; i++) {
            x[i] += chance.nextGaussian();
        }
        x[6] = -Math.log(BELIEVED_BETA);
        double[] m = new double[4];
        for (int k = 1; k <= LOOKS; k++) {
            truth = KnownFall.later(truth, PERIOD);
            KnownFall.shake(truth, DENSITY, PERIOD, chance);
            frame.measure(truth, m);
            double turn = 2 * Math.PI;
            Plot plot = new Plot(
                    RADAR.id(),
                    Flights.time(k * PERIOD),
                    m[0] + RADAR.rangeSigmaMetres() * chance.nextGaussian(),
                    (m[1] + RADAR.azimuthSigmaRadians() * chance.nextGaussian() + turn) % turn,
                    m[2] + RADAR.elevationSigmaRadians() * chance.nextGaussian(),
                    Double.NaN,
                    Double.NaN,
                    Identity.NONE,
                    0);
            model.predict(x, p, PERIOD);
            update.apply(new Sighting(plot, sensor, k * PERIOD, k), x, p, KnownFall.N);
            for (int i = 0; i < KnownFall.N; i++) {
                ERRORS[k][i < 6 ? i / 3 : 2] += (x[i] - truth[i]) * (x[i] - truth[i]);
            }
            ERRORS[k][3] += normalised(x, p, truth);
        }
    }

    private static double[] one() {
        double[] p = new double[KnownFall.N * KnownFall.N];
        for (int i = 0; i < KnownFall.N; i++) {
            p[(KnownFall.N + 1) * i] = 1;
        }
        return p;
    }

    private static double normalised(double[] x, double[] p, double[] truth) {
        RealMatrix covariance = MatrixUtils.createRealMatrix(KnownFall.N, KnownFall.N);
        double[] error = new double[KnownFall.N];
        for (int i = 0; i < KnownFall.N; i++) {
            error[i] = x[i] - truth[i];
            for (int j = 0; j < KnownFall.N; j++) {
                covariance.setEntry(i, j, p[KnownFall.N * i + j]);
            }
        }
        double[] weighed = MatrixUtils.inverse(covariance).operate(error);
        double sum = 0;
        for (int i = 0; i < KnownFall.N; i++) {
            sum += error[i] * weighed[i];
        }
        return sum;
    }

    /** Median over the looks, from some time on, of the ratio of error and bound. */
    private static double ratio(int quantity, int from) {
        double[] ratios = new double[LOOKS + 1 - from];
        for (int k = from; k <= LOOKS; k++) {
            ratios[k - from] = ERRORS[k][quantity] / BOUND[k][quantity];
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    @ParameterizedTest
    @CsvSource({"0, position", "1, velocity", "2, ballistic coefficient"})
    void reachesTheBoundOnceTheAirIsFelt(int quantity, String name) {
        // from 40 s: 46 km high; before, nothing tells the ballistic coefficient, and its start is 0.69 sigmas off in
        // every run.
        // A root mean square of a hundred runs has a sigma of 7 %, less the more looks the median is over
        assertThat(ratio(quantity, 400)).as(name).isBetween(0.85, 1.2);
    }

    @Test
    void isAboutAsSureAsItIsRight() {
        double mean =
                Arrays.stream(ERRORS).skip(400).mapToDouble(e -> e[3]).average().orElseThrow() / KnownFall.N;
        // 1.23 measured: a little surer than right, where the papers' extended filter is so by orders of magnitude
        assertThat(mean).isBetween(0.85, 1.35);
    }
}
