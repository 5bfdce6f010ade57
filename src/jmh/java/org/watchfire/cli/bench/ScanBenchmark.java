package org.watchfire.cli.bench;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/** One scan of S5's traffic by a tracker that has the aircraft already: plots in, all confirmed tracks out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ScanBenchmark {
    private static final int BEFORE = 6;
    private static final int SCANS = 20;

    @Param({"100", "1000", "10000"})
    private int aircraft;

    private BenchTraffic traffic = new BenchTraffic(1, 1);
    private List<List<Plot>> scans = List.of();
    private Tracker tracker = fresh();

    private Tracker fresh() {
        Label label = new Label(0, new TreeSet<>(), new TreeSet<>());
        return new Tracker(new NationId("OWN"), label, List.of(traffic.radar()), TrackerSettings.defaults());
    }

    @Setup(Level.Trial)
    public void fly() {
        traffic = new BenchTraffic(aircraft, 20_261_128L);
        scans = traffic.scans(BEFORE + SCANS);
    }

    @Setup(Level.Invocation)
    public void begin() {
        tracker = fresh();
        scans.subList(0, BEFORE).forEach(this::take);
    }

    @Benchmark
    @OperationsPerInvocation(SCANS)
    public int scan() {
        int tracks = 0;
        for (List<Plot> scan : scans.subList(BEFORE, BEFORE + SCANS)) {
            tracks += take(scan);
        }
        return tracks;
    }

    private int take(List<Plot> scan) {
        tracker.accept(scan, scan.getFirst().time(), 0);
        return tracker.confirmed(scan.getFirst().time(), 0).size();
    }
}
