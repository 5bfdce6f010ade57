package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;
import org.watchfire.release.SamplePolicy;
import org.watchfire.scenario.RadarDatagram;
import org.watchfire.scenario.RadarSite;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.Simulation;

/** What a node that sees a built-in scenario with its own radars alone says of it. */
class BuiltInScenariosTest {
    private static final NationId KOR = new NationId("KOR");
    private static final double TICK_SECONDS = 0.5;

    private final Map<EventId, ObjectClass> said = new TreeMap<>();
    private final Map<EventId, Double> clearedAfterLaunch = new TreeMap<>();

    @Test
    void aSalvoOfFourIsFourEvents() {
        play("salvo", 100);
        assertThat(said).hasSize(4);
    }

    @Test
    void aLaunchWhoseSecondStageFailsIsOneEventAndBallisticInTheEnd() {
        play("2023-05-31", 700);
        assertThat(said).hasSize(1).containsValue(ObjectClass.BALLISTIC);
        // the stage fails 140 s after the launch, and the first all-clear is to follow within 120 s
        assertThat(clearedAfterLaunch.values())
                .first()
                .satisfies(seconds -> assertThat(seconds).isBetween(140.0, 260.0));
    }

    /** Plays a scenario to KOR's radars, up to some time after the launch. */
    private void play(String name, double seconds) {
        Scenario scenario = Scenario.load(name);
        List<RadarSite> radars = scenario.radars().stream()
                .filter(site -> site.id().nation().equals(KOR))
                .toList();
        Engine engine = engine(radars);
        Simulation simulation = new Simulation(scenario.withRadars(radars), scenario.seed());
        TimeTag launch = scenario.firstLaunch().orElseThrow();
        TimeTag end = launch.plusSeconds(seconds);
        TimeTag tick = scenario.start();
        while (simulation.hasNext()) {
            RadarDatagram datagram = simulation.next();
            if (datagram.time().compareTo(end) > 0) {
                return;
            }
            for (; tick.compareTo(datagram.time()) < 0; tick = tick.plusSeconds(TICK_SECONDS)) {
                hear(engine.accept(new Input.Tick(), tick, 0), launch, tick);
            }
            hear(
                    engine.accept(new Input.Datagram("radars", datagram.payload(), 0), datagram.time(), 0),
                    launch,
                    datagram.time());
        }
    }

    private void hear(Decisions decisions, TimeTag launch, TimeTag now) {
        for (Item item : decisions.items()) {
            if (item instanceof Warning warning) {
                said.put(warning.event(), warning.objectClass());
            } else if (item instanceof AllClear clear) {
                clearedAfterLaunch.putIfAbsent(clear.event(), now.secondsSince(launch));
            }
        }
    }

    private static Engine engine(List<RadarSite> radars) {
        NodeSettings settings = SettingsReader.parse("test", """
                nation: KOR
                realm: EXERCISE
                label: {level: 2, releasableTo: [JPN]}
                clock: {kind: EXERCISE}
                journal: KOR.db
                keys: keys/KOR
                policy: KOR-policy.yaml
                picture: {port: 0}
                """);
        return EngineBuilder.of(
                settings.withRadars(radars),
                EngineBuilder.policy("test", SamplePolicy.text(KOR, List.of(new NationId("JPN")))));
    }
}
