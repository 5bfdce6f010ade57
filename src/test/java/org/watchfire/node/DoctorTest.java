package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.FaultyConfiguration;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.release.SamplePolicy;

/** What the doctor finds in a configuration is what a node refuses it for, in the same words. */
class DoctorTest {
    private static final NationId KOR = new NationId("KOR");

    @TempDir
    Path folder;

    static List<FaultyConfiguration> faults() {
        return FaultyConfiguration.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsWhatANodeRefuses(FaultyConfiguration faulty) throws IOException {
        refusedAlike(write("KOR.yaml", faulty.text()));
    }

    @Test
    void findsThatThePolicyIsNotThere() throws IOException {
        Path configuration = write("KOR.yaml", FaultyConfiguration.GOOD);
        assertThat(refusedAlike(configuration))
                .isEqualTo(folder.resolve("KOR-policy.yaml") + ": is not there; name a file that is, or put it there");
    }

    @Test
    void findsThatNoHubIsNamed() throws IOException {
        Path configuration = write("KOR.yaml", FaultyConfiguration.GOOD.replaceFirst("hub: .*\n", ""));
        assertThat(refusedAlike(configuration))
                .isEqualTo(configuration + ": hub is missing; give hub.nation and hub.address");
    }

    @Test
    void findsThatANoticeIsNone() throws IOException {
        write("KOR-policy.yaml", SamplePolicy.text(KOR, List.of(new NationId("JPN"), new NationId("USA"))));
        write("N1.yaml", """
                id: N1
                siteLatitudeDegrees: 139.66
                siteLongitudeDegrees: 124.705
                from: "2026-11-24T15:00:00Z"
                to: "2026-11-30T15:00:00Z"
                areas: []
                corridor: []
                derived: false
                confidence: high
                source: a test
                """);
        Path configuration = write("KOR.yaml", FaultyConfiguration.GOOD + "notices: [N1.yaml]\n");
        assertThat(refusedAlike(configuration))
                .startsWith(folder.resolve("N1.yaml") + ": is no notice: ")
                .endsWith("; mend it as it was published");
    }

    @Test
    void findsThatTheJournalsFolderIsNotThere() throws IOException {
        write("KOR-policy.yaml", SamplePolicy.text(KOR, List.of(new NationId("JPN"), new NationId("USA"))));
        Path configuration =
                write("KOR.yaml", FaultyConfiguration.GOOD.replace("journal: KOR.db", "journal: no/such/KOR.db"));
        assertThat(Doctor.examine(configuration)).anySatisfy(finding -> {
            assertThat(finding.well()).isFalse();
            assertThat(finding.what())
                    .startsWith("journal " + folder.resolve("no/such/KOR.db") + " cannot be made")
                    .contains("mend the value of journal");
        });
    }

    @Test
    void findsThatThePolicyDoesNotNameAPeer() throws IOException {
        write("KOR-policy.yaml", SamplePolicy.text(KOR, List.of(new NationId("USA"))));
        Path configuration = write("KOR.yaml", FaultyConfiguration.GOOD);
        assertThat(Doctor.examine(configuration)).anySatisfy(finding -> {
            assertThat(finding.well()).isFalse();
            assertThat(finding.what())
                    .startsWith("peer JPN is no partner of policy")
                    .contains("add it to its partners");
        });
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What both say of a configuration, which is all that the doctor says. */
    private static String refusedAlike(Path configuration) {
        List<Doctor.Finding> findings = Doctor.examine(configuration);
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.well()).isFalse());
        String found = findings.getFirst().what();
        assertThatThrownBy(() -> Node.start(configuration, line -> {}, 0))
                .isInstanceOf(SettingsException.class)
                .hasMessage(found);
        return found;
    }
}
