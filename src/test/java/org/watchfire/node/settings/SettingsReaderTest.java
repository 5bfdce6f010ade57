package org.watchfire.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Realm;

class SettingsReaderTest {
    private static final String GOOD = """
            nation: KOR
            realm: EXERCISE
            journal: kor.db
            keys: keys/KOR
            policy: policy.yaml
            picture:
              port: 8080
            radars:
              - id: K1
                sac: 200
                sic: 1
                latitudeDegrees: 36.5
                longitudeDegrees: 126.5
                rangeSigmaMetres: 50
                azimuthSigmaRadians: 0.001
                periodSeconds: 2
                maxRangeMetres: 800000
            """;

    @Test
    void readsAConfigurationAndFillsInWhatItLeavesOut() {
        NodeSettings settings = SettingsReader.parse("kor.yaml", GOOD);
        assertThat(settings.nationId().code()).isEqualTo("KOR");
        assertThat(settings.realm()).isEqualTo(Realm.EXERCISE);
        assertThat(settings.clock().kind()).isEqualTo(ClockSettings.Kind.SYSTEM);
        assertThat(settings.modelRadars()).singleElement().satisfies(radar -> {
            assertThat(radar.measuresElevation()).isFalse();
            assertThat(radar.rangeSigmaMetres()).isEqualTo(50);
        });
    }

    @Test
    void refusesAnUnknownKeyWithItsLineAndTheKnownOnes() {
        assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", GOOD.replace("journal:", "jornal:")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("kor.yaml:3: unknown key \"jornal\"")
                .hasMessageContaining("journal");
    }

    @Test
    void refusesANumberWithAUnitBehindIt() {
        assertThatThrownBy(() -> SettingsReader.parse(
                        "kor.yaml", GOOD.replace("rangeSigmaMetres: 50", "rangeSigmaMetres: 50 m")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("kor.yaml:14:")
                .hasMessageContaining("radars.0.rangeSigmaMetres");
    }

    @Test
    void refusesAKeyInAnotherUnit() {
        assertThatThrownBy(() -> SettingsReader.parse(
                        "kor.yaml", GOOD.replace("maxRangeMetres: 800000", "maxRangeKilometres: 800")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("kor.yaml:17: unknown key \"maxRangeKilometres\"");
    }

    @Test
    void refusesAConfigurationWithoutItsNation() {
        assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", GOOD.replace("nation: KOR\n", "")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nation");
    }

    @Test
    void refusesBrokenYamlWithItsLine() {
        assertThatThrownBy(() -> SettingsReader.parse("kor.yaml", "nation: KOR\nrealm: [EXERCISE\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageMatching("(?s)kor\\.yaml:\\d+: .*");
    }

    @Test
    void readsBackWhatItWrites() {
        NodeSettings settings = SettingsReader.parse("kor.yaml", GOOD);
        assertThat(SettingsReader.parse("again", SettingsReader.write(settings)))
                .isEqualTo(settings);
    }
}
