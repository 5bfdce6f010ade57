package org.watchfire.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.ingest.csv.CsvFault;
import org.watchfire.ingest.csv.PlotFile;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire track}: plots in a file to tracks in a file, without a node. */
@Command(
        name = "track",
        mixinStandardHelpOptions = true,
        description = {
            "Tracks the plots of a CSV file; all radars count as own.",
            "Example: watchfire track plots.csv --radars radars.csv --scenario s4 --run 0 --out tracks.csv"
        })
final class TrackCommand implements Callable<Integer> {
    private static final NationId OWN = new NationId("OWN");
    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());
    private static final int MEDIAN_OF = 5;

    @Parameters(
            paramLabel = "PLOTS.csv",
            description = "plots: run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps")
    private Path plots = Path.of("");

    @Option(names = "--radars", required = true, paramLabel = "RADARS.csv", description = "radars and their sigmas")
    private Path radars = Path.of("");

    @Option(names = "--scenario", paramLabel = "ID", description = "rows of RADARS.csv to use; default: all")
    private String scenario = "";

    @Option(names = "--run", paramLabel = "N", description = "which run of the file; default: the first")
    private int run = -1;

    @Option(names = "--out", required = true, paramLabel = "TRACKS.csv", description = "where the tracks go")
    private Path out = Path.of("");

    @Option(names = "--stats", paramLabel = "FILE.json", description = "plots, CPU seconds, plots per second")
    private Path stats = Path.of("");

    @Option(names = "--repeat", paramLabel = "N", description = "fresh trackers in one process; default 1")
    private int repeat = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (repeat < 1 || repeat > 10_000) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--repeat " + repeat + " is outside 1..10000");
        }
        try {
            OutputFile.require(out, List.of(plots, radars));
            if (!stats.toString().isEmpty()) {
                OutputFile.require(stats, List.of(plots, radars, out));
            }
            PlotFile file = PlotFile.read(plots, radars, scenario, run < 0 ? OptionalInt.empty() : OptionalInt.of(run));
            List<List<Track>> tracks = new ArrayList<>();
            double[] cpu = new double[repeat];
            double[] longest = new double[repeat];
            for (int i = 0; i < repeat; i++) {
                tracks.clear();
                longest[i] = track(file, tracks);
                cpu[i] = cpuOfTracks;
            }
            write(tracks, file);
            if (!stats.toString().isEmpty()) {
                String words = statistics(file, tracks, cpu, longest);
                OutputFile.write(
                        stats, List.of(plots, radars, out), to -> to.write(words.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (CsvFault e) {
            throw new CommandFailure(e.getMessage() + "", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot write: " + e + "; give a path that can be written", e);
        }
        return 0;
    }

    private double cpuOfTracks;

    /** Tracks the file with a fresh tracker; returns the CPU seconds of the longest look. */
    private double track(PlotFile file, List<List<Track>> tracks) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double longest = 0;
        Tracker tracker = new Tracker(OWN, LABEL, file.radars(), TrackerSettings.defaults());
        long start = clock.getCurrentThreadCpuTime();
        long before = start;
        for (List<Plot> look : file.looks()) {
            TimeTag now = look.getFirst().time();
            tracker.accept(look, now, 0);
            tracks.add(tracker.confirmed(now, 0));
            long after = clock.getCurrentThreadCpuTime();
            longest = Math.max(longest, (after - before) * 1e-9);
            before = after;
        }
        cpuOfTracks = (before - start) * 1e-9;
        return longest;
    }

    private void write(List<List<Track>> tracks, PlotFile file) throws IOException {
        OutputFile.write(out, List.of(plots, radars), to -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            TrackCsv.header(writer);
            for (int i = 0; i < tracks.size(); i++) {
                double seconds = file.looks().get(i).getFirst().time().secondsSince(PlotFile.EPOCH);
                for (Track track : tracks.get(i)) {
                    TrackCsv.row(writer, seconds, track);
                }
            }
            writer.flush();
        });
    }

    private static String statistics(PlotFile file, List<List<Track>> tracks, double[] cpu, double[] longest) {
        double first = cpu[0];
        double median = median(cpu);
        long count = tracks.stream()
                .flatMap(List::stream)
                .mapToLong(track -> track.id().number())
                .distinct()
                .count();
        return String.format(
                Locale.ROOT,
                "{\"plots\":%d,\"cpuSeconds\":%.6f,\"plotsPerSecond\":%.0f,\"looks\":%d,\"tracks\":%d,\"repeats\":%d,"
                        + "\"firstCpuSeconds\":%.6f,\"firstPlotsPerSecond\":%.0f,\"medianCpuSeconds\":%.6f,"
                        + "\"medianPlotsPerSecond\":%.0f,\"longestLookCpuSeconds\":%.6f}%n",
                file.plotCount(),
                median,
                file.plotCount() / Math.max(median, 1e-9),
                file.looks().size(),
                count,
                cpu.length,
                first,
                file.plotCount() / Math.max(first, 1e-9),
                median,
                file.plotCount() / Math.max(median, 1e-9),
                median(longest));
    }

    /** Middle of the last five. */
    private static double median(double[] values) {
        double[] last = Arrays.copyOfRange(values, Math.max(values.length - MEDIAN_OF, 0), values.length);
        Arrays.sort(last);
        return last[last.length / 2];
    }
}
