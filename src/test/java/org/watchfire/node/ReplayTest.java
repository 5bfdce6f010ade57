package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.Item;
import org.watchfire.model.Warning;

/** What KOR decided of the launch of 31 May 2023, from datagrams to all-clear, decided again from its journal. */
class ReplayTest {
    @TempDir
    private Path folder;

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

    private Path written(UnaryOperator<Decisions> change) {
        return new WrittenJournal(folder).write(change).file();
    }
}
