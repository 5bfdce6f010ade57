package org.watchfire.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** What cannot be brought to the disk is never taken for being there. */
class WalSyncTest {
    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("jpn.journal-wal");
    }

    private WalSync sync() {
        return new WalSync(folder.resolve("jpn.journal"));
    }

    @Test
    void nothingIsSureWithoutALog() throws IOException {
        try (WalSync sync = sync()) {
            assertThatThrownBy(sync::now).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void aNewLogIsOpenedAnew() throws IOException {
        Files.createFile(log());
        try (WalSync sync = sync()) {
            sync.now();
            Files.delete(log());
            sync.reopen();
            assertThatThrownBy(sync::now).isInstanceOf(NoSuchFileException.class);
            Files.createFile(log());
            assertThatCode(sync::now).doesNotThrowAnyException();
        }
    }

    /** A database in memory stands for a disk on which there can be none. */
    @Test
    void aJournalThatCanHaveNoLogIsNotOpened() {
        Path nowhere = Path.of(":memory:");
        assertThatThrownBy(() -> JournalFile.open(nowhere, new NationId("JPN"), Realm.TEST, JournalLimits.USUAL))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("write-ahead log");
    }

    /** The thread that syncs live rows was the one that the system told of the failure. */
    @Test
    void aFailureThatNobodyWaitedForIsTheNextOnes() throws Exception {
        try (WalSync sync = sync()) {
            sync.soon();
            await().untilAsserted(() -> assertThatThrownBy(sync::now)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("earlier sync"));
            Files.createFile(log());
            assertThatThrownBy(sync::now).hasMessageContaining("earlier sync");
            sync.reopen();
            assertThatCode(sync::now).doesNotThrowAnyException();
        }
    }
}
