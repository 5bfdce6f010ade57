package org.watchfire.node;

import java.time.Clock;
import java.util.List;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.release.Policy;
import org.watchfire.scenario.RadarDatagram;
import org.watchfire.scenario.RadarSite;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.Simulation;

/**
 * Runs a launch through an engine that is thrown away, before the node says that it is ready: what a cold program does for
 * the first time it does ten to a hundred times slower, and the first time must not be the real one. Nothing of it
 * reaches the journal, a partner or a screen.
 */
final class WarmUp {
    /** A launch with a staging, a failure and falling parts, beside air traffic: everything an engine is for. */
    private static final String LAUNCH = "2023-05-31";

    private static final String WATCHER = "KOR";

    private static final String FEED = "warm-up";
    private static final double TICK_SECONDS = 0.5;

    private WarmUp() {}

    /**
     * Warms up for as long as it takes, at most {@code seconds}.
     *
     * @param settings whose nation, marking and partners are taken; its radars are left alone
     * @param policy of which a fresh copy is asked
     */
    static void run(NodeSettings settings, Policy policy, Clock wall, double seconds) {
        Scenario scenario = Scenario.load(LAUNCH);
        List<RadarSite> radars = scenario.radars().stream()
                .filter(site -> site.id().nation().code().equals(WATCHER))
                .toList();
        Engine engine = EngineBuilder.of(settings.withRadars(radars), policy.fresh());
        Simulation simulation = new Simulation(scenario.withRadars(radars), scenario.seed());
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        TimeTag nextTick = scenario.start();
        while (simulation.hasNext() && System.nanoTime() < end) {
            RadarDatagram datagram = simulation.next();
            for (; nextTick.compareTo(datagram.time()) < 0; nextTick = nextTick.plusSeconds(TICK_SECONDS)) {
                take(engine, new Input.Tick(), nextTick, wall);
            }
            Input input = new Input.Datagram(FEED, datagram.payload(), NodeClock.unixNanos(wall));
            take(engine, input, datagram.time(), wall);
        }
    }

    private static void take(Engine engine, Input input, TimeTag now, Clock wall) {
        Decisions decisions = engine.accept(input, now, NodeClock.unixNanos(wall));
        InputCodec.decode(InputCodec.kind(input), InputCodec.encode(input));
        decisions.toPeers().forEach(released -> ItemCbor.decode(ItemCbor.encode(released.item())));
    }
}
