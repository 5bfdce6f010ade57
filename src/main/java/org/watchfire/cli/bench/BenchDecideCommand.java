package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.watchfire.astro.Wgs84;
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
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.SamplePolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench decide}: what one release decision costs, on one thread, under the sample policy. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Release decisions on the updates of 1,500 tracks to two partners, one thread, under the sample"
                + " policy: a third of the tracks leaves whole, a third reduced, a third is withheld. Every 16th decision is"
                + " timed by itself. Prints one line of JSON.%nExample: watchfire bench decide --seconds 10")
final class BenchDecideCommand implements Callable<Integer> {
    private static final NationId ORIGIN = new NationId("KOR");
    private static final List<NationId> PARTNERS = List.of(new NationId("JPN"), new NationId("USA"));
    private static final List<Set<String>> CAVEATS = List.of(Set.of(), Set.of("LIMITED"), Set.of("EYES"));
    private static final int TRACKS = 1_500;

    /** Of each track, in the node's time: what the sample policy thins to one report in 10 s then leaves sometimes. */
    private static final double UPDATE_SECONDS = 1;

    private static final int TIMED_EVERY = 16;
    private static final int MOST_TIMED = 2_000_000;
    private static final TimeTag START = TimeTag.of(1_685_482_237_000_000_000L);

    @Option(names = "--seconds", defaultValue = "10", description = "Length, after as long a warm-up of at most 5 s.")
    private int seconds = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final long[] timed = new long[MOST_TIMED];
    private int timedCount;
    private long decisions;
    private long released;

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > 3600) {
            throw new ParameterException(spec.commandLine(), "--seconds " + seconds + " is outside 1..3600");
        }
        Policy policy = policy();
        List<Recipient> recipients = PARTNERS.stream()
                .map(nation -> (Recipient) new Recipient.Peer(nation))
                .toList();
        decideFor(Math.min(seconds, 5), policy, recipients);
        decisions = 0;
        released = 0;
        timedCount = 0;
        double took = decideFor(seconds, policy, recipients);
        print(took);
        return 0;
    }

    /** Turns through all tracks until the time is up; returns the seconds it took. */
    private double decideFor(int seconds, Policy policy, List<Recipient> recipients) {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        for (int turn = 0; System.nanoTime() < end; turn++) {
            TimeTag now = START.plusSeconds(turn * UPDATE_SECONDS);
            for (Track track : tracks(now)) {
                for (Recipient recipient : recipients) {
                    decide(policy, track, recipient, now);
                }
            }
        }
        return (System.nanoTime() - begun) * 1e-9;
    }

    private void decide(Policy policy, Track track, Recipient recipient, TimeTag now) {
        boolean isTimed = decisions++ % TIMED_EVERY == 0 && timedCount < MOST_TIMED;
        long before = isTimed ? System.nanoTime() : 0;
        if (policy.decide(track, recipient, Realm.EXERCISE, now) instanceof Releasable) {
            released++;
        }
        if (isTimed) {
            timed[timedCount++] = System.nanoTime() - before;
        }
    }

    private void print(double took) {
        long[] sorted = Arrays.copyOf(timed, timedCount);
        Arrays.sort(sorted);
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "{\"decisionsPerSecond\":%d,\"decide_us\":{\"p50\":%.2f,\"p99\":%.2f},\"decisions\":%d,\"released\":%d}",
                Math.round(decisions / took),
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                decisions,
                released));
        out.flush();
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] * 1e-3;
    }

    private static Policy policy() {
        return switch (Policy.parse("sample", SamplePolicy.text(ORIGIN, PARTNERS))) {
            case PolicyLoad.Loaded loaded -> loaded.policy();
            case PolicyLoad.Refused refused ->
                throw new IllegalStateException("the sample policy does not hold: " + refused.faults());
        };
    }

    /** New objects each turn, as a tracker makes them. */
    private static List<Track> tracks(TimeTag now) {
        List<Track> tracks = new ArrayList<>(TRACKS);
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int k = 0; k < 6; k++) {
            covariance[StateEstimate.index(k, k)] = 100;
        }
        for (int i = 0; i < TRACKS; i++) {
            double[] at = Wgs84.toEcef(Geodetic.ofDegrees(30 + i * 0.006, 125 + i * 0.003, 10_000));
            tracks.add(new Track(
                    new TrackId(ORIGIN, i + 1),
                    new Label(2, new TreeSet<>(CAVEATS.get(i % CAVEATS.size())), new TreeSet<>(PARTNERS)),
                    new StateEstimate(now, new double[] {at[0], at[1], at[2], 100, 100, 100}, covariance),
                    Motion.UNKNOWN,
                    1,
                    Track.Status.CONFIRMED,
                    Identity.NONE,
                    new Lineage(new TreeSet<>(List.of(new RadarId(ORIGIN, "K1")))),
                    now,
                    now,
                    9,
                    Optional.empty(),
                    new Stamps(0, 0)));
        }
        return tracks;
    }
}
