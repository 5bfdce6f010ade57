package org.watchfire.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

class JournalTest {
    private static final NationId JPN = new NationId("JPN");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("jpn.journal");
    }

    private Journal open() {
        return Journal.open(file(), JPN, Realm.EXERCISE);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void readsBackWhatWasAddedInOrder() throws Exception {
        try (Journal journal = open()) {
            long last = 0;
            for (int i = 1; i <= 1500; i++) {
                last = i % 100 == 0
                        ? journal.appendAssured(i, 2L * i, "exchange.out", text("warning " + i))
                        : journal.append(i, 2L * i, "plot", text("plot " + i));
            }
            journal.whenDurable(last).get(60, TimeUnit.SECONDS);
            assertThat(journal.read(1, "").toList())
                    .hasSize(1500)
                    .allSatisfy(row -> assertThat(row.wallNanos()).isEqualTo(2 * row.sequence()));
            assertThat(journal.read(1401, "exchange.").map(Row::sequence)).containsExactly(1500L);
            assertThat(journal.read(1, "exchange.")).hasSize(15);
            assertThat(journal.verify())
                    .isInstanceOfSatisfying(
                            Journal.Verification.Intact.class,
                            intact -> assertThat(intact.rows()).isEqualTo(1500));
        }
    }

    /** More than one commit holds; whoever looks in between sees all three rows of an input or none. */
    @Test
    void rowsAddedTogetherAreDurableTogether() throws Exception {
        Journal.Draft input = new Journal.Draft("in.tick", text("input"), false);
        Journal.Draft released = new Journal.Draft("outbox.released", text("item"), true);
        try (Journal journal = open()) {
            long last = 0;
            for (int i = 0; i < 5000; i++) {
                last = journal.appendTogether(i, i, List.of(input, released, released)) + 2;
            }
            CompletableFuture<Void> all = journal.whenDurable(last);
            try (JournalReader reader = JournalReader.open(file())) {
                while (!all.isDone()) {
                    assertThat(reader.head().sequence() % 3).isZero();
                }
            }
            assertThat(last).isEqualTo(15_000);
            assertThat(journal.read(14_998, "").map(Row::kind))
                    .containsExactly("in.tick", "outbox.released", "outbox.released");
            assertThat(journal.read(1, "outbox.")).hasSize(10_000);
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        long epoch;
        try (Journal journal = open()) {
            epoch = journal.epoch();
            journal.append(1, 1, "plot", text("a"));
        }
        try (Journal journal = open()) {
            assertThat(journal.epoch()).isEqualTo(epoch);
            assertThat(journal.append(2, 2, "plot", text("b"))).isEqualTo(2);
            journal.whenDurable(2).get(60, TimeUnit.SECONDS);
            assertThat(journal.verify()).isInstanceOf(Journal.Verification.Intact.class);
        }
    }

    @Test
    void namesTheFirstRowThatWasChanged() throws Exception {
        fill(20);
        tamper("UPDATE journal SET bytes = x'00' WHERE sequence IN (7, 9)");
        assertThat(verified())
                .isInstanceOfSatisfying(
                        Journal.Verification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(7));
    }

    @Test
    void checksTheRowsFromOneOnAgainstTheOneBeforeAsItStands() throws Exception {
        fill(20);
        tamper("UPDATE journal SET bytes = x'00' WHERE sequence = 7");
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.verify(7, () -> {}))
                    .isInstanceOfSatisfying(
                            Journal.Verification.Broken.class,
                            broken -> assertThat(broken.sequence()).isEqualTo(7));
            assertThat(reader.verify(8, () -> {}))
                    .isInstanceOfSatisfying(
                            Journal.Verification.Intact.class,
                            intact -> assertThat(intact.rows()).isEqualTo(13));
            assertThat(reader.verify(21, () -> {})).isInstanceOf(Journal.Verification.Intact.class);
        }
    }

    @Test
    void checksWithRestsBetween() {
        fill(2000);
        AtomicInteger rests = new AtomicInteger();
        try (JournalReader reader = JournalReader.open(file())) {
            assertThat(reader.verify(1, rests::incrementAndGet)).isInstanceOf(Journal.Verification.Intact.class);
        }
        assertThat(rests).hasValue(3);
    }

    @Test
    void namesTheRowThatWasTakenOut() throws Exception {
        fill(20);
        tamper("DELETE FROM journal WHERE sequence = 12");
        assertThat(verified()).isEqualTo(new Journal.Verification.Broken(12, "row is missing; the next one is 13"));
    }

    @Test
    void refusesChangesThroughTheDatabase() throws Exception {
        fill(3);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM journal"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void isRefusedToAnotherRealmAndToASecondNode() {
        try (Journal journal = open()) {
            journal.append(1, 1, "plot", text("a"));
            assertThatThrownBy(this::open).isInstanceOf(JournalFailure.class).hasMessageContaining("another node");
        }
        assertThatThrownBy(() -> Journal.open(file(), JPN, Realm.ACTUAL))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("EXERCISE, not ACTUAL");
    }

    @Test
    void keepsAssuredRowsOnTheReserveWhenItsDiskIsFullAndSaysWhatItDropped() throws Exception {
        JournalLimits tight = new JournalLimits(100_000, 64 << 20, Duration.ofSeconds(5), 1 << 20, 24 << 20);
        byte[] bulk = new byte[10_000];
        try (Journal journal = Journal.open(file(), JPN, Realm.EXERCISE, tight)) {
            CompletableFuture<Void> lastPlot = CompletableFuture.completedFuture(null);
            for (int i = 0; i < 300; i++) {
                lastPlot = journal.whenDurable(journal.append(i, i, "plot", bulk));
            }
            assertThat(lastPlot).failsWithin(Duration.ofSeconds(10));
            assertThat(journal.health().state()).isEqualTo(Journal.State.ON_RESERVE);
            byte[] warning = new byte[1500];
            long last = 0;
            for (int i = 0; i < 10_000; i++) {
                last = journal.appendAssured(i, i, "exchange.out", warning);
            }
            journal.whenDurable(last).get(60, TimeUnit.SECONDS);
            assertThat(journal.read(1, "exchange.")).hasSize(10_000);
            assertThat(journal.health().dropped()).isPositive();
            assertThat(journal.verify())
                    .isInstanceOfSatisfying(
                            Journal.Verification.Intact.class,
                            intact -> assertThat(intact.lost())
                                    .isEqualTo(journal.health().dropped()));
        }
    }

    @Test
    void holdsTheCallerBackAtItsBoundAndThenRefuses() {
        JournalLimits tiny = new JournalLimits(100_000, 4000, Duration.ofMillis(50), 40_960, 0);
        byte[] bulk = new byte[4000];
        try (Journal journal = Journal.open(file(), JPN, Realm.EXERCISE, tiny)) {
            // a slow disk may hold the caller back before it is full
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> refusal(journal, bulk),
                            refusal -> refusal.contains("STOPPED") && refusal.contains("make room"));
        }
    }

    /** What the journal says when it takes no more; empty while it does. */
    private static String refusal(Journal journal, byte[] bytes) {
        try {
            journal.appendAssured(1, 1, "exchange.out", bytes);
            return "";
        } catch (JournalFailure refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private void fill(int rows) {
        try (Journal journal = open()) {
            for (int i = 0; i < rows; i++) {
                journal.append(i, i, "plot", text("row " + i));
            }
        }
        assertThat(Files.exists(file())).isTrue();
    }

    private void tamper(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (String trigger : List.of("no_UPDATE", "no_DELETE")) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            statement.execute(sql);
        }
    }

    private Journal.Verification verified() {
        try (JournalReader reader = JournalReader.open(file())) {
            return reader.verify();
        }
    }
}
