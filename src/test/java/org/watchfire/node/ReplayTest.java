package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.journal.Journal;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;
import org.watchfire.node.settings.SettingsReader;

/** What KOR decided of the launch of 31 May 2023, from datagrams to all-clear, decided again from its journal. */
class ReplayTest {
    private static final NationId JPN = new NationId("JPN");

    /** The failure and its all-clear are over by then. */
    private static final double SECONDS = 200;

    @TempDir
    private Path folder;

    /** Sees or alters what is decided before it is written. */
    @FunctionalInterface
    private interface Change {
        Decisions of(Decisions decisions);
    }

    @Test
    void everyWarningComesOutOfTheJournalAgainByteForByte() {
        Path journal = written(decisions -> decisions);
        List<Item> warnings = new ArrayList<>();
        Replay.Result result = Replay.all(
                journal,
                (input, now, unixNanos, decisions) -> decisions.items().stream()
                        .filter(Warning.class::isInstance)
                        .forEach(warnings::add));
        assertThat(warnings).hasSizeGreaterThan(3);
        assertThat(result.items()).isGreaterThan(warnings.size());
        assertThat(result.differing()).isZero();
    }

    @Test
    void aDecisionThatTheInputsDoNotLeadToIsCounted() {
        Path journal = written(decisions -> decisions.items().isEmpty() ? decisions : new Decisions());
        assertThat(Replay.all(journal, (input, now, unixNanos, decisions) -> {}).differing())
                .isGreaterThan(3);
    }

    private Path written(Change change) {
        Path file = folder.resolve("KOR.db");
        ScenarioPlay play = new ScenarioPlay("2023-05-31", JPN);
        Input.Start start = new Input.Start(SettingsReader.write(play.settings()), play.policy(), List.of());
        Engine engine = EngineBuilder.of(start);
        try (Journal journal = Journal.open(file, ScenarioPlay.KOR, Realm.EXERCISE)) {
            EngineTurn turn = new EngineTurn(
                    (input, now, unixNanos) -> change.of(engine.accept(input, now, unixNanos)),
                    journal,
                    (released, row) -> {},
                    (input, decisions, now, unixNanos) -> {});
            turn.take(start, TimeTag.of(0), 0);
            play.play(SECONDS, (input, now) -> turn.take(input, now, now.taiNanos()));
        }
        return file;
    }
}
