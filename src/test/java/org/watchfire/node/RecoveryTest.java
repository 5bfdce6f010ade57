package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.journal.Journal;

/** A node comes back from its snapshot and the rows after it, or from the whole journal where that is not to be trusted. */
class RecoveryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {-20, 60, 150})
    void whatIsDecidedAfterASnapshotIsWhatTheWholeJournalLeadsTo(double seconds)
            throws IOException, InterruptedException {
        WrittenJournal written = new WrittenJournal(folder).writeUntil(seconds);
        long before = keep(written);
        Recovery back = recovery(written, written.settingsText());
        assertThat(back.inputs()).isZero();
        written.goOn(back.engine(), before);
        Replay.Result all = Replay.all(written.file(), (input, now, unixNanos, decisions) -> {});
        assertThat(all.items()).isGreaterThan(4);
        assertThat(all.differing()).isZero();
        Recovery again = recovery(written, written.settingsText());
        assertThat(again.inputs()).isPositive().isEqualTo(all.inputs() - before);
        assertThat(again.since().differing()).isZero();
    }

    @Test
    void onlyTheNewestSnapshotIsKept() throws IOException, InterruptedException {
        WrittenJournal written = new WrittenJournal(folder).writeUntil(0);
        keep(written);
        long next = keep(written);
        assertThat(next).isZero(); // nothing new since the first
        assertThat(snapshots()).hasSize(1);
        assertThat(recovery(written, written.settingsText()).inputs()).isZero();
    }

    @Test
    void aSnapshotThatIsNotWhatTheJournalSaysIsOfNoAccount() throws IOException, InterruptedException {
        WrittenJournal written = new WrittenJournal(folder).writeUntil(0);
        long before = keep(written);
        Path file = snapshots().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(recovery(written, written.settingsText()).inputs()).isEqualTo(before);
        Files.delete(file);
        assertThat(recovery(written, written.settingsText()).inputs()).isEqualTo(before);
    }

    @Test
    void aSnapshotOfOtherSettingsIsOfNoAccount() throws IOException, InterruptedException {
        WrittenJournal written = new WrittenJournal(folder).writeUntil(0);
        long before = keep(written);
        assertThat(recovery(written, written.settingsText() + "# another\n").inputs())
                .isEqualTo(before);
    }

    /** Does what the shadow does; says how many inputs were decided again for it. */
    private static long keep(WrittenJournal written) throws IOException, InterruptedException {
        Snapshots snapshots = new Snapshots(written.file(), written.settingsText());
        Recovery recovery = Recovery.of(written.settings(), written.policy(), written.file(), snapshots);
        try (Journal journal = written.open()) {
            snapshots.keep(recovery.snapshot(), journal, 1);
        }
        return recovery.inputs();
    }

    private static Recovery recovery(WrittenJournal written, String settings) {
        return Recovery.of(
                written.settings(), written.policy(), written.file(), new Snapshots(written.file(), settings));
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".snapshot-")).toList();
        }
    }
}
