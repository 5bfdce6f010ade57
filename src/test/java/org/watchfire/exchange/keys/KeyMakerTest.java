package org.watchfire.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.exchange.Samples;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Keys are made wholly or not at all. */
class KeyMakerTest {
    private static final NationId FRA = new NationId("FRA");

    @TempDir
    private Path dir;

    private Path root;
    private KeyMaker maker;

    @BeforeEach
    void begin() {
        root = dir.resolve("keys");
        maker = new KeyMaker(root, Instant.now());
    }

    private void init() {
        maker.init(List.of(Samples.JPN, Samples.KOR), Map.of());
    }

    private Map<Path, Long> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(file -> file, file -> file.toFile().lastModified()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999.1.1.1", "1.2.3", "fe80::zz", "-hub.example.org", "hub..example.org", "a hub", ""})
    void makesNothingForWhatIsNoHost(String host) {
        assertThatThrownBy(() -> maker.init(List.of(Samples.JPN), Map.of(Samples.JPN, List.of(host))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host \"" + host + "\" of JPN");
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::7", "hub-1.example.org", "7hub", "hub_a.local"})
    void certifiesNamesAndAddresses(String host) throws Exception {
        maker.init(List.of(Samples.JPN), Map.of(Samples.JPN, List.of(host)));
        assertThat(KeyRing.open(root.resolve("JPN"), Samples.JPN, Realm.TEST)
                        .linkCertificate()
                        .getSubjectAlternativeNames())
                .hasSize(3);
    }

    @Test
    void refusesAHostOfANationThatTakesNoPart() {
        assertThatThrownBy(() -> maker.init(List.of(Samples.JPN), Map.of(FRA, List.of("hub.example.org"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a host of FRA");
        assertThat(root).doesNotExist();
    }

    @Test
    void leavesKeysOfANationAsTheyAreWhereTheAuthorityIsElsewhere() throws IOException {
        init();
        Files.move(root.resolve("authority"), dir.resolve("authority"));
        Map<Path, Long> before = files();
        assertThatThrownBy(this::init).isInstanceOf(KeyFailure.class).hasMessageContaining("exists already");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void leavesNothingBehindInTheFolderBesideTheKeys() throws IOException {
        init();
        try (var made = Files.list(root)) {
            assertThat(made.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("authority", "JPN", "KOR");
        }
    }

    @Test
    void givesANationWithoutKeysNoNewOnes() throws IOException {
        init();
        Map<Path, Long> before = files();
        assertThatThrownBy(() -> maker.rotate(FRA, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("holds no keys of FRA, only of [JPN, KOR]");
        assertThatThrownBy(() -> maker.rotateLink(FRA, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("holds no keys of FRA");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void certifiesNobodyWhereAPartnersFolderIsNotWhole() throws IOException {
        init();
        Files.move(root.resolve("KOR/EXERCISE"), dir.resolve("elsewhere"));
        Map<Path, Long> before = files();
        assertThatThrownBy(() -> maker.rotate(Samples.JPN, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("KOR/EXERCISE/signers; put it back");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void takesTheNewCertificatesBackWhereTheKeyCannotBeWritten() throws IOException {
        init();
        Path key = KeyFolder.under(root, Samples.JPN, Realm.EXERCISE).signingKey();
        Files.createDirectory(key.resolveSibling("signing.key.part")); // so that no file of this name can be written
        Map<Path, Long> before = files();
        assertThatThrownBy(() -> maker.rotate(Samples.JPN, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("give a folder that can be written");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void saysWhichFolderIsMissing() {
        assertThatThrownBy(() -> maker.rotate(Samples.JPN, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("there is no " + root.resolve("authority/EXERCISE"))
                .hasMessageContaining("watchfire keys init");
    }
}
