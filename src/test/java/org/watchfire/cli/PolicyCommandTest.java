package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.model.NationId;
import org.watchfire.release.SamplePolicy;
import picocli.CommandLine;

/** {@code watchfire policy} from the outside. */
class PolicyCommandTest {
    private static final String TRACK = """
            {"kind": "TRACK", "realm": "EXERCISE", "id": "KOR-17", "time": "2023-05-30T21:29:40Z",
             "position": {"lat": 38.5, "lon": 124.4, "heightMetres": 60000}, "radars": ["KOR/K1"],
             "identity": {"callsign": "KAL123"},
             "label": {"level": 2, "caveats": ["LIMITED"], "releasableTo": ["JPN"]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path policy;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path item;

    @BeforeEach
    void writeFiles() throws IOException {
        policy = dir.resolve("policy.yaml");
        item = dir.resolve("item.json");
        Files.writeString(
                policy, SamplePolicy.text(new NationId("KOR"), List.of(new NationId("JPN"), new NationId("USA"))));
        Files.writeString(item, TRACK);
    }

    @Test
    void checkSaysWhatHolds() {
        Run run = run("check", policy.toString());
        assertThat(run.code).isZero();
        assertThat(run.out)
                .startsWith("policy sample/1 of KOR holds: 8 rules, 16 cases passed, partners JPN, USA\nsha256 ");
    }

    @Test
    void checkNamesFileLineAndRemedyOfEachFault() throws IOException {
        Files.writeString(policy, Files.readString(policy).replace("item.ageSeconds", "item.age"));
        Run run = run("check", policy.toString());
        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("policy.yaml:").contains("there is no item.age");
    }

    @Test
    void explainAnswersInOneSentence() {
        Run run = run("explain", policy.toString(), "--item", item.toString(), "--to", "JPN");
        assertThat(run.code).isZero();
        assertThat(run.out)
                .isEqualTo(
                        "JPN receives TRACK KOR-17 reduced (positions on a 10 km grid, uncertainty at least 5 km; one"
                                + " report in 10 s; without which radars; without identity; without the track behind it; marked level 1;"
                                + " without caveats): released by rule P-limited of sample/1, because items marked"
                                + " LIMITED go to partners coarsened, so that they do not tell what our radars can do.\n");
    }

    @Test
    void explainShowsWhatTheRecipientWouldGet() {
        Run run = run("explain", policy.toString(), "--item", item.toString(), "--to", "JPN", "--show");
        assertThat(run.out.lines()).hasSize(2);
        assertThat(run.out)
                .contains("\"radars\":[\"KOR/_\"]")
                .doesNotContain("KAL123")
                .doesNotContain("K1");
    }

    @Test
    void explainAnswersForOperatorsAndThePublic() {
        assertThat(run("explain", policy.toString(), "--item", item.toString(), "--to", "KOR", "--role", "VIEWER").out)
                .startsWith("KOR VIEWER receives TRACK KOR-17 whole");
        assertThat(run("explain", policy.toString(), "--item", item.toString(), "--to", "KOR", "--public", "2").out)
                .startsWith("KOR public does not receive TRACK KOR-17: withheld by rule default");
    }

    @Test
    void explainTakesTheMomentAndTheRealmOfTheOutput() {
        assertThat(run(
                                "explain",
                                policy.toString(),
                                "--item",
                                item.toString(),
                                "--to",
                                "JPN",
                                "--at",
                                "2023-05-30T21:40:00Z")
                        .out)
                .contains("withheld by rule D-stale");
        assertThat(run("explain", policy.toString(), "--item", item.toString(), "--to", "USA", "--realm", "ACTUAL").out)
                .startsWith("USA does not receive TRACK KOR-17");
    }

    @Test
    void anItemWithoutALabelIsWithheldAndThatIsNoError() throws IOException {
        Files.writeString(item, TRACK.replaceFirst(",\\s*\"label\".*", "}"));
        Run run = run("explain", policy.toString(), "--item", item.toString(), "--to", "JPN");
        assertThat(run.code).isZero();
        assertThat(run.out)
                .isEqualTo("JPN does not receive this TRACK: withheld by rule label of sample/1, because it"
                        + " carries no label.\n");
    }

    @Test
    void aBadItemOrNationIsSaidPlainly() throws IOException {
        Files.writeString(item, TRACK.replace("\"lat\"", "\"lattitude\""));
        Run bad = run("explain", policy.toString(), "--item", item.toString(), "--to", "JPN");
        assertThat(bad.code).isEqualTo(1);
        assertThat(bad.err)
                .contains("item.json:2: \"lattitude\" is not a field here")
                .contains("\"lat\" is missing");
        assertThat(run("explain", policy.toString(), "--item", item.toString(), "--to", "Japan").code)
                .isEqualTo(2);
        assertThat(run("explain", policy.toString(), "--to", "JPN").code).isEqualTo(2);
        assertThat(run().code).isEqualTo(2);
    }

    @Test
    void sampleWritesAPolicyThatHolds() throws IOException {
        Run sample = run("sample", "JPN", "USA", "KOR");
        Files.writeString(policy, sample.out);
        assertThat(run("check", policy.toString()).out).startsWith("policy sample/1 of JPN holds");
    }

    private record Run(int code, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
        int code = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        return new Run(code, out.toString(), err.toString());
    }
}
