package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for every command, from the outside. */
class CommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    static Stream<CommandLine> everyCommand() {
        return withSubcommands(CommandRun.line()).skip(1); // the program itself lists its commands
    }

    private static Stream<CommandLine> withSubcommands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(CommandsTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandsHelpHasAnExample(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName(" ");
        String help = CommandRun.of((name.substring("watchfire ".length()) + " --help").split(" "))
                .out();
        assertThat(help).contains("Example: watchfire ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --speed fast",
                "demo --speed 0",
                "node",
                "keys",
                "doctor",
                "scenario",
                "track",
                "assess",
                "asterix decode",
                "policy rehearse policy.yaml",
                "policy rehearse policy.yaml --journal x.db --hours 0",
                "journal",
                "journal verify",
                "journal show x.db --at yesterday",
                "journal export x.db --format xml",
                "journal export x.db --format parquet",
                "ledger",
                "audit one.db",
                "bench",
                "bench decide --seconds 0",
                "bench link --seconds none",
                "simulate --seeds none"
            })
    void wrongUsageIsAnsweredWithTwoAndTheUsage(String words) {
        CommandRun run = CommandRun.of(words.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: watchfire");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTwoAndThoseLikeIt() {
        CommandRun run = CommandRun.of("nodes");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean: watchfire node");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node %s",
                "doctor %s",
                "ledger %s",
                "policy check %s",
                "journal verify %s",
                "journal replay %s",
                "journal show %s",
                "journal export %s",
                "asterix decode %s",
                "asterix roundtrip %s",
                "track %1$s --radars %1$s --out none-out.csv",
                "assess %1$s --radars %1$s --out none-out.jsonl",
                "demo --headless --scenario %s"
            })
    void aFileThatIsNotThereIsAFailureThatNamesIt(String words) {
        Path missing = dir.resolve("not-there.yaml");
        CommandRun run = CommandRun.of(words.formatted(missing).split(" "));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("not-there.yaml").doesNotContain("internal error");
    }

    @Test
    void anUnknownConfigurationKeyStopsANodeWithFileLineAndRemedy() throws IOException {
        Path file = dir.resolve("kor.yaml");
        Files.writeString(file, "nation: KOR\nrealm: EXERCISE\nspeeed: 2\n");
        CommandRun run = CommandRun.of("node", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("kor.yaml:3: unknown key \"speeed\"").contains("known");
    }
}
