package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.picture.PasswordHash;

/** Who is taken out of the configuration of a node that runs is out of its picture too. */
class OperatorsFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HASH = PasswordHash.of("right".toCharArray());

    @TempDir
    private Path dir;

    private TwoNations nations;
    private String before;

    @BeforeEach
    void configure() throws IOException {
        nations = TwoNations.in(
                dir,
                1,
                Map.of(
                        KOR,
                        "picture: {port: 0, operators: [" + operator("lead", "RELEASE_AUTHORITY") + ", "
                                + operator("watch", "WATCH_OFFICER") + "]}\n"));
        before = Files.readString(nations.configuration(KOR));
    }

    @Test
    void aRemovedOperatorsSessionEndsAndNobodyElses() throws IOException {
        try (Node kor = nations.start(KOR);
                Person lead = Person.signIn(nations.address("KOR picture"), "lead", "right");
                Person watch = Person.signIn(nations.address("KOR picture"), "watch", "right")) {
            assertThat(kor.nation()).isEqualTo(KOR);
            assertThat(lead.cutOff("USA").statusCode()).isEqualTo(409); // no partner, but asked by who may ask

            Files.writeString(
                    nations.configuration(KOR), before.replace(operator("lead", "RELEASE_AUTHORITY") + ", ", ""));

            await().atMost(PATIENCE).until(() -> lead.cutOff("JPN").statusCode() == 401);
            assertThat(watch.cutOff("JPN").statusCode())
                    .as("signed in, in another role")
                    .isEqualTo(403);
        }
        try (JournalReader journal = JournalReader.open(nations.journal(KOR));
                Stream<Row> rows = journal.read(1, DeskLog.KIND)) {
            assertThat(rows.map(row -> new String(row.bytes(), StandardCharsets.UTF_8)))
                    .anyMatch(line -> line.contains("lead is no operator any more"))
                    .anyMatch(line -> line.contains("lead signed out"));
        }
    }

    @Test
    void aTextThatIsHalfWrittenOrCannotBeUsedChangesNobody() throws IOException {
        Told told = Told.read(nations.configuration(KOR));
        OperatorsFile file = new OperatorsFile(told);
        assertThat(file.look()).isEmpty();

        Files.writeString(nations.configuration(KOR), before.replace(", " + operator("watch", "WATCH_OFFICER"), ""));
        assertThat(file.look()).as("it may be half written").isEmpty();
        Files.writeString(nations.configuration(KOR), before.substring(0, before.length() / 2));
        assertThat(file.look()).isEmpty();
        assertThat(file.look())
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(OperatorsFile.Found.Unusable.class));
        assertThat(file.look()).as("said once").isEmpty();

        Files.writeString(nations.configuration(KOR), before.replace("WATCH_OFFICER", "VIEWER"));
        assertThat(List.of(file.look(), file.look()).getLast())
                .hasValueSatisfying(found -> assertThat(found)
                        .isInstanceOfSatisfying(
                                OperatorsFile.Found.Changed.class,
                                changed -> assertThat(changed.words())
                                        .isEqualTo("watch is VIEWER and not WATCH_OFFICER any more")));
    }

    private static String operator(String name, String role) {
        return "{name: " + name + ", role: " + role + ", password: \"" + HASH + "\"}";
    }
}
