package org.watchfire.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.amqp.FreePort;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalReader;

/** Two hub processes on one folder, real broker, real TLS, and {@code kill -9}. {@code -Dwatchfire.kills=N} kills more often. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HubPairTest {
    private static final int KILLS = Integer.getInteger("watchfire.kills", 3);
    private static final int ITEMS_PER_KILL = 100;

    @TempDir
    private Path root;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void losesDoublesAndReordersNothingWhenTheActiveOneOfTwoHubsIsKilled() throws Exception {
        new KeyMaker(root.resolve("keys"), Instant.now()).init(List.of(JPN, USA, KOR), Map.of());
        String[] ports = {Integer.toString(FreePort.on("127.0.0.1")), Integer.toString(FreePort.on("127.0.0.1"))};
        String count = Integer.toString(KILLS * ITEMS_PER_KILL);
        Process active = start("pair", ports[0]);
        Process standby = launch("pair", ports[1]);
        start("JPN", String.join(",", ports));
        Process kor = start("KOR", String.join(",", ports), count);
        for (int kill = 0; kill < KILLS; kill++) {
            assertThat(kor.waitFor(400, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(standby.inputReader().ready())
                    .as("two hubs serve at once")
                    .isFalse();
            active.destroyForcibly().waitFor();
            awaitWord(standby, "ready");
            active = standby;
            standby = launch("pair", ports[kill % 2]);
        }
        awaitWord(kor, "done");
        assertClean(KILLS * ITEMS_PER_KILL);
    }

    private void assertClean(int items) {
        LedgerAudit audit = new LedgerAudit();
        for (String nation : List.of("KOR", "JPN")) {
            try (JournalReader reader = JournalReader.open(root.resolve(nation + ".journal"))) {
                assertThat(reader.verify()).isInstanceOf(Journal.Verification.Intact.class);
                audit.add(reader.nation(), reader.read(1, "exchange."));
            }
        }
        assertThat(audit.pairs()).hasSize(1).allSatisfy(pair -> {
            assertThat(pair.isClean()).as("%s", pair).isTrue();
            assertThat(pair.delivered()).isEqualTo((long) items);
        });
    }

    private Process start(String... arguments) throws Exception {
        Process process = launch(arguments);
        awaitWord(process, "ready");
        return process;
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx200m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                arguments[0],
                root.toString()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        root.resolve(arguments[0] + ".log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private static void awaitWord(Process process, String word) throws IOException {
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        while (line != null && !line.equals(word)) {
            line = reader.readLine();
        }
        assertThat(line).as("the process ended before it said %s", word).isEqualTo(word);
    }
}
