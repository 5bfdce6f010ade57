package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.track.motion.Reentry;

/**
 * The falling body of M. Athans, R. P. Wishner, A. Bertolini, Suboptimal State Estimation for Continuous-Time Nonlinear
 * Systems from Discrete Noisy Measurements, IEEE Transactions on Automatic Control 13, 1968: 300,000 ft high, falling straight down
 * with 20,000 ft/s; a radar 100,000 ft aside and 100,000 ft high measures range alone, once a second, with 100 ft; the
 * start is known to 1,000 ft and 2,000 ft/s, the drag not at all. It is the standing example of a first-order filter that
 * grows sure of a wrong drag while the body slows within seconds.
 *
 * <p>Taken over: start, errors at the start, radar, and drag at sea level (1e-3 of the square of the speed a foot, which is
 * 187 kg/m²). Different, as the production model wants it: the air of {@link Atmosphere} in place of an exponential of 20,000 ft, gravity and
 * the turning Earth, which the case leaves out, and drag as ln β with the production prior (3,000 kg/m² within a factor 3.3, so
 * that the true one is 2.3 sigmas off; the case starts at a thirtieth of the true drag). The case has one dimension: what
 * lies across the plumb line is set to the truth at each look. No figures are compared with the paper's: the air differs. What is
 * compared is the case's finding.
 */
class FallingBodyTest {
    private static final double FOOT = 0.3048;
    private static final double BETA = 0.5 * 1.225 / (1e-3 / FOOT);
    private static final int RUNS = 100;
    private static final int SECONDS = 60;
    private static final int[] ACROSS = {1, 2, 4, 5};
    private static final double[] SIGMA = {1000 * FOOT, 0, 0, 2000 * FOOT, 0, 0, 1.2};

    private final Radar radar = new Radar(
            new RadarId(Flights.NATION, "R"),
            new Geodetic(0, 100_000 * FOOT / Wgs84.EQUATORIAL_RADIUS_METRES, 100_000 * FOOT),
            100 * FOOT,
            1e6, // no direction is measured: azimuth says nothing
            Double.NaN,
            Double.NaN,
            1,
            1,
            0,
            1e6);
    private final double[] start = KnownFall.state(0, 300_000 * FOOT, 0, -20_000 * FOOT, BETA);

    /** Share of the runs whose height after a minute is less than two of the radar's sigmas off. */
    private double shareNear(Reentry model) {
        double[] misses = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            misses[run] = Math.abs(heightMissed(model, new Random(run)));
        }
        return Arrays.stream(misses)
                        .filter(m -> m < 2 * radar.rangeSigmaMetres())
                        .count()
                / (double) RUNS;
    }

    /** Metres, after a minute. */
    private double heightMissed(Reentry model, Random chance) {
        RadarFrame frame = new RadarFrame(radar.site());
        Sensor sensor = new Sensor(radar, 0);
        MeasurementUpdate update = new MeasurementUpdate();
        double[] truth = start.clone();
        double[] x = start.clone();
        double[] p = new double[KnownFall.N * KnownFall.N];
        for (int i = 0; i < KnownFall.N; i++) {
            p[8 * i] = SIGMA[i] * SIGMA[i];
            x[i] += i < 6 ? SIGMA[i] * chance.nextGaussian() : 0;
        }
        x[6] = model.extraMean(6, x);
        double[] m = new double[4];
        for (int t = 1; t <= SECONDS; t++) {
            truth = KnownFall.later(truth, 1);
            model.predict(x, p, 1);
            holdToThePlumbLine(x, p, truth);
            frame.measure(truth, m);
            double range = m[0] + radar.rangeSigmaMetres() * chance.nextGaussian();
            Plot plot = new Plot(
                    radar.id(), Flights.time(t), range, m[1], Double.NaN, Double.NaN, Double.NaN, Identity.NONE, 0);
            update.apply(new Sighting(plot, sensor, t, t), x, p, KnownFall.N);
        }
        return x[0] - truth[0];
    }

    private static void holdToThePlumbLine(double[] x, double[] p, double[] truth) {
        for (int i : ACROSS) {
            x[i] = truth[i];
            for (int j = 0; j < KnownFall.N; j++) {
                p[KnownFall.N * i + j] = 0;
                p[KnownFall.N * j + i] = 0;
            }
        }
    }

    @Test
    void theProductionFilterComesBackWithinTheRadarsErrorAfterTheBodyHasSlowed() {
        // 96 of 100 measured; in the others the range alone, least where the body passes the radar's height, took the
        // mirror image for true, which a radar that measures a direction cannot
        assertThat(shareNear(new Reentry(1e-7, 1e-3, 0.03))).isGreaterThan(0.9);
    }

    @Test
    void theSameFilterWithoutNoiseInItsDragStaysWrongAsTheCaseWasMadeToShow() {
        assertThat(shareNear(new Reentry(1e-7, 0, 0))).isLessThan(0.2);
    }
}
