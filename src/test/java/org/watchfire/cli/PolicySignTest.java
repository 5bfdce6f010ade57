package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.node.TwoNations.JPN;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.node.TwoNations;
import org.watchfire.release.SamplePolicy;

/** A policy that two persons must have signed, from the outside: keys, signatures, and what a node says of them. */
class PolicySignTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    @SuppressWarnings("NullAway.Init") // set before each
    private TwoNations nations;

    private Path persons;
    private Path keys;

    @BeforeEach
    void makeKeysOfTwoPersonsAndAStranger() throws IOException {
        nations = TwoNations.in(
                dir, 1, Map.of(KOR, "policySigners: persons\npicture: {port: 0}\n", JPN, "picture: {port: 0}\n"));
        persons = Files.createDirectory(dir.resolve("persons"));
        keys = dir.resolve("own");
        for (String name : List.of("one", "two", "stranger")) {
            assertThat(CommandRun.of("keys", "person", keys.toString(), "--name", name)
                            .code())
                    .isZero();
        }
        admit("one", "one");
        admit("two", "two");
    }

    private void admit(String name, String as) throws IOException {
        Files.copy(keys.resolve(name + ".pub"), persons.resolve(as + ".pub"));
    }

    private CommandRun sign(String name) {
        return CommandRun.of(
                "policy",
                "sign",
                nations.policy(KOR).toString(),
                "--key",
                keys.resolve(name + ".key").toString());
    }

    /** What the doctor finds wrong with the node's configuration before it looks at anything else; empty where nothing is. */
    private String refusal() {
        CommandRun run = CommandRun.of("doctor", nations.configuration(KOR).toString());
        String all = run.out() + run.err();
        return all.lines()
                        .filter(line -> line.contains("is signed by"))
                        .findFirst()
                        .orElse("")
                + all.lines()
                        .filter(line -> line.contains("one person is not two"))
                        .findFirst()
                        .orElse("");
    }

    @Test
    void isGoneByOnceTwoPersonsHaveSignedIt() {
        assertThat(refusal()).contains("is signed by nobody, and 2 of [one, two]");
        assertThat(sign("one").out()).contains("one signed version 1 of the policy of KOR");
        assertThat(sign("one").code()).isZero();
        assertThat(refusal()).contains("is signed by one, and 2 of");
        assertThat(sign("stranger").code()).isZero();
        assertThat(refusal()).contains("is signed by one, and 2 of");
        assertThat(sign("two").code()).isZero();
        assertThat(refusal()).isEmpty();
    }

    @Test
    void isNotGoneByWhenTheTextWasChangedAfterwards() throws IOException {
        sign("one");
        sign("two");
        Files.writeString(
                nations.policy(KOR), SamplePolicy.text(KOR, List.of(JPN)).replace("level: 3", "level: 5"));
        assertThat(refusal()).contains("is signed by nobody");
    }

    @Test
    void isNotSignedTwiceByOnePersonUnderTwoNames() throws IOException {
        admit("one", "another");
        sign("one");
        assertThat(refusal()).contains("one person is not two");
    }

    @Test
    void isNotSignedThatDoesNotHold() throws IOException {
        Files.writeString(nations.policy(KOR), "policy: none\n");
        CommandRun run = sign("one");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the policy is refused");
        assertThat(dir.resolve("KOR-policy.yaml.signatures")).doesNotExist();
    }

    @Test
    void aKeyIsMadeOnceAndNamedPlainly() {
        assertThat(CommandRun.of("keys", "person", keys.toString(), "--name", "one")
                        .err())
                .contains("is there already");
        assertThat(CommandRun.of("keys", "person", keys.toString(), "--name", "../one")
                        .err())
                .contains("is no name for a key");
        assertThat(CommandRun.of("policy", "sign", nations.policy(KOR).toString(), "--key", "one.pem")
                        .err())
                .contains("is not named NAME.key");
    }
}
