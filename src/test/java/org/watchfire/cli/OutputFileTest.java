package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.journal.Journal;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** What a command writes with {@code --out} comes about whole or not at all, and costs nobody a journal or an input. */
class OutputFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path journal;

    @BeforeEach
    void writeAJournal() {
        journal = dir.resolve("jpn.journal");
        try (Journal written = Journal.open(journal, new NationId("JPN"), Realm.TEST)) {
            written.append(1, 2, "in.tick", new byte[] {1, 2, 3});
        }
    }

    private static OutputFile.Content words(String words) {
        return out -> out.write(words.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(dir)) {
            return files.toList();
        }
    }

    @Test
    void takesThePlaceOfAnEarlierFileWithItsPermissions() throws IOException {
        Path out = Files.writeString(dir.resolve("out"), "a longer text before");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-------"));
        OutputFile.write(out, List.of(journal), words("new"));
        assertThat(out).hasContent("new");
        assertThat(Files.getPosixFilePermissions(out)).hasSize(2);
    }

    @Test
    void leavesTheEarlierFileAndNothingElseWhereWritingFails() throws IOException {
        Path out = Files.writeString(dir.resolve("out"), "before");
        List<Path> before = files();
        assertThatThrownBy(() -> OutputFile.write(out, List.of(), to -> {
                    to.write(1);
                    throw new IOException("no room");
                }))
                .hasMessage("no room");
        assertThat(out).hasContent("before");
        assertThat(files()).hasSameElementsAs(before);
    }

    @Test
    void knowsAnInputUnderAnotherName() throws IOException {
        Path input = Files.writeString(dir.resolve("input"), "read me");
        Path link = Files.createSymbolicLink(dir.resolve("link"), input);
        assertThatThrownBy(() -> OutputFile.write(link, List.of(input), words("x")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is what this command reads");
        assertThat(input).hasContent("read me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-shm", ".lock", ".reserve", ".snapshot-12", ".snapshot-12.part"})
    void writesOverNoJournalNorWhatBelongsToOne(String ending) {
        assertThatThrownBy(() -> OutputFile.require(dir.resolve("jpn.journal" + ending), List.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("journal")
                .hasMessageContaining("name another file");
    }

    @Test
    void isNoFolder() {
        assertThatThrownBy(() -> OutputFile.require(dir, List.of()))
                .hasMessageContaining("is a folder; name a file in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal export %1$s --out %1$s",
                "journal export %1$s --out %1$s-wal",
                "journal export %1$s --format parquet --out %1$s",
                "asterix encode %2$s --out %2$s",
                "asterix encode %2$s --out %1$s",
                "track %2$s --radars %3$s --out %2$s",
                "track %2$s --radars %3$s --out %4$s --stats %4$s",
                "track %2$s --radars %3$s --out %4$s --stats %1$s",
                "assess %2$s --radars %3$s --out %3$s",
                "demo --headless --scenario %2$s --report %2$s",
                "demo --headless --report %1$s.reserve"
            })
    void noCommandWritesOverItsInputOrAJournal(String words) throws IOException {
        Path one = Files.writeString(dir.resolve("one"), "");
        Path two = Files.writeString(dir.resolve("two"), "");
        byte[] before = Files.readAllBytes(journal);
        List<Path> filesBefore = files();
        CommandRun run = CommandRun.of(
                words.formatted(journal, one, two, dir.resolve("three")).split(" "));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("not written over; name another file").doesNotContain("internal error");
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
        assertThat(files()).hasSameElementsAs(filesBefore);
    }

    @Test
    void aScenarioIsNotWrittenOverByItsOwnPlots() throws IOException {
        Path scenario = dir.resolve("radars.csv");
        try (var salvo = OutputFileTest.class.getResourceAsStream("/org/watchfire/scenario/salvo.yaml")) {
            Files.write(scenario, salvo == null ? new byte[0] : salvo.readAllBytes());
        }
        byte[] before = Files.readAllBytes(scenario);
        CommandRun run = CommandRun.of("scenario", "plots", scenario.toString(), "--out", dir.toString());
        assertThat(run.err()).contains("radars.csv is what this command reads");
        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readAllBytes(scenario)).isEqualTo(before);
    }
}
