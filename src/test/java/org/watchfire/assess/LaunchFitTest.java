package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;

class LaunchFitTest {
    private static final int FLIGHTS = Integer.getInteger("watchfire.flights", 200);

    /** Parameters drawn from the prior that LaunchFit states. */
    private static double[] drawn(Random random) {
        double[] p = new double[Boost.PARAMETERS];
        p[Boost.AZIMUTH] = 2 * Math.PI * random.nextDouble();
        p[Boost.LOG_THRUST] = Math.max(Math.log(13), Math.log(20) + 0.4 * random.nextGaussian());
        p[Boost.LOG_EXHAUST] = Math.log(2600) + 0.18 * random.nextGaussian();
        p[Boost.VERTICAL_SECONDS] = Math.max(0, 8 + 4 * random.nextGaussian());
        p[Boost.LOG_TILT_RATE] = Math.log(Math.toRadians(0.7)) + 0.6 * random.nextGaussian();
        p[Boost.LOG_BURN_SECONDS] = Math.log(1e4);
        return p;
    }

    private static List<StateEstimate> looks(
            double[] p, double from, double metres, double mps, Geodetic site, Random random) {
        double[] times = new double[6];
        Arrays.setAll(times, i -> from + 4 * i);
        double[][] states = new double[6][6];
        new Boost(site).fly(p, times, states);
        List<StateEstimate> looks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double[] covariance = new double[21];
            for (int j = 0; j < 6; j++) {
                double sigma = j < 3 ? metres : mps;
                covariance[StateEstimate.index(j, j)] = sigma * sigma;
                states[i][j] += sigma * random.nextGaussian();
            }
            looks.add(new StateEstimate(Flights.T0.plusSeconds(times[i]), states[i], covariance));
        }
        return looks;
    }

    /** Whether a place is inside an ellipse on the ground. */
    static boolean holds(Ellipse ellipse, Geodetic place) {
        double metres = Geodesic.distanceMetres(ellipse.centre(), place);
        double angle = Geodesic.azimuthRadians(ellipse.centre(), place) - ellipse.azimuthRadians();
        return Math.hypot(
                        metres * Math.cos(angle) / Math.max(1e-9, ellipse.semiMajorMetres()),
                        metres * Math.sin(angle) / Math.max(1e-9, ellipse.semiMinorMetres()))
                <= 1;
    }

    @Test
    void knowsHowEachStateDependsOnEachParameter() {
        Random random = new Random(5);
        double[] times = {15, 40, 70, 130, 400};
        for (int k = 0; k < 20; k++) {
            Geodetic site = Geodetic.ofDegrees(-80 + 160 * random.nextDouble(), -180 + 360 * random.nextDouble(), 0);
            double[] p = drawn(random);
            p[Boost.EAST] = 3000;
            p[Boost.LOG_BURN_SECONDS] = Math.log(100);
            Boost boost = new Boost(site);
            double[][][] maps = new double[times.length][Boost.PARAMETERS][6];
            boost.fly(p, times, new double[times.length][6], maps);
            for (int j = 0; j < Boost.PARAMETERS; j++) {
                double step = j < Boost.START ? 100 : 1e-3;
                double[][] low = new double[times.length][6];
                double[][] high = new double[times.length][6];
                double[] moved = p.clone();
                moved[j] -= step;
                boost.fly(moved, times, low);
                moved[j] += 2 * step;
                boost.fly(moved, times, high);
                for (int t = 0; t < times.length; t++) {
                    for (int half = 0; half < 6; half += 3) {
                        double size = 0;
                        double off = 0;
                        for (int i = half; i < half + 3; i++) {
                            double slope = (high[t][i] - low[t][i]) / (2 * step);
                            size += slope * slope;
                            off += (slope - maps[t][j][i]) * (slope - maps[t][j][i]);
                        }
                        // Metres and metres per second that the parameter is worth; a hundredth of it, or next to
                        // nothing.
                        assertThat(Math.sqrt(off))
                                .as("parameter %d at %.0f s, part %d", j, times[t], half)
                                .isLessThan(0.02 * Math.sqrt(size) + (j < Boost.START ? 1e-3 : 1));
                    }
                }
            }
        }
    }

    @Test
    void holdsTheLaunchPointAsOftenAsItSays() {
        Random random = new Random(11);
        int inside = 0;
        int inTime = 0;
        int fitted = 0;
        double worstSeconds = 0;
        double[] metres = new double[FLIGHTS];
        for (int k = 0; k < FLIGHTS; k++) {
            Geodetic site = Geodetic.ofDegrees(-70 + 140 * random.nextDouble(), -180 + 360 * random.nextDouble(), 0);
            double[] p = drawn(random);
            double from = 20 + 20 * random.nextDouble();
            Optional<GroundPoint> fit = LaunchFit.fit(looks(p, from, 200, 40, site, random), false, Optional.empty())
                    .map(LaunchFit.Found::point);
            if (fit.isEmpty()) {
                continue;
            }
            fitted++;
            inside += holds(fit.get().region(), site) ? 1 : 0;
            double seconds = fit.get().time().secondsSince(Flights.T0);
            inTime += Math.abs(seconds) < 1.96 * fit.get().timeSigmaSeconds() ? 1 : 0;
            worstSeconds = Math.max(worstSeconds, Math.abs(seconds));
            metres[k] = Geodesic.distanceMetres(fit.get().region().centre(), site);
        }
        Arrays.sort(metres);
        // The regions hold a floor for what real boosts add to the model, so they are a little wide for drawn ones.
        assertThat(fitted).isGreaterThan(FLIGHTS * 98 / 100);
        assertThat(inside / (double) fitted).isBetween(0.93, 0.995);
        assertThat(inTime / (double) fitted).isBetween(0.93, 0.995);
        assertThat(worstSeconds).isLessThan(15);
        assertThat(metres[FLIGHTS / 2]).isLessThan(300);
    }
}
