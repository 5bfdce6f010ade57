package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench quiet}: what is said of hours in which nothing is launched. */
@Command(
        name = "quiet",
        mixinStandardHelpOptions = true,
        description =
                "Hours of 50 aircraft at a time, turns to 3 g, 60 false plots a turn and twelve satellites an hour before one"
                        + " radar, none of them a launch; counts the tracks called a candidate and those warned of. The bound"
                        + " is the rate below which the true one lies with 95 %%: for none in H hours 3.0 / H, for n the"
                        + " exact Poisson bound. A new sky each hour.%n"
                        + "Example: watchfire bench quiet --hours 20 --seed 1")
final class BenchQuiet implements Callable<Integer> {
    private static final double SECONDS_BETWEEN_SATELLITES = 300;
    private static final double HOUR_SECONDS = 3600;
    private static final double LOWEST_ORBIT_METRES = 250e3;

    @Option(names = "--hours", defaultValue = "1", description = "How many; default 1.")
    private int hours = 1;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first hour; the others follow. Default 1.")
    private long seed = 1;

    @Option(names = "--radar", defaultValue = "S4", description = "S4 or LONG; default S4.")
    private BenchSky.Kind kind = BenchSky.Kind.S4;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** What was said, as numbers of different tracks. */
    record Counts(long tracks, long candidates, long likely, long warnings) {
        Counts plus(Counts other) {
            return new Counts(
                    tracks + other.tracks,
                    candidates + other.candidates,
                    likely + other.likely,
                    warnings + other.warnings);
        }
    }

    @Override
    public Integer call() {
        if (hours < 1 || hours > 100_000) {
            throw new ParameterException(spec.commandLine(), "--hours " + hours + " is outside 1..100000");
        }
        PrintWriter out = spec.commandLine().getOut();
        Counts sum = new Counts(0, 0, 0, 0);
        for (int hour = 1; hour <= hours; hour++) {
            Counts counts = hour(kind, seed + hour - 1);
            sum = sum.plus(counts);
            if (counts.warnings > 0) {
                out.println("seed " + (seed + hour - 1) + ": " + counts);
            }
            if (hour == hours || hour % 10 == 0) {
                out.println(String.format(
                        Locale.ROOT,
                        "{\"hours\":%d,\"tracks\":%d,\"candidates\":%d,\"likely\":%d,\"warnings\":%d,"
                                + "\"warningsPerHourBelow\":%.4f,\"candidatesPerHourBelow\":%.4f}",
                        hour,
                        sum.tracks,
                        sum.candidates,
                        sum.likely,
                        sum.warnings,
                        mostEvents(sum.warnings) / hour,
                        mostEvents(sum.candidates) / hour));
                out.flush();
            }
        }
        return 0;
    }

    /** An hour of a radar's turns. */
    static Counts hour(BenchSky.Kind kind, long seed) {
        Random chance = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        BenchSky sky = new BenchSky(kind, chance);
        BenchWatch watch = new BenchWatch(sky.radar());
        List<BenchSatellite> satellites = satellites(kind, sky, chance);
        Set<SystemTrackId> held = new HashSet<>();
        Set<SystemTrackId> candidates = new HashSet<>();
        Set<SystemTrackId> likely = new HashSet<>();
        Set<SystemTrackId> warned = new HashSet<>();
        for (double t = 0; t < HOUR_SECONDS; t += kind.periodSeconds) {
            sky.turn();
            for (BenchSatellite satellite : satellites) {
                sky.see(satellite.at(t));
            }
            BenchWatch.Said said = watch.turn(sky.plots(), sky.now());
            add(said.held(), held);
            add(said.candidates(), candidates);
            add(said.likely(), likely);
            add(said.warnings(), warned);
        }
        return new Counts(held.size(), candidates.size(), likely.size(), warned.size());
    }

    private static void add(List<SystemTrack> tracks, Set<SystemTrackId> to) {
        tracks.forEach(track -> to.add(track.id()));
    }

    /** Passes in view, one every five minutes. */
    private static List<BenchSatellite> satellites(BenchSky.Kind kind, BenchSky sky, Random chance) {
        List<BenchSatellite> out = new ArrayList<>();
        for (double t = 0; t < HOUR_SECONDS; t += SECONDS_BETWEEN_SATELLITES) {
            double height =
                    LOWEST_ORBIT_METRES + (kind.rangeMetres / 2 - LOWEST_ORBIT_METRES / 2) * chance.nextDouble();
            double away = Math.sqrt(Math.max(0, kind.rangeMetres * kind.rangeMetres - height * height));
            out.add(new BenchSatellite(sky.ground(0.8 * away * chance.nextDouble()), height, t, chance));
        }
        return out;
    }

    /**
     * The mean of a Poisson count that gives {@code count} or fewer with 5 %, by bisection (for none: 2.996).
     *
     * @param count seen, 0 or more
     */
    static double mostEvents(long count) {
        double low = count;
        double high = count + 10 + 5 * Math.sqrt(count + 1.0);
        for (int i = 0; i < 60; i++) {
            double mean = (low + high) / 2;
            double term = Math.exp(-mean);
            double sum = term;
            for (long k = 1; k <= count; k++) {
                term *= mean / k;
                sum += term;
            }
            if (sum > 0.05) {
                low = mean;
            } else {
                high = mean;
            }
        }
        return high;
    }
}
