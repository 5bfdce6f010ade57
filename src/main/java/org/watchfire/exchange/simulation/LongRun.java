package org.watchfire.exchange.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.simulation.SeedResult.Fault;
import org.watchfire.exchange.simulation.SeedResult.Misdeed;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * One long run: hours of simulated time at modest traffic, under every fault that can be mended, with events that come and go, to see
 * whether every promise is kept for so long and whether what the exchange holds grows. Laws are asked after every step. Some minutes
 * after each full hour all is mended and nothing more is said, until nothing is under way; then all is asked that a seed is
 * asked at its end, what that settles is forgotten by the laws, and the heap is looked at.
 *
 * <p>A process that dies takes with it what it kept too long. So one nation's never does, which the seed decides; the others' do, and
 * what they know after it comes from their journals, which lie on a disk, whole as far as anybody reads them.
 *
 * <p>What is kept of each event (versions, what has left, what may be called back) has bounds that take months to fill, so that
 * memory rises with the events by their nature: {@link #BYTES_AN_EVENT} for each are taken off.
 */
public final class LongRun {
    /** Hours in which caches fill up. */
    public static final int WARM_HOURS = 6;

    /** More than this a hour, beyond two standard deviations, is a leak, MB: some 15 bytes an item of the node that never dies. */
    public static final double MOST_GROWTH = 0.05;

    /** What three exchanges, their engines and the laws keep of an event and its track, as measured: 7 to 8 kB. */
    public static final long BYTES_AN_EVENT = 7000;

    private static final long TICK = 10 * Simulation.MS;
    private static final long ITEM_EVERY = 800 * Simulation.MS;
    private static final long TRACK_EVERY = 330 * Simulation.MS;
    private static final long EVENT_EVERY = 5 * Simulation.MINUTE;

    /** After the full hour, so that what is stated at it meets faults. */
    private static final long TROUBLE_ENDS = Simulation.MINUTE;
    /** A clock that was shifted last is found by then. */
    private static final long EARLIEST_LOOK = TROUBLE_ENDS + 25 * Simulation.SECOND;

    private static final long LATEST_LOOK = TROUBLE_ENDS + 4 * Simulation.MINUTE;
    private static final long LOOK_EVERY = 2 * Simulation.SECOND;

    private static final int KEPT_ROWS = 200;
    private static final int KEPT_NUMBERS = 300;
    /** The serial collector closes every gap at one of four, and leaves some at the others. */
    private static final int COLLECTIONS = 4;

    private final Map<NationId, KeyRing> rings;
    private final Policies policies;
    private final NationId hubNation;
    private final Path folder;
    private final Duration hour;

    /**
     * How things stand some minutes after a full hour.
     *
     * @param number which hour is over, from 1
     * @param heapBytes in use after a collection
     * @param rows written to all journals so far
     * @param events that have taken the place of others so far
     * @param faults injected so far
     * @param waiting of the assured lane: items that have no number yet, numbers without a receipt, envelopes at the hub
     * @param matrixLines recalls and endings that are remembered, of all nodes
     */
    public record Hour(
            int number, long heapBytes, long rows, long events, long faults, long waiting, long matrixLines) {}

    /**
     * What came of it.
     *
     * @param trend of the heap after the first hours without what is kept of each event, MB an hour; empty where there are too few
     * @param spared the nation whose node never died
     * @param items of the assured lane given a number
     * @param recalls given to the wire, those sent again included
     * @param endings all-clears and retractions of which a partner had the warning
     * @param prompt those of them that had to arrive within 5 s, since nothing was broken
     * @param events that have taken the place of others
     * @param faults injected, by kind
     * @param misdeeds of the hostile hub, by kind
     * @param failures broken promises in words
     */
    public record Result(
            Optional<Trend> trend,
            NationId spared,
            long items,
            long recalls,
            long endings,
            long prompt,
            long events,
            Map<Fault, Integer> faults,
            Map<Misdeed, Integer> misdeeds,
            List<String> failures) {
        public Result {
            faults = Collections.unmodifiableMap(new TreeMap<>(faults));
            misdeeds = Collections.unmodifiableMap(new TreeMap<>(misdeeds));
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
     * @param folder where the journals' old rows go, some 10 MB an hour; whoever gives it clears it
     * @param hour after which the ends of a link state what they gave, and all is judged; at least some minutes
     */
    public LongRun(Map<NationId, KeyRing> rings, Policies policies, NationId hubNation, Path folder, Duration hour) {
        this.rings = new TreeMap<>(rings);
        this.policies = policies;
        this.hubNation = hubNation;
        this.folder = folder;
        this.hour = hour;
    }

    /** Runs one seed for some hours. */
    public Result run(long seed, int hours, Consumer<Hour> each) {
        Map<NationId, OldRows> oldRows = new HashMap<>();
        try {
            rings.keySet().forEach(nation -> oldRows.put(nation, new OldRows(folder.resolve(nation + ".rows"))));
            Extent extent = new Extent(hour, Integer.MAX_VALUE, nation -> Optional.ofNullable(oldRows.get(nation)));
            return new Run(new Random(seed), extent).run(hours, each);
        } finally {
            oldRows.values().forEach(OldRows::close);
        }
    }

    /** One seed. */
    private final class Run {
        private final Network network;
        private final Timeline timeline;
        private final Reckoning reckoning;
        private final NationId spared;
        private final List<Double> heap = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private long items;
        private long endings;
        private boolean isTrouble;
        private int quietLooks;

        Run(Random random, Extent extent) {
            network = new Network(rings, policies, hubNation, random, extent);
            timeline = network.timeline();
            reckoning = new Reckoning(network);
            spared = network.nodes().get(random.nextInt(network.nodes().size())).nation();
        }

        Result run(int hours, Consumer<Hour> each) {
            network.tickEvery(TICK);
            again(ITEM_EVERY, () -> network.release(true));
            again(TRACK_EVERY, () -> network.release(false));
            again(EVENT_EVERY, network::turnOver);
            for (int number = 1; number <= hours && failures.isEmpty(); number++) {
                trouble(number * hour.toNanos() + TROUBLE_ENDS);
                settle(number * hour.toNanos());
                Hour now = look(number);
                each.accept(now);
                if (number > WARM_HOURS) {
                    heap.add((now.heapBytes - now.events * BYTES_AN_EVENT) / 1e6);
                }
            }
            return new Result(
                    heap.size() < Trend.FEWEST ? Optional.empty() : Optional.of(Trend.of(heap)),
                    spared,
                    items,
                    network.nodes().stream()
                            .mapToLong(node -> node.withdrawals().recalls())
                            .sum(),
                    endings,
                    network.endings().inTime(),
                    network.turnedOver(),
                    network.faults().counts(),
                    network.hub().misdeeds(),
                    failures);
        }

        private void again(long every, Runnable action) {
            timeline.at(every, () -> {
                if (isTrouble) {
                    action.run();
                }
                again(every, action);
            });
        }

        /** Traffic and faults up to a moment. */
        private void trouble(long end) {
            isTrouble = true;
            network.faults().planHour(end - timeline.time().nanos(), spared, network::speak);
            while (timeline.time().nanos() < end && network.laws().broken().isEmpty()) {
                network.run(Math.min(end, timeline.time().nanos() + Simulation.MINUTE), () -> false);
                network.nodes().forEach(node -> node.journal().moveOut(KEPT_ROWS));
                network.laws().forgetHeld(KEPT_NUMBERS);
            }
            isTrouble = false;
        }

        /** Lets arrive what is under way, and judges. */
        private void settle(long fullHour) {
            quietLooks = 0;
            timeline.at(fullHour + EARLIEST_LOOK - timeline.time().nanos(), this::lookWhetherQuiet);
            network.run(fullHour + LATEST_LOOK, () -> quietLooks > 1);
            network.nodes().forEach(node -> node.journal().moveOut(KEPT_ROWS));
            Reckoning.Sum sum = reckoning.ask();
            items += sum.items();
            endings += network.endings().owed();
            failures.addAll(sum.failures());
            if (failures.isEmpty() && waiting() > 0) {
                failures.add(waiting() + " wait, though nothing is under way");
            }
            if (failures.isEmpty()) {
                reckoning.settle();
            }
        }

        /** What an engine has just decided is nowhere to be seen for a moment: so one look is not enough. */
        private void lookWhetherQuiet() {
            quietLooks = network.isQuiet() ? quietLooks + 1 : 0;
            if (quietLooks < 2) {
                timeline.at(LOOK_EVERY, this::lookWhetherQuiet);
            }
        }

        private long waiting() {
            long waiting = network.hub().waiting();
            for (Node node : network.nodes()) {
                waiting += node.exchangeQueue().waiting();
                waiting += node.ledger().stream()
                        .flatMap(ledger -> ledger.sent().stream())
                        .filter(line -> line.lane() == Lane.ASSURED)
                        .mapToLong(Ledger.Sent::outstanding)
                        .sum();
            }
            return waiting;
        }

        private Hour look(int number) {
            long rows = 0;
            long lines = 0;
            for (Node node : network.nodes()) {
                rows += node.journal().health().appended();
                lines += node.ledger()
                        .map(ledger ->
                                ledger.recalls().size() + ledger.endings().size())
                        .orElse(0);
            }
            long faults = network.faults().counts().values().stream()
                    .mapToLong(count -> count)
                    .sum();
            return new Hour(number, heapBytes(), rows, network.turnedOver(), faults, waiting(), lines);
        }
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
