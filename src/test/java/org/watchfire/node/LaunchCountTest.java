package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Launches;
import org.watchfire.model.NationId;
import org.watchfire.model.Warning;

/** How many launches there are, where each nation has warned of its own before it heard of the others'. */
class LaunchCountTest {

    @TempDir
    private Path folder;

    private final Launches launches = new Launches();
    private final Set<EventId> events = new TreeSet<>();

    @Test
    void aSalvoOfFourIsFourLaunchesHoweverManyEventsThreeNationsOpened() {
        play("salvo", 75, 270);
        assertThat(events).hasSizeGreaterThan(4);
        assertThat(launches.count()).isEqualTo(4);
    }

    @Test
    void aLaunchThatThreeNationsSeeIsOne() {
        play("2023-11-21", 75, 300);
        assertThat(events).hasSizeGreaterThan(1);
        assertThat(launches.count()).isOne();
    }

    private void play(String name, double waySeconds, double secondsAfterLaunch) {
        new AlliancePlay(name, folder, waySeconds, this::hear).play(secondsAfterLaunch);
    }

    private void hear(NationId nation, Decisions decisions) {
        for (Item item : decisions.items()) {
            launches.take(item);
            if (item instanceof Warning warning) {
                events.add(warning.event());
            }
        }
    }
}
