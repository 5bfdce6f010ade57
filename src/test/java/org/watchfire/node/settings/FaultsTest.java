package org.watchfire.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.model.Realm;

/** Every fault of a configuration is told with its file, line, key and remedy, in words of the file. */
class FaultsTest {
    @TempDir
    Path folder;

    static List<FaultyConfiguration> faults() {
        return FaultyConfiguration.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsFileLineKeyAndRemedy(FaultyConfiguration faulty) {
        assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", faulty.text()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("kor.yaml:" + faulty.line() + ": ")
                .hasMessageMatching("(?s)[^;]*\\b\\Q" + faulty.key() + "\\E\\b.*; .*")
                .hasMessageContaining(faulty.remedy());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesNothingOfThisProgramNorOfItsParts(FaultyConfiguration faulty) {
        assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", faulty.text()))
                .message()
                .doesNotContainPattern("java\\.|watchfire\\.|jackson|`|[Cc]oerc|[Dd]eserializ|[Cc]onstruct|Exception")
                .doesNotContain("null")
                .hasLineCount(1);
    }

    @Test
    void takesWhatHasNoFault() {
        assertThat(SettingsReader.parse("kor.yaml", FaultyConfiguration.GOOD).radars())
                .hasSize(2);
        assertThat(SettingsReader.parse("kor.yaml", FaultyConfiguration.ACTUAL).realm())
                .isEqualTo(Realm.ACTUAL);
    }

    @Test
    void anActualNodeTakesNothingThatIsForDrills() {
        List<FaultyConfiguration> forDrills = FaultyConfiguration.forDrills();
        assertThat(forDrills)
                .extracting(FaultyConfiguration::key)
                .containsExactly(
                        "clock.kind",
                        "picture.notionalRadars",
                        "picture.announceSignIn",
                        "feeds.0.kind",
                        "acknowledge");
        assertThat(forDrills).allSatisfy(faulty -> {
            assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", faulty.text()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(faulty.key() + " ")
                    .hasMessageContaining("is not for the realm ACTUAL; ");
            String drill = faulty.text().replace("realm: ACTUAL", "realm: EXERCISE");
            assertThat(SettingsReader.parse("kor.yaml", drill).realm()).isEqualTo(Realm.EXERCISE);
        });
    }

    @Test
    void saysOfAMissingFileThatItIsNotThere() {
        Path missing = folder.resolve("kor.yaml");
        assertThatThrownBy(() -> SettingsReader.read(missing))
                .isInstanceOf(SettingsException.class)
                .hasMessage(missing + ": is not there; name a file that is, or put it there");
    }

    @Test
    void saysOfAFolderThatItIsOne() {
        assertThatThrownBy(() -> SettingsReader.read(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessage(folder + ": is a folder; name a file that this user can read");
    }
}
