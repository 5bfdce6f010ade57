package org.watchfire.node;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.ClockState;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.release.Policy;
import org.watchfire.release.Releasable;
import org.watchfire.release.SamplePolicy;
import org.watchfire.scenario.RadarDatagram;
import org.watchfire.scenario.RadarSite;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.Simulation;

/**
 * A built-in scenario as three nations see it together: an engine each, and what one may release reaches the other a
 * fifth of a second later or as much later as is asked, in order. No link between them, so it says nothing of loss.
 */
final class AlliancePlay {
    private static final List<NationId> NATIONS =
            List.of(new NationId("JPN"), new NationId("KOR"), new NationId("USA"));
    private static final double TICK_SECONDS = 0.5;
    /** From one nation to the other. */
    private static final double WAY_SECONDS = 0.2;

    private final Scenario scenario;
    private final Map<NationId, Engine> engines = new LinkedHashMap<>();
    private final Map<NationId, KeyRing> keys = new LinkedHashMap<>();
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final Hearer hearer;
    private final double waySeconds;
    private long sequence;

    private record Sent(TimeTag arrives, NationId to, Input input) {}

    /** Hears what a nation decided. */
    @FunctionalInterface
    interface Hearer {
        void hear(NationId nation, Decisions decisions);

        /** Hears what a nation decides of, before it does. */
        default void input(NationId nation, Input input, TimeTag now) {}
    }

    /**
     * Sets the nations up.
     *
     * @param folder for keys
     */
    AlliancePlay(String name, Path folder, Hearer hearer) {
        this(name, folder, WAY_SECONDS, hearer);
    }

    /**
     * The same with another way.
     *
     * @param waySeconds from one nation to the other, above 0
     */
    AlliancePlay(String name, Path folder, double waySeconds, Hearer hearer) {
        this.waySeconds = waySeconds;
        this.scenario = Scenario.load(name);
        this.hearer = hearer;
        new KeyMaker(folder, Instant.now()).init(NATIONS, Map.of());
        for (NationId nation : NATIONS) {
            keys.put(nation, KeyRing.open(folder.resolve(nation.code()), nation, Realm.EXERCISE));
            engines.put(nation, EngineBuilder.of(settings(nation), policy(nation)));
        }
    }

    /** Plays up to some time after the launch. */
    void play(double secondsAfterLaunch) {
        play(scenario.seed(), secondsAfterLaunch);
    }

    /** The same with other errors of the radars. */
    void play(long seed, double secondsAfterLaunch) {
        Simulation simulation = new Simulation(scenario, seed);
        TimeTag end = scenario.firstLaunch().orElseThrow().plusSeconds(secondsAfterLaunch);
        TimeTag tick = scenario.start();
        while (simulation.hasNext()) {
            RadarDatagram datagram = simulation.next();
            if (datagram.time().compareTo(end) > 0) {
                return;
            }
            for (; tick.compareTo(datagram.time()) < 0; tick = tick.plusSeconds(TICK_SECONDS)) {
                deliver(tick);
                for (NationId nation : NATIONS) {
                    take(nation, new Input.Tick(), tick);
                }
            }
            deliver(datagram.time());
            take(datagram.radar().nation(), new Input.Datagram("radars", datagram.payload(), 0), datagram.time());
        }
    }

    private void deliver(TimeTag now) {
        while (!underWay.isEmpty() && underWay.getFirst().arrives().compareTo(now) <= 0) {
            Sent sent = underWay.removeFirst();
            take(sent.to(), sent.input(), now);
        }
    }

    private void take(NationId nation, Input input, TimeTag now) {
        hearer.input(nation, input, now);
        Decisions decisions = Objects.requireNonNull(engines.get(nation)).accept(input, now, 0);
        hearer.hear(nation, decisions);
        for (Releasable released : decisions.toPeers()) {
            NationId to = released.recipient().nation();
            underWay.addLast(new Sent(now.plusSeconds(waySeconds), to, seal(nation, to, released.item())));
        }
    }

    private Input seal(NationId from, NationId to, Item item) {
        Kind kind = Kind.of(item);
        sequence++;
        Header header = new Header(
                from,
                to,
                Realm.EXERCISE,
                kind == Kind.BLOCK ? Lane.LIVE : Lane.ASSURED,
                kind,
                1,
                sequence,
                Optional.empty(),
                0,
                item.label(),
                0,
                0,
                0,
                1000,
                ClockState.LOCKED,
                0);
        Envelope envelope = Envelope.seal(
                header,
                ItemCbor.encodeAll(List.of(item)),
                Objects.requireNonNull(keys.get(from)).signer());
        return new Input.FromPartner(Inbound.ofJournal(envelope.toBytes()).orElseThrow());
    }

    /** What a nation's engine is told. */
    NodeSettings settings(NationId nation) {
        List<RadarSite> radars = scenario.radars().stream()
                .filter(site -> site.id().nation().equals(nation))
                .toList();
        return ScenarioPlay.settings(nation, partnersOf(nation)).withRadars(radars);
    }

    /** The policy it begins with. */
    Policy policy(NationId nation) {
        return EngineBuilder.policy("test", SamplePolicy.text(nation, partnersOf(nation)));
    }

    private static List<NationId> partnersOf(NationId nation) {
        return NATIONS.stream().filter(other -> !other.equals(nation)).toList();
    }
}
