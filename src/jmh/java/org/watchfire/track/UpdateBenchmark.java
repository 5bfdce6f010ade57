package org.watchfire.track;
import org.watchfire.track.motion.LevelFlight;
import org.watchfire.track.motion.Coast;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** One predict and one update of six states, a second apart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UpdateBenchmark {
    private final MeasurementUpdate update = new MeasurementUpdate();
    private final Coast coast = new Coast(1e-7);
    private final LevelFlight level = new LevelFlight(0.05, 0.05, 0.05);
    private final double[] start = {3.9e6, -3.2e6, 4.0e6, 2300, 900, 1400};
    private final double[] x = new double[6];
    private final double[] p = new double[36];
    private final Sighting sighting = sighting();

    private static Sighting sighting() {
        RadarId id = new RadarId(new NationId("AAA"), "R");
        Radar radar = new Radar(
                id, Geodetic.ofDegrees(37, -30, 50), 50, 1e-3, 1e-3, Double.NaN, 1, 0.9, 1, 2e6);
        Plot plot = new Plot(id, TimeTag.of(0), 850e3, 4.9, 0.2, Double.NaN, Double.NaN, Identity.NONE, 0);
        return new Sighting(plot, new Sensor(radar, 0), 0, 1);
    }

    private void reset() {
        System.arraycopy(start, 0, x, 0, 6);
        java.util.Arrays.fill(p, 0);
        for (int i = 0; i < 6; i++) {
            p[7 * i] = i < 3 ? 1e6 : 1e3;
        }
    }

    /** Free flight. */
    @Benchmark
    public double coast() {
        reset();
        coast.predict(x, p, 1);
        return update.apply(sighting, x, p, 6);
    }

    /** Level flight. */
    @Benchmark
    public double level() {
        reset();
        level.predict(x, p, 1);
        return update.apply(sighting, x, p, 6);
    }
}
