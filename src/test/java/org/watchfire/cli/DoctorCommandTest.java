package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.node.settings.FaultyConfiguration;

/** A faulty configuration ends both commands with exit 1 and one sentence, not with a trace. */
class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void doctorAndNodeSayTheSameOfAFault() throws IOException {
        Path file = Files.writeString(
                folder.resolve("KOR.yaml"), FaultyConfiguration.GOOD.replace("nation: KOR", "nation: kor"));
        String sentence = file + ":1: nation cannot be used: nation \"kor\" is not three capital letters"
                + " (ISO 3166-1 alpha-3); write its ISO 3166-1 alpha-3 code, such as KOR";
        CommandRun doctor = CommandRun.of("doctor", file.toString());
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out().lines()).containsExactly("mend  " + sentence, "1 to mend");
        assertThat(doctor.err()).isEmpty();
        CommandRun node = CommandRun.of("node", file.toString());
        assertThat(node.code()).isEqualTo(1);
        assertThat(node.err().strip()).endsWith(sentence).hasLineCount(1);
    }

    @Test
    void saysOfAMissingPolicyThatItIsNotThere() {
        String missing = folder.resolve("none.yaml").toString();
        CommandRun check = CommandRun.of("policy", "check", missing);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains(missing + ": is not there; name a file that is, or put it there");
    }
}
