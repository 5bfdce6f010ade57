package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.StrictYaml;

class NoticeFileTest {
    @Test
    void aNoticeThatNoEnvelopeHoldsIsRefusedWhereItIsRead() {
        NoticeFile file = new NoticeFile(
                "N1",
                39.66,
                124.705,
                "2026-11-24T15:00:00Z",
                "2026-11-30T15:00:00Z",
                List.of(new NoticeFile.Area("A", Collections.nCopies(5_000, List.of(38.0, 124.0)))),
                List.of(),
                false,
                "high",
                "a test");
        Label label = new Label(0, new TreeSet<>(), new TreeSet<>());
        assertThatThrownBy(() ->
                        NoticeFile.parse("n1.yaml", StrictYaml.write(file), new NationId("KOR"), Realm.EXERCISE, label))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("n1.yaml")
                .hasMessageContaining("fewer corners");
    }
}
