package org.watchfire.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on a node's configuration names every key there is, and its example is one that a node takes. */
class NodePageTest {
    private static final Path PAGE = Path.of("docs/formats/node.md");

    @Test
    void itsExampleIsAConfiguration() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.substring(page.indexOf("```yaml") + "```yaml".length(), page.lastIndexOf("```"));
        NodeSettings settings = SettingsReader.parse("example", example);
        assertThat(settings.radars())
                .singleElement()
                .satisfies(radar -> assertThat(radar.bent()).isFalse());
        assertThat(settings.hub())
                .hasValueSatisfying(hub -> assertThat(hub.address()).hasSize(2));
        assertThat(settings.modelRadars()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NodeSettings.class,
                NodeSettings.LabelSettings.class,
                NodeSettings.HubAddress.class,
                NodeSettings.HubSettings.class,
                ClockSettings.class,
                PictureSection.class,
                PictureSection.OperatorSettings.class,
                RadarSettings.class,
                FeedSettings.class,
                EditionSettings.class
            })
    void namesEveryKey(Class<?> section) throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Stream.of(section.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }
}
