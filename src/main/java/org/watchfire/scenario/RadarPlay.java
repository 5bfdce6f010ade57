package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Refraction;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Identity;
import org.watchfire.model.Radar;

/**
 * One radar at work, period by period. Errors are independent and normal; a target is found with the radar's detection
 * probability at each look; targets that its resolution cell cannot part give one plot; clutter is a Poisson number of plots, even over range and sector,
 * up to 15 degrees above the lowest elevation. Ranges and elevations
 * are as the air bends them where the radar does not correct them, else without refraction. What a period holds depends on the seed and its number alone.
 */
final class RadarPlay {
    /** Plots are measured at whole multiples of this: the resolution of time in ASTERIX. */
    static final double TICK_SECONDS = 1.0 / 128;

    /** Clutter is sought up to this far above the lowest elevation. */
    private static final double CLUTTER_ELEVATION = Math.toRadians(15);

    /** Two targets nearer than this in range and both angles give one plot, that of the first: a generic resolution cell. */
    private static final double RESOLUTION_RANGE_SIGMAS = 3;

    private static final double RESOLUTION_ANGLE_SIGMAS = 15;

    private static final double CLUTTER_RANGE_RATE_MPS = 300;
    private static final double FOOT = 0.3048;

    /** Mode C speaks in steps of 100 ft. */
    private static final double LEVEL_METRES = 100 * FOOT;

    private final RadarSite site;
    private final List<TruthObject> truth;
    private final long seed;
    private final RadarFrame frame;
    private final double offsetSeconds;
    private final double[] state = new double[6];
    private final double[] measured = new double[4];
    private final Optional<Refraction> air;
    private final double[] bent = new double[2];

    RadarPlay(RadarSite site, List<TruthObject> truth, long seed) {
        this.site = site;
        this.truth = truth;
        this.seed = seed ^ (site.sac() * 256L + site.sic()) * 0x9E3779B97F4A7C15L;
        this.frame = new RadarFrame(site.radar().site());
        this.air = site.bent() ? Optional.of(new Refraction(site.radar().site().heightMetres())) : Optional.empty();
        // Radars are not in step with each other.
        this.offsetSeconds = ticks(site.radar().periodSeconds() * new SplittableRandom(this.seed).nextDouble());
    }

    RadarSite site() {
        return site;
    }

    /** Beginning of a period, seconds of the scenario; the beam of a turning radar points north then. */
    double startSeconds(long period) {
        return ticks(offsetSeconds + period * site.radar().periodSeconds());
    }

    /** All plots of a period in order of time. */
    List<Detection> period(long period) {
        SplittableRandom random = new SplittableRandom(seed + period * 0x632BE59BD9B4E019L);
        List<Detection> out = new ArrayList<>();
        double start = startSeconds(period);
        double slot = start;
        List<double[]> cells = new ArrayList<>();
        for (TruthObject object : truth) {
            SplittableRandom own = random.split();
            if (!reports(object) || !look(object, site.rotates() ? crossing(object, start) : slot)) {
                continue;
            }
            double seconds = site.rotates() ? crossing(object, start) : slot;
            if (merges(cells)) {
                continue;
            }
            cells.add(measured.clone());
            slot += 2 * TICK_SECONDS;
            if (own.nextDouble() < site.radar().detectionProbability()) {
                look(object, seconds);
                out.add(noisy(object, seconds, own));
            }
        }
        for (int i = poisson(site.radar().clutterPerScan(), random); i > 0; i--) {
            out.add(clutter(start, slot, random));
            slot += 2 * TICK_SECONDS;
        }
        out.sort(Comparator.comparingDouble(Detection::seconds).thenComparingInt(Detection::target));
        return out;
    }

    /** Whether what was just looked at cannot be told from something already seen in this period: one echo, one plot. */
    private boolean merges(List<double[]> cells) {
        Radar radar = site.radar();
        for (double[] cell : cells) {
            double turn = Math.IEEEremainder(measured[1] - cell[1], 2 * Math.PI) * Math.cos(cell[2]);
            boolean sameElevation = !radar.measuresElevation()
                    || Math.abs(measured[2] - cell[2]) < RESOLUTION_ANGLE_SIGMAS * radar.elevationSigmaRadians();
            if (sameElevation
                    && Math.abs(measured[0] - cell[0]) < RESOLUTION_RANGE_SIGMAS * radar.rangeSigmaMetres()
                    && Math.abs(turn) < RESOLUTION_ANGLE_SIGMAS * radar.azimuthSigmaRadians()) {
                return true;
            }
        }
        return false;
    }

    private boolean reports(TruthObject object) {
        return object.kind() == TruthObject.Kind.AIRCRAFT ? site.seesAircraft() : site.seesMissiles();
    }

    /** When the turning beam meets the object; its azimuth changes little in the time the beam needs. */
    private double crossing(TruthObject object, double start) {
        double seconds = start;
        for (int i = 0; i < 3 && object.trajectory().at(seconds, state); i++) {
            frame.measure(state, measured);
            seconds = ticks(start + measured[1] / (2 * Math.PI) * site.radar().periodSeconds());
        }
        return seconds;
    }

    /** Whether the object is in view at a moment; leaves what an error-free radar would measure. */
    private boolean look(TruthObject object, double seconds) {
        if (!object.trajectory().at(seconds, state)) {
            return false;
        }
        frame.measure(state, measured);
        return site.coverage()
                .sees(
                        measured[0],
                        measured[1],
                        Wgs84.heightMetres(state[0], state[1], state[2]),
                        site.radar().site().heightMetres());
    }

    private Detection noisy(TruthObject object, double seconds, SplittableRandom random) {
        Radar radar = site.radar();
        air.ifPresent(this::bend);
        double range = Math.max(1, measured[0] + radar.rangeSigmaMetres() * random.nextGaussian());
        double azimuth = turn(measured[1] + radar.azimuthSigmaRadians() * random.nextGaussian());
        double elevation = radar.measuresElevation()
                ? Math.clamp(
                        measured[2] + radar.elevationSigmaRadians() * random.nextGaussian(), -Math.PI / 2, Math.PI / 2)
                : Double.NaN;
        double rangeRate = radar.measuresRangeRate()
                ? measured[3] + radar.rangeRateSigmaMps() * random.nextGaussian()
                : Double.NaN;
        boolean answers = object.identity().isKnown() && site.output() == RadarSite.Output.ASTERIX048;
        double height = Wgs84.heightMetres(state[0], state[1], state[2]);
        return new Detection(
                seconds,
                object.id(),
                range,
                azimuth,
                elevation,
                rangeRate,
                answers ? Math.rint(height / LEVEL_METRES) * LEVEL_METRES : Double.NaN,
                answers ? object.identity() : Identity.NONE);
    }

    private void bend(Refraction through) {
        through.bend(measured[0], measured[2], bent);
        measured[0] = bent[0];
        measured[2] = bent[1];
    }

    private Detection clutter(double start, double slot, SplittableRandom random) {
        Radar radar = site.radar();
        RadarSite.Coverage coverage = site.coverage();
        double azimuth = turn(coverage.fromAzimuthRadians() + coverage.sectorRadians() * random.nextDouble());
        double range = coverage.minRangeMetres()
                + (coverage.maxRangeMetres() - coverage.minRangeMetres()) * random.nextDouble();
        double top = Math.min(coverage.maxElevationRadians(), coverage.minElevationRadians() + CLUTTER_ELEVATION);
        double elevation =
                coverage.minElevationRadians() + (top - coverage.minElevationRadians()) * random.nextDouble();
        double rangeRate = CLUTTER_RANGE_RATE_MPS * random.nextGaussian();
        double seconds = site.rotates() ? ticks(start + azimuth / (2 * Math.PI) * radar.periodSeconds()) : slot;
        return new Detection(
                seconds,
                -1,
                range,
                azimuth,
                radar.measuresElevation() ? elevation : Double.NaN,
                radar.measuresRangeRate() ? rangeRate : Double.NaN,
                Double.NaN,
                Identity.NONE);
    }

    private static double turn(double azimuth) {
        double turned = azimuth - 2 * Math.PI * Math.floor(azimuth / (2 * Math.PI));
        return turned < 2 * Math.PI ? turned : 0;
    }

    private static double ticks(double seconds) {
        return Math.rint(seconds / TICK_SECONDS) * TICK_SECONDS;
    }

    /** D. E. Knuth, The Art of Computer Programming, vol. 2, 3.4.1; larger means in parts, whose exponential does not vanish. */
    private static int poisson(double mean, SplittableRandom random) {
        int count = 0;
        for (double left = mean; left > 0; left -= 100) {
            double limit = Math.exp(-Math.min(left, 100));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}
