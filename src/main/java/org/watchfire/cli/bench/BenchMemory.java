package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Sha256;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench memory}: whether one tracker that lives on keeps its size, and gives the same tracks each time. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description =
                "1,000 aircraft at a time, new ones every two minutes, through one tracker; prints the heap in use after"
                        + " collection at a tenth, a half and all of the plots, and a SHA-256 over every track it gave, state and"
                        + " covariance bit by bit.%nExample: watchfire bench memory --plots 10000000")
final class BenchMemory implements Callable<Integer> {
    private static final int AIRCRAFT = 1_000;
    private static final int SCANS_OF_ONE_WAVE = 24;
    private static final long SEED = 20_261_125L;
    private static final double[] PARTS = {0.1, 0.5, 1};

    @Option(names = "--plots", defaultValue = "10000000", description = "How many plots; default 10000000.")
    private long most = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (most < 1_000 || most > 1_000_000_000) {
            throw new ParameterException(spec.commandLine(), "--plots " + most + " is outside 1000..1000000000");
        }
        PrintWriter out = spec.commandLine().getOut();
        MessageDigest digest = Sha256.begin();
        Tracker tracker = new Tracker(
                new NationId("OWN"),
                new Label(0, new TreeSet<>(), new TreeSet<>()),
                List.of(new BenchTraffic(1, SEED).radar()),
                TrackerSettings.defaults());
        StringJoiner heap = new StringJoiner(",", "[", "]");
        long plots = 0;
        int part = 0;
        for (long wave = 0; part < PARTS.length; wave++) {
            BenchTraffic traffic = new BenchTraffic(AIRCRAFT, SEED + wave);
            for (List<Plot> scan : traffic.scans(SCANS_OF_ONE_WAVE, wave * SCANS_OF_ONE_WAVE)) {
                TimeTag now = scan.getFirst().time();
                for (Track track : tracker.accept(scan, now, 0)) {
                    add(track, digest);
                }
                plots += scan.size();
            }
            while (part < PARTS.length && plots >= PARTS[part] * most) {
                String megabytes = String.format(Locale.ROOT, "%.2f", heapMegabytes());
                out.println(String.format(Locale.ROOT, "%,d plots: %s MB of heap", plots, megabytes));
                out.flush();
                heap.add(megabytes);
                part++;
            }
        }
        out.println(String.format(
                Locale.ROOT, "{\"plots\":%d,\"heap_MB\":%s,\"sha256\":\"%s\"}", plots, heap, Sha256.hex(digest)));
        out.flush();
        return 0;
    }

    private static void add(Track track, MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * (2 + StateEstimate.STATE + StateEstimate.COVARIANCE));
        bytes.putLong(track.id().number());
        bytes.putLong(track.estimate().time().taiNanos());
        for (int i = 0; i < StateEstimate.STATE; i++) {
            bytes.putDouble(track.estimate().state(i));
        }
        for (double term : track.estimate().toCovariance()) {
            bytes.putDouble(term);
        }
        digest.update(bytes.flip());
    }

    /** In use after a full collection. */
    private static double heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
