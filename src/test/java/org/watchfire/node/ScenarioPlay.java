package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.release.SamplePolicy;
import org.watchfire.scenario.RadarDatagram;
import org.watchfire.scenario.RadarSite;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.Simulation;

/** A built-in scenario as the radars of KOR see it, input by input, up to some time after the launch. */
final class ScenarioPlay {
    static final NationId KOR = new NationId("KOR");
    private static final double TICK_SECONDS = 0.5;

    private final Scenario scenario;
    private final List<RadarSite> radars;
    private final List<NationId> peers;

    /** Takes one input with its moment. */
    @FunctionalInterface
    interface Taker {
        void take(Input input, TimeTag now);
    }

    ScenarioPlay(String name, NationId... peers) {
        this.scenario = Scenario.load(name);
        this.radars = scenario.radars().stream()
                .filter(site -> site.id().nation().equals(KOR))
                .toList();
        this.peers = List.of(peers);
    }

    TimeTag launch() {
        return scenario.firstLaunch().orElseThrow();
    }

    void play(double secondsAfterLaunch, Taker taker) {
        Simulation simulation = new Simulation(scenario.withRadars(radars), scenario.seed());
        TimeTag end = launch().plusSeconds(secondsAfterLaunch);
        TimeTag tick = scenario.start();
        while (simulation.hasNext()) {
            RadarDatagram datagram = simulation.next();
            if (datagram.time().compareTo(end) > 0) {
                return;
            }
            for (; tick.compareTo(datagram.time()) < 0; tick = tick.plusSeconds(TICK_SECONDS)) {
                taker.take(new Input.Tick(), tick);
            }
            taker.take(new Input.Datagram("radars", datagram.payload(), 0), datagram.time());
        }
    }

    /** An engine of KOR with the radars of the scenario, under the sample policy. */
    Engine engine() {
        return EngineBuilder.of(settings(), EngineBuilder.policy("test", policy()));
    }

    String policy() {
        return SamplePolicy.text(KOR, peers);
    }

    NodeSettings settings() {
        return settings(KOR, peers).withRadars(radars);
    }

    /** Settings of a nation among its peers, without radars. */
    static NodeSettings settings(NationId nation, List<NationId> peers) {
        List<NationId> all = new ArrayList<>(peers);
        all.add(nation);
        return SettingsReader.parse("test", """
                nation: %1$s
                realm: EXERCISE
                label: {level: 2, releasableTo: %2$s}
                clock: {kind: EXERCISE}
                journal: %1$s.db
                keys: keys/%1$s
                policy: %1$s-policy.yaml
                peers: %3$s
                picture: {port: 0}
                """.formatted(nation, all, peers));
    }
}
