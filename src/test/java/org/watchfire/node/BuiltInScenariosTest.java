package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What a node that sees a built-in scenario with its own radars alone says of it. */
class BuiltInScenariosTest {
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
        ScenarioPlay play = new ScenarioPlay(name, new NationId("JPN"));
        Engine engine = play.engine();
        play.play(seconds, (input, now) -> hear(engine.accept(input, now, 0), play.launch(), now));
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
}
