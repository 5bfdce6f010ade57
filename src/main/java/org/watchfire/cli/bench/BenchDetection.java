package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.watchfire.model.SystemTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench detection}: how many scans after it rises above the horizon a launch is a candidate, and warned of. */
@Command(
        name = "detection",
        mixinStandardHelpOptions = true,
        description =
                "Launches 30 to 230 km before one radar of 4 s, 50 m and 1.5 mrad, each over another place and among 50"
                        + " aircraft and 60 false plots a scan, detection probability 0.9; counts scans from the one in which the"
                        + " launch is first above the horizon, that one included.%n"
                        + "Example: watchfire bench detection --launches 1000 --seed 1")
final class BenchDetection implements Callable<Integer> {
    /** Scans before the launch, for the tracker to learn the traffic; and after it rose. */
    private static final int QUIET_SCANS = 15;

    private static final int LAST = 25;

    /** Scans after which what has not risen above the horizon is taken never to do so. */
    private static final int LATEST_RISE = 75;

    private static final double NEAR_METRES = 3e3;
    private static final double NEAR_SIGMAS = 5;
    private static final double NEAREST_METRES = 30e3;

    @Option(names = "--launches", defaultValue = "100", description = "How many; default 100.")
    private int launches = 100;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the first launch; the others follow, those left out that never rise above the horizon.")
    private long seed = 1;

    @Option(names = "--radar", defaultValue = "S4", description = "S4 or LONG; default S4.")
    private BenchSky.Kind kind = BenchSky.Kind.S4;

    @Option(names = "--each", description = "One line for each launch too.")
    private boolean each;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Scans until something first held of a launch, counted from its rise; {@link #LAST} + 1 where it never did.
     *
     * @param metres from the radar to the launch site
     * @param thrust at the start, m/s²
     * @param seen plot by plot, whether the launch gave one
     * @param held confirmed track within 3 km and five sigmas of it
     * @param candidate such a track is said to be a launch candidate
     * @param likely it is said to be a launch with 0.5
     * @param warning of such a track
     * @param early warnings before it rose or elsewhere
     */
    record Found(
            double metres, double thrust, String seen, int held, int candidate, int likely, int warning, int early) {}

    @Override
    public Integer call() {
        if (launches < 1 || launches > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--launches " + launches + " is outside 1..1000000");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Found> all = new ArrayList<>();
        for (long next = seed; all.size() < launches; next++) {
            Found found = launch(kind, next);
            if (!found.seen.isEmpty()) {
                all.add(found);
            }
            if (each) {
                out.println(found);
                out.flush();
            }
        }
        report(all, out);
        return 0;
    }

    static void report(List<Found> all, PrintWriter out) {
        line("held", all, Found::held, out);
        line("candidate", all, Found::candidate, out);
        line("likely", all, Found::likely, out);
        line("warning", all, Found::warning, out);
        out.println(String.format(
                Locale.ROOT,
                "{\"launches\":%d,\"candidateWithin3\":%.4f,\"likelyWithin3\":%.4f,\"warningWithin6\":%.4f,\"early\":%d}",
                all.size(),
                within(all, Found::candidate, 3),
                within(all, Found::likely, 3),
                within(all, Found::warning, 6),
                all.stream().mapToInt(Found::early).sum()));
        out.flush();
    }

    private static void line(String what, List<Found> all, ToIntFunction<Found> scans, PrintWriter out) {
        int[] counts = new int[LAST + 2];
        all.forEach(found -> counts[scans.applyAsInt(found)]++);
        out.println(what + " by scan 1.." + LAST + ": " + Arrays.toString(Arrays.copyOfRange(counts, 1, LAST + 1))
                + ", never: " + counts[LAST + 1]);
    }

    static double within(List<Found> all, ToIntFunction<Found> scans, int most) {
        return all.stream().filter(f -> scans.applyAsInt(f) <= most).count() / (double) all.size();
    }

    static Found launch(BenchSky.Kind kind, long seed) {
        Random chance = new Random(seed * 0x9E3779B97F4A7C15L);
        BenchSky sky = new BenchSky(kind, chance);
        double metres = NEAREST_METRES + (kind.rangeMetres * 0.575 - NEAREST_METRES) * chance.nextDouble();
        BenchLaunch launch = new BenchLaunch(sky.ground(metres), chance);
        double offset = kind.periodSeconds * chance.nextDouble();
        BenchWatch watch = new BenchWatch(sky.radar());
        double near = NEAR_METRES + NEAR_SIGMAS * sky.radar().azimuthSigmaRadians() * metres;
        StringBuilder seen = new StringBuilder();
        int scan = 0;
        int[] first = {LAST + 1, LAST + 1, LAST + 1, LAST + 1};
        int early = 0;
        for (int k = 0; scan < LAST && (scan > 0 || k < LATEST_RISE); k++) {
            sky.turn();
            double t = (k - QUIET_SCANS) * kind.periodSeconds + offset;
            double[] rocket = t >= 0 ? launch.at(t) : new double[0];
            int before = sky.plots().size();
            boolean up = rocket.length > 0 && sky.see(rocket);
            if (up || scan > 0) {
                scan++;
                seen.append(sky.plots().size() > before ? 'x' : '-');
            }
            BenchWatch.Said said = watch.turn(sky.plots(), sky.now());
            note(said.held(), scan, rocket, near, first, 0);
            note(said.candidates(), scan, rocket, near, first, 1);
            note(said.likely(), scan, rocket, near, first, 2);
            early += note(said.warnings(), scan, rocket, near, first, 3);
            if (first[3] <= LAST) {
                break;
            }
        }
        return new Found(metres, launch.acceleration(), seen.toString(), first[0], first[1], first[2], first[3], early);
    }

    private static int note(List<SystemTrack> tracks, int scan, double[] rocket, double near, int[] first, int what) {
        int elsewhere = 0;
        for (SystemTrack track : tracks) {
            if (scan > 0 && isNear(track, rocket, near)) {
                first[what] = Math.min(first[what], scan);
            } else {
                elsewhere++;
            }
        }
        return elsewhere;
    }

    private static boolean isNear(SystemTrack track, double[] truth, double near) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double d = track.estimate().state(i) - truth[i];
            sum += d * d;
        }
        return sum < near * near;
    }
}
