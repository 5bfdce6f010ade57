package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.NationId;
import org.watchfire.picture.OperatorAccount;
import org.watchfire.release.Role;
import org.watchfire.release.SamplePolicy;
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
                "simulate --seeds none",
                "simulate --seeds 0",
                "simulate --hours 0",
                "simulate --threads 0",
                "journal show x.db --as Japan",
                "asterix decode none.ast --edition 48",
                "keys init none-made --nations JPN,KOR --host FRA=hub.example.org",
                "keys init none-made --nations JPN,KOR --host JPN=999.1.1.1",
                "keys init none-made --nations JPN,KOR --host JPN"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node /dev/zero",
                "doctor /dev/zero",
                "policy check /dev/zero",
                "policy explain %s --item /dev/zero --to JPN",
                "scenario show /dev/zero"
            })
    void aFileWithoutAnEndIsReadNoFurtherThanItMayGo(String words) throws IOException {
        Path policy = Files.writeString(
                dir.resolve("policy.yaml"), SamplePolicy.text(new NationId("KOR"), List.of(new NationId("JPN"))));
        CommandRun run = CommandRun.of(words.formatted(policy).split(" "));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("/dev/zero").doesNotContain("internal error");
    }

    @Test
    void aHostSaidTwiceIsTwoHosts() {
        Path keys = dir.resolve("keys");
        CommandRun run = CommandRun.of(
                "keys",
                "init",
                keys.toString(),
                "--nations",
                "JPN",
                "--host",
                "JPN=a.example",
                "--host",
                "JPN=b.example");
        assertThat(run.code()).isZero();
        assertThat(hosts(keys)).contains("a.example", "b.example");
    }

    private static List<String> hosts(Path keys) {
        try (var in = Files.newInputStream(keys.resolve("JPN/TEST/tls.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(
                    in,
                    Files.readString(keys.resolve("JPN/TEST/password")).strip().toCharArray());
            return ((X509Certificate) store.getCertificate("link"))
                    .getSubjectAlternativeNames().stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (IOException | GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void anUnknownConfigurationKeyStopsANodeWithFileLineAndRemedy() throws IOException {
        Path file = dir.resolve("kor.yaml");
        Files.writeString(file, "nation: KOR\nrealm: EXERCISE\nspeeed: 2\n");
        CommandRun run = CommandRun.of("node", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("kor.yaml:3: unknown key \"speeed\"").contains("known");
    }

    /** Through a pipe, as a shell would: what is printed without a line's end must not stay behind. */
    @Test
    void theSamplePolicyIsPrintedWholeAndHolds() throws IOException {
        String text = printed("", "policy", "sample", "KOR", "JPN");
        Path file = Files.writeString(dir.resolve("policy.yaml"), text);
        assertThat(CommandRun.of("policy", "check", file.toString()).out()).contains("policy sample/1 of KOR holds");
    }

    @Test
    void thePasswordOfALineBecomesAHashThatThePictureTakes() {
        String hash = printed("a long enough word\n", "keys", "password").strip();
        assertThat(new OperatorAccount("kim", hash, EnumSet.of(Role.RELEASE_AUTHORITY)).passwordHash())
                .isEqualTo(hash);
        assertThat(printed("short\n", "keys", "password")).isEmpty();
    }

    private static String printed(String input, String... words) {
        PrintStream out = System.out;
        InputStream in = System.in;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            Watchfire.run(words);
        } finally {
            System.setOut(out);
            System.setIn(in);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
