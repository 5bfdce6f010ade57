package org.watchfire.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.model.Realm;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.scenario.Scenario;

/** What the demo writes for its nodes is what a node takes. */
class DemoFolderTest {
    @TempDir
    Path folder;

    static List<String> scenarios() {
        return Scenario.builtIn();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void writesConfigurationsThatANodeTakes(String name) {
        Scenario scenario = Scenario.load(name);
        List<NodeSettings> written = new ArrayList<>();
        try (DemoFolder demo = DemoFolder.write(
                folder.resolve("demo"),
                scenario,
                1,
                (made, nation) -> written.add(SettingsReader.read(made.configuration(nation))))) {
            assertThat(written)
                    .hasSameSizeAs(demo.nations())
                    .allSatisfy(settings -> assertThat(settings.realm()).isNotEqualTo(Realm.ACTUAL));
        }
    }
}
