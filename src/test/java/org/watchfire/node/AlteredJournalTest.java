package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.picture.PictureProbe;

/** A node whose journal was altered while it was down comes up, warns, says so, and vouches for nothing any more. */
class AlteredJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path dir;

    @Test
    void whatAStartReadsIsCheckedBeforeItIsReady() throws IOException, SQLException {
        TwoNations nations = nations(3600);
        run(nations, "a test");
        long row = alterFirst(nations, "out.item");

        JournalCheck check = JournalCheck.atStart(nations.journal(KOR), 0);

        assertThat(check.altered())
                .hasValueSatisfying(at -> assertThat(at.sequence()).isEqualTo(row));
        assertThat(JournalCheck.atStart(nations.journal(KOR), row + 1).altered())
                .as("what is before is for the thread beside the node")
                .isEmpty();
        assertThat(JournalCheck.atStart(dir.resolve("none.db"), 0).altered()).isEmpty();
    }

    @Test
    void goesOnWarningAndSaysWhichRow() throws IOException, SQLException {
        TwoNations nations = nations(1);
        run(nations, "decided again");
        List<Path> snapshots = snapshots();
        long row = alterFirst(nations, "in.tick"); // long before the snapshot, so that no start reads it

        String seen = run(nations, "\"altered\":" + row, "was altered at row " + row, "[\"n\",\"N1\"");

        assertThat(seen).contains("a test").doesNotContain("all the same");
        assertThat(snapshots()).as("made of it are none").isEqualTo(snapshots);
        try (JournalReader reader = JournalReader.open(nations.journal(KOR));
                Stream<Row> marks = reader.read(1, JournalCheck.KIND)) {
            assertThat(marks.map(mark -> new String(mark.bytes(), StandardCharsets.US_ASCII)))
                    .containsExactly(Long.toString(row));
            assertThat(reader.verify())
                    .isInstanceOfSatisfying(
                            Journal.Verification.Broken.class,
                            broken -> assertThat(broken.sequence()).isEqualTo(row));
        }
    }

    private TwoNations nations(int snapshotSeconds) throws IOException {
        TwoNations nations = TwoNations.in(
                dir,
                1,
                Map.of(
                        KOR,
                        "picture: {port: 0, announceSignIn: true}\nnotices: [N1.yaml]\nsnapshotSeconds: "
                                + snapshotSeconds + "\n"));
        nations.notice("N1");
        return nations;
    }

    /** Runs KOR until its screens have shown all these words; what they showed. */
    private static String run(TwoNations nations, String... words) {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (Node kor = nations.start(KOR);
                PictureProbe probe = PictureProbe.open(nations.address("KOR watch"), frames::add)) {
            assertThat(kor.nation()).isEqualTo(KOR);
            await().atMost(PATIENCE)
                    .until(() ->
                            Stream.of(words).allMatch(word -> frames.stream().anyMatch(frame -> frame.contains(word))));
            assertThat(probe.frames()).isPositive();
        }
        return String.join("\n", frames);
    }

    /** Makes the first row of a kind another one, as somebody would who does not know of hashes. */
    private static long alterFirst(TwoNations nations, String kind) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + nations.journal(KOR));
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER no_UPDATE");
            long row;
            try (var first = statement.executeQuery("SELECT min(sequence) FROM journal WHERE kind = '" + kind + "'")) {
                assertThat(first.next()).isTrue();
                row = first.getLong(1);
            }
            assertThat(statement.executeUpdate("UPDATE journal SET wall = wall + 1 WHERE sequence = " + row))
                    .isEqualTo(1);
            return row;
        }
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.toString().contains(".db.snapshot-"))
                    .toList();
        }
    }
}
