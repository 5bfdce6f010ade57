package org.watchfire.exchange.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.watchfire.exchange.Ledger;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * One long run: hours of simulated time at modest traffic, with a fault now and then that leaves every process alive, to see whether what
 * the exchange holds grows. Laws are asked after every step; what they have settled, and old rows of the journals, are forgotten, so that
 * the heap is the exchange's. What is spoken of stays five events and ten tracks a nation: memory that grows with
 * the number of things spoken of has bounds of its own, which would take months to reach.
 */
public final class LongRun {
    /** Hours in which caches fill up. */
    public static final int WARM_HOURS = 4;

    /** More than this a hour, beyond two standard deviations, is a leak: some 15 bytes an item, MB. */
    public static final double MOST_GROWTH = 0.05;

    private static final long HOUR = 3600 * Simulation.SECOND;
    /** When in its hour the heap is looked at: what was stated at its beginning is answered. */
    private static final long LOOKED_AT = 300 * Simulation.SECOND;

    private static final long TICK = 10 * Simulation.MS;
    private static final long ITEM_EVERY = 800 * Simulation.MS;
    private static final long TRACK_EVERY = 330 * Simulation.MS;
    private static final int FAULTS_AN_HOUR = 3;
    /** Faults end long before the hour does. */
    private static final long LONGEST_WAIT = HOUR / 2;

    private static final int KEPT_ROWS = 5000;
    private static final int KEPT_NUMBERS = 300;
    /** The serial collector closes every gap at one of four, and leaves some at the others. */
    private static final int COLLECTIONS = 4;
    /** What may be under way at any moment. */
    private static final long MOST_UNDER_WAY = 50;

    private final Map<NationId, KeyRing> rings;
    private final Policies policies;
    private final NationId hubNation;

    /**
     * How things stand some minutes after a full hour.
     *
     * @param number which hour is over, from 1
     * @param heapBytes in use after a collection
     * @param rows written to all journals so far
     * @param outstanding numbers given and not receipted, of all pairs
     * @param outboxWaiting items released that have no number yet
     * @param hubWaiting assured envelopes at the hub
     * @param openStatements of the last hour without an answer
     * @param matrixLines recalls and endings that are remembered, of all nodes
     */
    public record Hour(
            int number,
            long heapBytes,
            long rows,
            long outstanding,
            long outboxWaiting,
            long hubWaiting,
            long openStatements,
            long matrixLines) {}

    /**
     * What came of it.
     *
     * @param trend of the heap after the first hours, MB an hour; empty where there are too few
     * @param items of the assured lane given a number
     * @param failures broken promises in words
     */
    public record Result(Optional<Trend> trend, long items, List<String> failures) {
        public Result {
            failures = List.copyOf(failures);
        }

        /** Whether memory grows. */
        public boolean grows() {
            return trend.filter(line -> line.risesBeyond(MOST_GROWTH)).isPresent();
        }
    }

    /**
     * @param rings keys of each nation, all of one realm
     * @param policies of each nation
     * @param hubNation which nation runs the hub
     */
    public LongRun(Map<NationId, KeyRing> rings, Policies policies, NationId hubNation) {
        this.rings = new TreeMap<>(rings);
        this.policies = policies;
        this.hubNation = hubNation;
    }

    /** Runs one seed for some hours. */
    public Result run(long seed, int hours, Consumer<Hour> each) {
        Network network = new Network(rings, policies, hubNation, new Random(seed), Duration.ofNanos(HOUR));
        Timeline timeline = network.timeline();
        network.tickEvery(TICK);
        again(timeline, ITEM_EVERY, () -> network.release(true));
        again(timeline, TRACK_EVERY, () -> network.release(false));
        List<Double> heap = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int hour = 1; hour <= hours && failures.isEmpty(); hour++) {
            for (int i = 0; i < FAULTS_AN_HOUR; i++) {
                network.faults().planMild(LONGEST_WAIT);
            }
            long end = hour * HOUR + LOOKED_AT;
            for (long minute = timeline.time().nanos(); minute < end; minute += HOUR / 60) {
                network.run(Math.min(end, minute + HOUR / 60), () -> false);
                network.nodes().forEach(node -> node.journal().forget(KEPT_ROWS));
                network.laws().forgetSettled(KEPT_NUMBERS);
            }
            network.endings().forgetSettled(timeline.time().nanos() - LOOKED_AT);
            Hour now = look(network, hour);
            each.accept(now);
            failures.addAll(failures(network, now));
            if (hour > WARM_HOURS) {
                heap.add(now.heapBytes / 1e6);
            }
        }
        long items = network.nodes().stream()
                .flatMap(node -> node.ledger().stream())
                .flatMap(ledger -> ledger.sent().stream())
                .filter(line -> line.lane() == Lane.ASSURED)
                .mapToLong(Ledger.Sent::released)
                .sum();
        return new Result(heap.size() < Trend.FEWEST ? Optional.empty() : Optional.of(Trend.of(heap)), items, failures);
    }

    private static void again(Timeline timeline, long every, Runnable action) {
        timeline.at(every, () -> {
            action.run();
            again(timeline, every, action);
        });
    }

    private static Hour look(Network network, int hour) {
        long rows = 0;
        long outstanding = 0;
        long open = 0;
        long lines = 0;
        long waiting = 0;
        for (Node node : network.nodes()) {
            rows += node.journal().health().appended();
            waiting += node.exchangeQueue().waiting();
            Ledger ledger = node.ledger().orElseThrow();
            outstanding += ledger.sent().stream()
                    .filter(line -> line.lane() == Lane.ASSURED)
                    .mapToLong(Ledger.Sent::outstanding)
                    .sum();
            open += ledger.reconciliations().stream()
                    .filter(line -> line.state() == Reconciliations.State.MISSING)
                    .count();
            lines += ledger.recalls().size() + ledger.endings().size();
        }
        return new Hour(
                hour, heapBytes(), rows, outstanding, waiting, network.hub().waiting(), open, lines);
    }

    private static List<String> failures(Network network, Hour now) {
        List<String> failures = new ArrayList<>(network.laws().broken());
        failures.addAll(network.endings().failures(gone -> false));
        network.nodes().forEach(node -> failures.addAll(node.failures()));
        if (now.outstanding + now.outboxWaiting + now.hubWaiting > MOST_UNDER_WAY || now.openStatements > 0) {
            failures.add("more waits than is under way at any moment: " + now);
        }
        return failures;
    }

    private static long heapBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
