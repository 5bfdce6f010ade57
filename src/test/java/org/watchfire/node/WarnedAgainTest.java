package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.AllClear;
import org.watchfire.model.Item;

/** An area is not told that the danger is over, and then of danger again, because a stage was yet to come. */
class WarnedAgainTest {
    @TempDir
    Path folder;

    private final List<AllClear> clears = new ArrayList<>();
    private int warnings;

    @Test
    void noAreaIsClearedWhileTheEngineIsOffBetweenTwoStages() {
        // the second stage ends 344 s after the launch, the third burns from 434 s to 705 s
        new AlliancePlay("2023-11-21", folder, (nation, decisions) -> hear(decisions.items())).play(560);
        assertThat(warnings).isPositive();
        assertThat(clears).isEmpty();
    }

    private void hear(List<Item> items) {
        for (Item item : items) {
            switch (item) {
                case AllClear clear -> clears.add(clear);
                default -> warnings++;
            }
        }
    }
}
