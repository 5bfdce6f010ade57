package org.watchfire.assess.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Glance;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;

class LaunchFitTest {
    private static final int FLIGHTS = Integer.getInteger("watchfire.flights", 200);

    /** Parameters drawn from the prior that LaunchPrior states, but for what hardly leaves the ground. */
    static double[] drawn(Random random) {
        double[] p = new double[Boost.PARAMETERS];
        p[Boost.AZIMUTH] = 2 * Math.PI * random.nextDouble();
        p[Boost.LOG_THRUST] = Math.max(Math.log(13), Math.log(18) + 0.4 * random.nextGaussian());
        p[Boost.LOG_EXHAUST] = Math.log(2700) + 0.18 * random.nextGaussian();
        p[Boost.VERTICAL_SECONDS] = Math.max(1, 8 + 4 * random.nextGaussian());
        p[Boost.LOG_KICK] = Math.log(Math.toRadians(2)) + random.nextGaussian();
        p[Boost.LOG_TILT_RATE] = Math.log(Math.toRadians(0.4)) + 0.8 * random.nextGaussian();
        p[Boost.TURN] = 0.5 + 0.3 * random.nextGaussian();
        p[Boost.LOG_BALLISTIC] = Math.log(15_000) + 1.1 * random.nextGaussian();
        p[Boost.LOG_BURN_SECONDS] = Math.log(1e4);
        p[Boost.LOG_BURNT] = Math.log(0.68) + 0.15 * random.nextGaussian();
        p[Boost.LOG_GAP_SECONDS] = Math.log(4) + 0.9 * random.nextGaussian();
        p[Boost.LOG_SECOND_THRUST] = Math.log(14) + 0.4 * random.nextGaussian();
        return p;
    }

    private static double partsSeconds(double[] p) {
        return Math.exp(p[Boost.LOG_BURNT] + p[Boost.LOG_EXHAUST] - p[Boost.LOG_THRUST]);
    }

    private static List<StateEstimate> looks(
            double[] p, boolean staged, double from, double metres, double mps, Geodetic site, Random random) {
        double[] times = new double[6];
        Arrays.setAll(times, i -> from + 4 * i);
        double[][] states = new double[6][6];
        new Boost(site).fly(p, staged, times, states);
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

    @Test
    void knowsHowEachStateDependsOnEachParameter() {
        Random random = new Random(5);
        double[] times = {15, 40, 70, 110, 160};
        int[] all = IntStream.range(0, Boost.PARAMETERS).toArray();
        for (int k = 0; k < 20; k++) {
            Geodetic site = Geodetic.ofDegrees(-80 + 160 * random.nextDouble(), -180 + 360 * random.nextDouble(), 0);
            double[] p = drawn(random);
            p[Boost.EAST] = 3000;
            // What reaches space: a body that falls back through thick air is stiffer than the steps are short.
            p[Boost.LOG_THRUST] = Math.log(20);
            p[Boost.LOG_BALLISTIC] = Math.max(Math.log(5000), p[Boost.LOG_BALLISTIC]);
            p[Boost.LOG_TILT_RATE] = Math.min(Math.log(Math.toRadians(0.6)), p[Boost.LOG_TILT_RATE]);
            p[Boost.LOG_KICK] = Math.min(Math.log(Math.toRadians(4)), p[Boost.LOG_KICK]);
            p[Boost.LOG_BURN_SECONDS] = Math.log(k % 2 == 0 ? 50 : 100);
            boolean staged = k % 2 == 0;
            Boost boost = new Boost(site);
            double[][][] maps = new double[times.length][Boost.PARAMETERS][6];
            boost.fly(p, staged, times, new double[times.length][6], maps, all);
            for (int j = 0; j < Boost.PARAMETERS; j++) {
                double step = j < Boost.START ? 100 : 1e-3;
                double[][] low = new double[times.length][6];
                double[][] high = new double[times.length][6];
                double[] moved = p.clone();
                moved[j] -= step;
                boost.fly(moved, staged, times, low);
                moved[j] += 2 * step;
                boost.fly(moved, staged, times, high);
                for (int t = 0; t < times.length; t++) {
                    for (int half = 0; half < 6; half += 3) {
                        double size = 0;
                        double off = 0;
                        for (int i = half; i < half + 3; i++) {
                            double slope = (high[t][i] - low[t][i]) / (2 * step);
                            size += slope * slope;
                            off += (slope - maps[t][j][i]) * (slope - maps[t][j][i]);
                        }
                        // Metres and metres per second that the parameter is worth: a twentieth of it, or next to
                        // nothing.
                        assertThat(Math.sqrt(off))
                                .as("parameter %d of boost %d at %.0f s, part %d", j, k, times[t], half)
                                .isLessThan(0.1 * Math.sqrt(size) + (j < Boost.START ? 3e-3 : 6));
                    }
                }
            }
        }
    }

    /** What fits of many boosts were worth. */
    private static final class Outcome {
        int fitted;
        int inside;
        int inTime;
        double worstSeconds;
        final List<Double> metres = new ArrayList<>();

        void add(Optional<LaunchFit.Found> fit, Geodetic site) {
            if (fit.isEmpty()) {
                return;
            }
            GroundPoint point = fit.get().point();
            fitted++;
            inside += Flights.holds(point.region(), site) ? 1 : 0;
            double seconds = point.time().secondsSince(Flights.T0);
            inTime += Math.abs(seconds) < 1.96 * point.timeSigmaSeconds() ? 1 : 0;
            worstSeconds = Math.max(worstSeconds, Math.abs(seconds));
            metres.add(Geodesic.distanceMetres(point.region().centre(), site));
        }

        double middleMetres() {
            return metres.stream().sorted().skip(metres.size() / 2).findFirst().orElseThrow();
        }

        @Override
        public String toString() {
            return "%d fitted, inside %.3f, in time %.3f, worst %.1f s, middle miss %.0f m"
                    .formatted(
                            fitted, inside / (double) fitted, inTime / (double) fitted, worstSeconds, middleMetres());
        }
    }

    @Test
    void holdsTheLaunchPointAsOftenAsItSays() {
        Random random = new Random(11);
        Outcome outcome = new Outcome();
        for (int k = 0; k < FLIGHTS; k++) {
            Geodetic site = Flights.anywhere(random);
            double from = 20 + 20 * random.nextDouble();
            outcome.add(
                    LaunchFit.fit(
                            looks(drawn(random), false, from, 200, 40, site, random), false, true, Optional.empty()),
                    site);
        }
        report("first stage", outcome);
        // The regions hold a floor for what real boosts add to the model, so they are a little wide for drawn ones.
        assertThat(outcome.fitted).isGreaterThan(FLIGHTS * 98 / 100);
        assertThat(outcome.inside / (double) outcome.fitted).isBetween(0.93, 0.995);
        assertThat(outcome.inTime / (double) outcome.fitted).isBetween(0.93, 0.995);
        assertThat(outcome.worstSeconds).isLessThan(45);
        assertThat(outcome.middleMetres()).isLessThan(300);
    }

    @Test
    void allowsForAStageThatPartedBeforeItWasSeenOrWhileItIs() {
        Random random = new Random(12);
        Outcome outcome = new Outcome();
        int flown = 0;
        for (int k = 0; k < FLIGHTS; k++) {
            Geodetic site = Flights.anywhere(random);
            double[] p = drawn(random);
            double from = partsSeconds(p) - 12 + 40 * random.nextDouble();
            List<StateEstimate> looks = looks(p, true, from, 200, 20, site, random);
            if (looks.stream().map(Glance::at).allMatch(g -> g.heightMetres() > 10_000 && g.climbMps() > 100)) {
                flown++;
                outcome.add(LaunchFit.fit(looks, false, true, Optional.empty()), site);
            }
        }
        report("staged, " + flown, outcome);
        // Every one of these has parted, where one in three is expected to, and the time leaves a skew posterior.
        assertThat(outcome.fitted).isGreaterThan(flown * 95 / 100);
        assertThat(outcome.inside / (double) outcome.fitted).isBetween(0.85, 0.995);
        assertThat(outcome.inTime / (double) outcome.fitted).isBetween(0.7, 0.995);
    }

    @Test
    void takesAStageForPartedWhereASteadyThrustCannotHaveMadeTheGap() {
        double[] p = drawn(new Random(3));
        p[Boost.LOG_THRUST] = Math.log(22);
        p[Boost.LOG_GAP_SECONDS] = Math.log(10);
        p[Boost.LOG_SECOND_THRUST] = Math.log(12);
        Geodetic site = Geodetic.ofDegrees(-33, -71, 0);
        List<StateEstimate> looks = looks(p, true, partsSeconds(p) - 10, 100, 10, site, new Random(4));
        LaunchFit.Found found =
                LaunchFit.fit(looks, false, true, Optional.empty()).orElseThrow();
        double before = found.whole().orElseThrow().misfit();
        assertThat(found.parted().orElseThrow().misfit()).isLessThan(before / 3);
        assertThat(found.parted().orElseThrow().evidence())
                .isGreaterThan(found.whole().orElseThrow().evidence());
        assertThat(Flights.holds(found.point().region(), site)).isTrue();
    }

    private static void report(String what, Outcome outcome) {
        if (Boolean.getBoolean("watchfire.print")) {
            System.out.println(what + ": " + outcome);
        }
    }
}
