package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.TimeTag;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench track}: how many plots a second the tracker takes, on traffic made in memory from a seed. */
@Command(
        name = "track",
        mixinStandardHelpOptions = true,
        description =
                "100, 1,000 and 10,000 aircraft before one radar of 5 s, 5 %% of the plots missed and as many false"
                        + " ones; CPU time of the tracker and of reading all its tracks at each scan, after as long a warm-up."
                        + " Counted from the first scan of a fresh tracker on.%nExample: watchfire bench track --seconds 5")
final class BenchTrack implements Callable<Integer> {
    private static final NationId OWN = new NationId("OWN");
    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());
    private static final int[] AIRCRAFT = {100, 1_000, 10_000};

    /** A tracker lives this many scans, so that starts and steady flight both count. */
    private static final int SCANS = 20;

    @Option(names = "--seconds", defaultValue = "5", description = "CPU time of each of the three measurements.")
    private int seconds = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private record Result(int aircraft, long plots, double cpuSeconds, double longestScanSeconds) {
        double plotsPerSecond() {
            return plots / cpuSeconds;
        }
    }

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > 600) {
            throw new ParameterException(spec.commandLine(), "--seconds " + seconds + " is outside 1..600");
        }
        PrintWriter out = spec.commandLine().getOut();
        StringJoiner json = new StringJoiner(",", "{", "}");
        for (int aircraft : AIRCRAFT) {
            BenchTraffic traffic = new BenchTraffic(aircraft, 20_261_125L);
            List<List<Plot>> scans = traffic.scans(SCANS);
            measure(aircraft, traffic, scans);
            Result result = measure(aircraft, traffic, scans);
            out.println(String.format(
                    Locale.ROOT,
                    "%,d aircraft: %,.0f plots/s, longest scan %.1f ms",
                    aircraft,
                    result.plotsPerSecond(),
                    result.longestScanSeconds() * 1e3));
            json.add(String.format(
                    Locale.ROOT,
                    "\"%d\":{\"plots\":%d,\"cpuSeconds\":%.3f,\"plotsPerSecond\":%.0f,\"longestScan_ms\":%.2f}",
                    aircraft,
                    result.plots(),
                    result.cpuSeconds(),
                    result.plotsPerSecond(),
                    result.longestScanSeconds() * 1e3));
            out.flush();
        }
        out.println(json);
        out.flush();
        return 0;
    }

    /** Fresh trackers over the same scans until the time is used up; the longest scan is that of the quickest tracker. */
    private Result measure(int aircraft, BenchTraffic traffic, List<List<Plot>> scans) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long plots = 0;
        double used = 0;
        double longest = Double.POSITIVE_INFINITY;
        while (used < seconds) {
            Tracker tracker = new Tracker(OWN, LABEL, List.of(traffic.radar()), TrackerSettings.defaults());
            double longestHere = 0;
            for (List<Plot> scan : scans) {
                TimeTag now = scan.getFirst().time();
                long before = clock.getCurrentThreadCpuTime();
                tracker.accept(scan, now, 0);
                tracker.confirmed(now, 0);
                double took = (clock.getCurrentThreadCpuTime() - before) * 1e-9;
                used += took;
                longestHere = Math.max(longestHere, took);
                plots += scan.size();
            }
            longest = Math.min(longest, longestHere);
        }
        return new Result(aircraft, plots, used, longest);
    }
}
