package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.cli.failure.CommandFailure;

class ScenarioCommandTest {
    @Test
    void writesPlotsOfAScenarioIntoAFolder(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("new");
        assertThat(Watchfire.run("scenario", "plots", "2023-05-31", "--out", out.toString()))
                .isZero();
        assertThat(Files.readAllLines(out.resolve("2023-05-31_plots.csv")).size())
                .isGreaterThan(5000);
        assertThat(out.resolve("radars.csv")).exists();
        assertThat(out.resolve("2023-05-31_truth.csv")).exists();
    }

    @Test
    void wrongUsageIsTwoAndAMissingScenarioIsOne() {
        assertThat(Watchfire.run("scenario", "plots", "salvo")).isEqualTo(2);
        assertThat(Watchfire.run("scenario", "show", "atlantis")).isEqualTo(1);
    }

    @Test
    void aFaultyFileIsACommandFailureWithFileAndLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "name: x\nrealm: war\n");
        assertThatThrownBy(() -> ScenarioCommand.load(file.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(file + ":2: realm");
    }
}
