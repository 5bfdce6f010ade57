package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** What one decision on a track update costs under the sample policy: whole, reduced (thinning aside), withheld. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {
    private static final NationId KOR = new NationId("KOR");
    private static final Recipient JPN = new Recipient.Peer(new NationId("JPN"));
    private static final TimeTag NOW = TimeTag.of(1_685_482_237_000_000_000L);

    /** Caveat of the tracks: none leaves whole, LIMITED leaves reduced, EYES is withheld. */
    @Param({"none", "LIMITED", "EYES"})
    public String caveat = "none";

    private Policy policy = load();
    private final Track[] tracks = new Track[500];
    private int next;
    private long nanos;

    private static Policy load() {
        return ((PolicyLoad.Loaded) Policy.parse(
                        "sample", SamplePolicy.text(KOR, List.of(new NationId("JPN"), new NationId("USA")))))
                .policy();
    }

    /** Five hundred tracks under one label. */
    @Setup
    public void makeTracks() {
        Label label = new Label(
                2,
                new TreeSet<>(caveat.equals("none") ? List.of() : List.of(caveat)),
                new TreeSet<>(List.of(new NationId("JPN"), new NationId("USA"))));
        for (int i = 0; i < tracks.length; i++) {
            double[] at = Wgs84.toEcef(Geodetic.ofDegrees(30 + i * 0.02, 125 + i * 0.01, 10_000));
            double[] covariance = new double[StateEstimate.COVARIANCE];
            for (int k = 0; k < 6; k++) {
                covariance[StateEstimate.index(k, k)] = 100;
            }
            tracks[i] = new Track(
                    new TrackId(KOR, i + 1),
                    label,
                    new StateEstimate(NOW, new double[] {at[0], at[1], at[2], 100, 100, 100}, covariance),
                    Motion.UNKNOWN,
                    1,
                    Track.Status.CONFIRMED,
                    Identity.NONE,
                    new Lineage(new TreeSet<>(List.of(new RadarId(KOR, "K1")))),
                    NOW,
                    NOW,
                    9,
                    Optional.empty(),
                    new Stamps(0, 0));
        }
    }

    /** One decision. */
    @Benchmark
    public Decision decide() {
        next = next + 1 == tracks.length ? 0 : next + 1;
        nanos += 200_000;
        return policy.decide(tracks[next], JPN, Realm.EXERCISE, NOW.plusSeconds(nanos * 1e-9 % 30));
    }
}
