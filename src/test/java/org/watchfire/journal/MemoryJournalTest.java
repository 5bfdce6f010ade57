package org.watchfire.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

class MemoryJournalTest {
    private final MemoryJournal journal = new MemoryJournal(new NationId("JPN"), Realm.TEST, 1);

    @BeforeEach
    void fiveRows() {
        for (int i = 0; i < 5; i++) {
            journal.appendAssured(i, i, "kind", new byte[] {(byte) i});
        }
        journal.commit(5);
    }

    @Test
    void keepsTheNewestRowsAndGoesOnNumbering() {
        journal.forget(2);
        assertThat(journal.read(4, "")).extracting(Row::sequence).containsExactly(4L, 5L);
        assertThat(journal.append(6, 6, "kind", new byte[0])).isEqualTo(6);
    }

    /** Whatever of the program still needed an old row must be found out. */
    @Test
    void refusesToBeReadFromWhatItHasForgotten() {
        journal.forget(2);
        assertThatThrownBy(() -> journal.read(3, "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsNothingWhileThereIsRoom() {
        journal.forget(5);
        assertThat(journal.read(1, "")).hasSize(5);
    }
}
