package org.watchfire.exchange.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.model.NationId;

/**
 * Nations, a hub and everything that goes wrong between them, in one thread on a clock of its own. The production code of
 * release and exchange runs over a simulated wire and journals that lose what was not durable; one seed decides all.
 *
 * <p>A run: 30 s under {@link Faults faults}, then all is mended and at most 60 s are given for everything to
 * arrive. {@link Laws} are checked after every step; at the end the journals are held against each other.
 */
public final class Simulation {
    static final long MS = 1_000_000L;
    static final long SECOND = 1000 * MS;
    static final long MINUTE = 60 * SECOND;

    private static final long TROUBLE_ENDS = 30 * SECOND;
    /** A clock that was shifted last is found by then. */
    private static final long EARLIEST_END = TROUBLE_ENDS + 20 * SECOND;

    private static final long END = TROUBLE_ENDS + 60 * SECOND;
    private static final long TICK = 5 * MS;
    /** An hour of reconciliation, so short that a run holds several. */
    private static final Duration HOUR = Duration.ofSeconds(8);

    private static final int MOST_ITEMS = 200;
    /** What a hub may hold back was sent before a node left, and shows it alive. */
    private static final long LONGEST_UNDER_WAY = 9 * SECOND;
    /** A step or two after its silence is long enough. */
    private static final long NAMED_WITHIN = 100 * MS;

    private final Map<NationId, KeyRing> rings;
    private final Policies policies;
    private final NationId hubNation;

    /**
     * @param rings keys of each nation, all of one realm
     * @param policies of each nation
     * @param hubNation which nation runs the hub
     */
    public Simulation(Map<NationId, KeyRing> rings, Policies policies, NationId hubNation) {
        this.rings = new TreeMap<>(rings);
        this.policies = policies;
        this.hubNation = hubNation;
    }

    /** Runs one seed. */
    public SeedResult run(long seed) {
        return new Run(seed).run();
    }

    /** One seed. */
    private final class Run {
        private final long seed;
        private final Random random;
        private final Network network;
        private final Timeline timeline;
        private final Faults faults;
        private final List<String> unnamed = new ArrayList<>();
        private boolean over;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
            network = new Network(rings, policies, hubNation, random, Extent.ofSeed(HOUR));
            timeline = network.timeline();
            faults = network.faults();
        }

        SeedResult run() {
            faults.plan(TROUBLE_ENDS);
            faults.planLeaving(TROUBLE_ENDS, this::left);
            int planned = 20 + random.nextInt(MOST_ITEMS - 20);
            for (int i = 0; i < planned; i++) {
                timeline.at((long) (random.nextDouble() * TROUBLE_ENDS), () -> network.release(true));
            }
            for (long moment = SECOND; moment < TROUBLE_ENDS; moment += 2 * SECOND) {
                timeline.at(moment + random.nextInt(1000) * MS, () -> network.release(false));
            }
            network.tickEvery(TICK);
            timeline.at(EARLIEST_END, this::endWhenQuiet);
            network.run(END, () -> over);
            return judge();
        }

        private void endWhenQuiet() {
            over = network.isQuiet();
            timeline.at(SECOND, this::endWhenQuiet);
        }

        /** A node is gone: whoever is whole names it, soon. */
        private void left(Node gone) {
            long moment = timeline.time().nanos();
            timeline.at(Ledger.Silent.AFTER_NANOS + NAMED_WITHIN, () -> {
                if (faults.isWholeSince(moment - LONGEST_UNDER_WAY)) {
                    network.nodes().stream()
                            .flatMap(node -> node.ledger().stream())
                            .filter(ledger -> !faults.isGone(ledger.nation()) && !ledger.isSilent(gone.nation()))
                            .forEach(ledger -> unnamed.add(ledger.nation() + " did not name " + gone.nation()));
                }
            });
        }

        private SeedResult judge() {
            long live = 0;
            long recalls = 0;
            for (Node node : network.nodes()) {
                node.journal().close();
                network.laws().check(node); // closing has made the last rows durable
                live += node.engineQueue().liveDelivered();
                recalls += node.withdrawals().recalls();
            }
            Reckoning.Sum sum = new Reckoning(network).ask();
            List<String> failures = new ArrayList<>(unnamed);
            failures.addAll(sum.failures());
            return new SeedResult(
                    seed,
                    sum.items(),
                    sum.delivered(),
                    sum.voids(),
                    live,
                    recalls,
                    network.endings().owed(),
                    network.endings().inTime(),
                    faults.counts(),
                    network.hub().misdeeds(),
                    failures);
        }
    }
}
