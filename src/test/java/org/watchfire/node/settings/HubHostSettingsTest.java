package org.watchfire.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hub's configuration is told of its faults as a node's is. */
class HubHostSettingsTest {
    private static final String GOOD = """
            nation: USA
            realm: exercise
            keys: keys/USA
            peers: [JPN, KOR]
            port: 7001
            directory: hub
            """;

    @TempDir
    private Path folder;

    @Test
    void takesWhatHasNoFault() throws IOException {
        HubHostSettings read = HubHostSettings.read(file(GOOD));

        assertThat(read.nations()).hasToString("[JPN, KOR, USA]");
        assertThat(read.bind()).isEqualTo("127.0.0.1");
        assertThat(read.pair()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nation: USA      | nation: us        | 1 | nation cannot be used",
                "keys: keys/USA   | keys: ' '         | 3 | keys is blank",
                "[JPN, KOR]       | [JPN, kor]        | 4 | peers.1 cannot be used",
                "[JPN, KOR]       | [JPN, JPN]        | 4 | peers.1 \"JPN\" is given twice",
                "[JPN, KOR]       | [JPN, USA]        | 4 | peers.1 is this",
                "port: 7001       | port: 70010       | 5 | port 70010 is outside 1 to 65535",
                "port: 7001       | port: 0           | 5 | port 0 is outside 1 to 65535",
                "directory: hub   | directory: ''     | 6 | directory is blank"
            })
    void tellsFileLineKeyAndRemedy(String good, String bad, int line, String fault) throws IOException {
        Path file = file(GOOD.replace(good, bad));

        assertThatThrownBy(() -> HubHostSettings.read(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + ":" + line + ": " + fault)
                .hasMessageContaining("; ");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("hub.yaml"), text);
    }
}
