package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.journal.Journal;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.release.SamplePolicy;

/** {@code watchfire journal} and {@code audit} on files that are not what they should be. */
class JournalCommandTest {
    private static final NationId JPN = new NationId("JPN");
    private static final NationId KOR = new NationId("KOR");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path journal;

    @BeforeEach
    void writeAJournal() {
        journal = journal("jpn.journal", "in.tick", "outbox.released");
    }

    private Path journal(String name, String... kinds) {
        Path file = dir.resolve(name);
        try (Journal written = Journal.open(file, JPN, Realm.EXERCISE)) {
            for (String kind : kinds) {
                written.appendAssured(1, 2, kind, new byte[] {1});
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "replay", "show", "export"})
    void saysWhatToDoAboutWhatIsNoJournal(String command) throws IOException {
        Path text =
                Files.writeString(dir.resolve("text"), "no journal, but long enough to be taken for one ".repeat(40));
        CommandRun run = CommandRun.of("journal", command, text.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("is not a journal of Watchfire")
                .contains("name the file that `journal` in the node's configuration names");
    }

    @Test
    void showsTheRowsBesideOneThatCannotBeRead() {
        CommandRun run = CommandRun.of("journal", "show", journal.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(2).last().asString().endsWith("outbox.released 1 bytes unreadable");
    }

    @Test
    void namesTheNationsItKnowsWhereOneIsAskedForThatItDoesNot() {
        CommandRun unknown = CommandRun.of("journal", "show", journal.toString(), "--as", "FRA");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("is to or from FRA").contains("[JPN]");
        CommandRun own = CommandRun.of("journal", "show", journal.toString(), "--as", "JPN");
        assertThat(own.code()).isZero();
        assertThat(own.err()).contains("JPN had nothing by then");
    }

    @Test
    void verifyNamesARowThatIsNone() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER no_update");
            statement.execute("UPDATE journal SET kind = 'NO KIND' WHERE sequence = 2");
        }
        assertThat(CommandRun.of("journal", "verify", journal.toString()).err()).contains("is broken at row 2");
        CommandRun show = CommandRun.of("journal", "show", journal.toString());
        assertThat(show.code()).isEqualTo(1);
        assertThat(show.err()).contains("journal row 2").contains("`watchfire journal verify`");
        Path out = dir.resolve("out.jsonl");
        assertThat(CommandRun.of("journal", "export", journal.toString(), "--out", out.toString())
                        .err())
                .contains("journal row 2")
                .doesNotContain("internal error");
        assertThat(out).doesNotExist();
    }

    @Test
    void nothingIsProvedByAJournalThatWasAltered() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER no_update");
            statement.execute("UPDATE journal SET wall = wall + 1 WHERE sequence = 1");
        }
        try (Journal other = Journal.open(dir.resolve("kor.journal"), KOR, Realm.EXERCISE)) {
            other.append(1, 2, "in.tick", new byte[] {1});
        }
        CommandRun audit = CommandRun.of(
                "audit", journal.toString(), dir.resolve("kor.journal").toString());
        assertThat(audit.code()).isEqualTo(1);
        assertThat(audit.err()).contains("is broken at row 1").contains("the journals agree, but");
        CommandRun replay = CommandRun.of("journal", "replay", journal.toString());
        assertThat(replay.code()).isEqualTo(1);
        assertThat(replay.err()).contains("is broken at row 1");
        for (CommandRun look : List.of(
                CommandRun.of("journal", "show", journal.toString()),
                CommandRun.of("journal", "export", journal.toString()))) {
            assertThat(look.code()).isZero();
            assertThat(look.err()).contains("warning: ").contains("is broken at row 1");
            assertThat(look.out().lines()).hasSize(2);
        }
    }

    @Test
    void exportsInPlaceOfAnEarlierExport() throws IOException {
        Path out = Files.writeString(dir.resolve("out.jsonl"), "an earlier export\n".repeat(1000));
        assertThat(CommandRun.of("journal", "export", journal.toString(), "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out)).hasSize(2).first().asString().contains("\"kind\":\"in.tick\"");
    }

    @Test
    void auditRefusesTwoJournalsOfOneNation() {
        Path other = journal("other.journal");
        CommandRun run = CommandRun.of("audit", journal.toString(), other.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("are both journals of JPN").contains("name one journal of each nation");
    }

    @Test
    void aNodeNamesTheRowThatItCannotGoOnFrom() throws IOException {
        new KeyMaker(dir.resolve("keys"), Instant.now()).init(List.of(JPN, KOR), Map.of());
        Files.writeString(dir.resolve("policy.yaml"), SamplePolicy.text(JPN, List.of(KOR)));
        journal("node.journal", "in.start");
        Path configuration = Files.writeString(dir.resolve("jpn.yaml"), """
                nation: JPN
                realm: EXERCISE
                keys: keys/JPN
                journal: node.journal
                policy: policy.yaml
                peers: [KOR]
                hub: {nation: KOR, address: "amqps://127.0.0.1:5671"}
                picture: {port: 0, bind: 127.0.0.1}
                """);
        CommandRun run = CommandRun.of("node", configuration.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("journal row 1 (in.start)")
                .contains("`watchfire journal verify`")
                .doesNotContain("internal error");
    }
}
