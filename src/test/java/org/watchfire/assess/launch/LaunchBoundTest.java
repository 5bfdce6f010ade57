package org.watchfire.assess.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.Flights;
import org.watchfire.assess.numbers.Normal;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Glance;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/**
 * Launch points through tracker, fuser and assessor beside the Bayesian bound of Cramér and Rao (H. L. Van Trees, Detection, Estimation, and
 * Modulation Theory, part I, 1968, section 2.4.3): boosts of one stage drawn from {@link LaunchPrior}, two radars of 1 Hz, 50 m, 1 mrad, a
 * minute from the first plot, which stray as {@link BoostNoise} says. The bound uses every plot of that minute, {@link LaunchFit} ten looks.
 * More with {@code -Dwatchfire.flights=1000 -Dwatchfire.print=true}.
 */
class LaunchBoundTest {
    private static final int FLIGHTS = Integer.getInteger("watchfire.flights", 30);
    private static final int[] FREE = IntStream.range(0, Boost.LOG_BURN_SECONDS).toArray();
    private static final double MINUTE = 60;
    private static final double METRES = 50;
    private static final double RADIANS = 1e-3;

    private static final double SOON_SECONDS = 5;

    /** What was claimed of one launch, with the bounds of distance and time. */
    private record Claim(double metres, double seconds, double boundMetres, double boundSeconds, boolean inside) {
        /** Probability that a time with no other error than the bound's is right to five seconds. */
        double soonAtBest() {
            return 1 - 2 * Normal.below(-SOON_SECONDS / boundSeconds);
        }
    }

    /** One boost, and two radars that watch it. */
    private static final class Launch {
        private final Random random;
        private final Geodetic site;
        private final double[] times = new double[100];
        private final double[][] states = new double[times.length][6];
        private final double[][][] maps = new double[times.length][Boost.PARAMETERS][6];
        private final LaunchBound bound;
        private final List<Radar> radars = new ArrayList<>();
        private double end = Double.POSITIVE_INFINITY;

        Launch(int seed) {
            random = new Random(seed);
            site = Flights.anywhere(random);
            Arrays.setAll(times, i -> i + 1);
            do {
                new Boost(site).fly(LaunchFitTest.drawn(random), false, times, states, maps, FREE);
            } while (!rises());
            StateEstimate look = new StateEstimate(Flights.T0.plusSeconds(60), states[59], new double[21]);
            LaunchPrior prior = new LaunchPrior(look, Glance.at(look), false, false, true);
            bound = new LaunchBound(prior, FREE, METRES, RADIANS);
            stray();
            for (int r = 1; r <= 2; r++) {
                Geodetic at =
                        Geodesic.direct(site, 2 * Math.PI * random.nextDouble(), 100e3 + 350e3 * random.nextDouble());
                RadarId id = new RadarId(Flights.KOR, "R" + r);
                radars.add(new Radar(id, at, METRES, RADIANS, RADIANS, Double.NaN, 1, 0.95, 0.3, 2e6));
            }
        }

        /** Most draws at the edges of the prior dive back to the ground. */
        private boolean rises() {
            double middle = height(44);
            return middle > 4_000 && height(89) > Math.max(20_000, 2.5 * middle);
        }

        private double height(int i) {
            return Wgs84.heightMetres(states[i][0], states[i][1], states[i][2]);
        }

        private List<Plot> look(int i) {
            List<Plot> plots = new ArrayList<>();
            double[] m = new double[RadarFrame.MEASURES];
            for (Radar radar : radars) {
                RadarFrame frame = new RadarFrame(radar.site());
                frame.measure(states[i], m);
                if (m[2] > Math.toRadians(0.5) && random.nextDouble() < radar.detectionProbability()) {
                    end = Math.min(end, times[i] + MINUTE);
                    bound.learn(frame, states[i], maps[i]);
                    double azimuth = m[1] + RADIANS * random.nextGaussian() + 2 * Math.PI;
                    plots.add(new Plot(
                            radar.id(),
                            Flights.T0.plusSeconds(times[i]),
                            m[0] + METRES * random.nextGaussian(),
                            azimuth % (2 * Math.PI),
                            m[2] + RADIANS * random.nextGaussian(),
                            Double.NaN,
                            Double.NaN,
                            Identity.NONE,
                            0));
                }
            }
            return plots;
        }

        /** Adds what real boosts do beside the model. */
        private void stray() {
            double[] off = new double[6];
            for (int i = 0; i < times.length; i++) {
                double[] strayed = LaunchBound.strayed(times[i] - 1, times[i]);
                double place = Math.sqrt(strayed[0]);
                double shared = strayed[1] / place;
                double own = Math.sqrt(strayed[3] - shared * shared);
                for (int k = 0; k < 3; k++) {
                    double one = random.nextGaussian();
                    off[k] += off[3 + k] + place * one;
                    off[3 + k] += shared * one + own * random.nextGaussian();
                }
                for (int k = 0; k < 6; k++) {
                    states[i][k] += off[k];
                }
            }
        }

        Optional<Claim> claimed() {
            Tracker tracker = new Tracker(Flights.KOR, Flights.LABEL, radars, TrackerSettings.defaults());
            Fuser fuser = new Fuser(Flights.KOR, FuserSettings.defaults());
            Assessor assessor = new Assessor(Flights.settings(Flights.KOR));
            Optional<GroundPoint> said = Optional.empty();
            for (int i = 0; i < times.length && times[i] <= end; i++) {
                TimeTag now = Flights.T0.plusSeconds(times[i]);
                bound.pass(times[i] - 1, times[i]);
                for (Track track : tracker.accept(look(i), now, 0)) {
                    for (SystemTrack system : fuser.accept(track, now, 0)) {
                        for (Assessment a :
                                assessor.accept(system, now, system.stamps()).assessments()) {
                            if (a.launch().isPresent()) {
                                said = a.launch();
                            }
                        }
                    }
                }
                assessor.tick(now, 0);
            }
            return said.map(point -> new Claim(
                    Geodesic.distanceMetres(point.region().centre(), site),
                    point.time().secondsSince(Flights.T0),
                    bound.metres(),
                    bound.seconds(),
                    Flights.holds(point.region(), site)));
        }
    }

    @Test
    void isNearTheBoundOfWhoeverUsesEveryPlot() {
        List<Claim> claims = IntStream.range(0, FLIGHTS)
                .mapToObj(seed -> new Launch(seed).claimed())
                .flatMap(Optional::stream)
                .toList();
        double inside = claims.stream().filter(Claim::inside).count() / (double) claims.size();
        double inTime =
                claims.stream().filter(c -> Math.abs(c.seconds) < SOON_SECONDS).count() / (double) claims.size();
        double metres = rms(claims.stream().mapToDouble(Claim::metres));
        double bound = rms(claims.stream().mapToDouble(Claim::boundMetres));
        double[] ratios = claims.stream()
                .mapToDouble(c -> c.metres / c.boundMetres)
                .sorted()
                .toArray();
        if (Boolean.getBoolean("watchfire.print")) {
            System.out.printf(
                    "%d claims of %d: rms %.0f m, bound %.0f m, ratio %.2f; of each, middle %.2f, rms %.2f; inside %.3f, within 5 s %.3f, at best %.3f%n",
                    claims.size(),
                    FLIGHTS,
                    metres,
                    bound,
                    metres / bound,
                    ratios[ratios.length / 2],
                    rms(Arrays.stream(ratios)),
                    inside,
                    inTime,
                    claims.stream().mapToDouble(Claim::soonAtBest).average().orElseThrow());
        }
        assertThat(claims.size()).isGreaterThanOrEqualTo(FLIGHTS * 9 / 10);
        assertThat(metres / bound).isLessThan(2);
        assertThat(inside).isGreaterThan(0.85);
        assertThat(inTime).isGreaterThan(0.75);
    }

    private static double rms(DoubleStream values) {
        return Math.sqrt(values.map(v -> v * v).average().orElseThrow());
    }
}
