package org.watchfire.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.journal.Row;
import org.watchfire.model.Realm;

class SimulatedJournalTest {
    private static final int ROWS = 1000;
    private static final int KEPT = 10;

    @TempDir
    private Path folder;

    private OldRows old;
    private SimulatedJournal journal;
    private List<Row> all;

    /** Every third row carries nothing that an exchange reads when it starts; some are longer than what is read at a time. */
    @BeforeEach
    void fill() {
        old = new OldRows(folder.resolve("rows"));
        journal = new SimulatedJournal(KOR, Realm.TEST, 1, Optional.of(old));
        for (int i = 1; i <= ROWS; i++) {
            String kind = i % 3 == 0 ? RowKinds.LIVE_OUT : i % 3 == 1 ? RowKinds.OUT : RowKinds.RELEASED;
            journal.append(i, -i, kind, new byte[i % 100 == 1 ? 300_000 : i]);
        }
        journal.commit(ROWS);
        all = journal.read(1, "").toList();
        assertThat(all).hasSize(ROWS);
    }

    @AfterEach
    void close() {
        old.close();
    }

    private List<Row> of(long from, String prefix) {
        return all.stream()
                .filter(row -> row.sequence() >= from && row.kind().startsWith(prefix))
                .toList();
    }

    @Test
    void givesTheSameRowsAfterTheyWereMovedOut() {
        journal.moveOut(500);
        journal.moveOut(KEPT);
        for (long from : new long[] {1, 2, 499, 500, 501, 900, ROWS - KEPT, ROWS - KEPT + 1, ROWS}) {
            assertThat(journal.read(from, RowKinds.ASSURED)).as("from %d", from).isEqualTo(of(from, RowKinds.ASSURED));
            assertThat(journal.read(from, RowKinds.RELEASED))
                    .as("from %d", from)
                    .isEqualTo(of(from, RowKinds.RELEASED));
        }
    }

    @Test
    void goesOnWhereItStopped() {
        journal.moveOut(KEPT);
        journal.append(0, 0, RowKinds.OUT, new byte[1]);
        journal.append(0, 0, RowKinds.OUT, new byte[2]);
        journal.crash(1);
        assertThat(journal.read(ROWS - KEPT, RowKinds.OUT).mapToLong(Row::sequence))
                .endsWith((long) ROWS, ROWS + 1L)
                .doesNotContain(ROWS + 2L);
        journal.moveOut(KEPT);
        assertThat(journal.read(1, RowKinds.OUT).mapToLong(Row::sequence))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, ROWS + 1)
                        .filter(number -> number % 3 == 1 || number > ROWS)
                        .boxed()
                        .toList());
    }

    @Test
    void refusesWhatItHasForgotten() {
        journal.moveOut(KEPT);
        assertThat(journal.read(ROWS - KEPT + 1, "")).hasSize(KEPT);
        assertThatThrownBy(() -> journal.read(ROWS - KEPT, "")).hasMessageContaining("were forgotten");
        assertThatThrownBy(() -> journal.read(1, RowKinds.LIVE_OUT)).hasMessageContaining("were forgotten");
        assertThatThrownBy(journal::verify).hasMessageContaining("forgotten");
    }

    @Test
    void movesNothingWhereAllFitsInMemory() {
        SimulatedJournal small = new SimulatedJournal(KOR, Realm.TEST, 1, Optional.empty());
        small.append(0, 0, RowKinds.LIVE_OUT, new byte[1]);
        small.append(0, 0, RowKinds.LIVE_OUT, new byte[1]);
        small.close();
        small.moveOut(1);
        assertThat(small.read(1, "")).hasSize(2);
    }
}
