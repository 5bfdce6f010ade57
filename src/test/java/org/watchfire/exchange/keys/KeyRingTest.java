package org.watchfire.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

class KeyRingTest {
    private static final byte[] MESSAGE = "fire on the hill".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path root;

    private KeyMaker maker;

    @BeforeEach
    void makeKeys() {
        maker = new KeyMaker(root, Instant.now());
        maker.init(List.of(Samples.JPN, Samples.KOR), Map.of());
    }

    private KeyRing open(NationId nation) {
        return KeyRing.open(root.resolve(nation.code()), nation, Realm.EXERCISE);
    }

    private KeyFolder folder(NationId nation) {
        return KeyFolder.under(root, nation, Realm.EXERCISE);
    }

    private static Verifier lookUp(KeyRing ring, SigningKey key) {
        return ring.verifier(Samples.KOR, key.id(), Instant.now());
    }

    @Test
    void verifiesWhatAPartnerSigned() {
        SigningKey key = open(Samples.KOR).signer();
        Verifier verifier = lookUp(open(Samples.JPN), key);
        assertThat(verifier).isInstanceOf(Verifier.Known.class);
        assertThat(((Verifier.Known) verifier).key().verify(MESSAGE, key.sign(MESSAGE)))
                .isTrue();
    }

    @Test
    void takesANewKeyWithoutAskingForARestart() {
        KeyRing kor = open(Samples.KOR);
        KeyRing jpn = open(Samples.JPN);
        KeyId old = kor.signer().id();
        KeyId made = maker.rotate(Samples.KOR, Realm.EXERCISE);
        kor.refresh();
        jpn.refresh();
        assertThat(kor.signer().id()).isEqualTo(made).isNotEqualTo(old);
        assertThat(lookUp(jpn, kor.signer())).isInstanceOf(Verifier.Known.class);
        assertThat(jpn.verifier(Samples.KOR, old, Instant.now())).isInstanceOf(Verifier.Known.class);
    }

    @Test
    void believesARevokedKeyNoLonger() throws IOException {
        KeyRing jpn = open(Samples.JPN);
        SigningKey key = open(Samples.KOR).signer();
        Files.writeString(folder(Samples.JPN).revoked(), key.id() + "\n", StandardOpenOption.APPEND);
        jpn.refresh();
        assertThat(lookUp(jpn, key)).isEqualTo(new Verifier.Refused("key " + key.id() + " of KOR is revoked"));
    }

    @Test
    void keepsTheKeysItHasWhenNewOnesCannotBeRead() throws IOException {
        KeyRing jpn = open(Samples.JPN);
        SigningKey key = open(Samples.KOR).signer();
        Files.writeString(folder(Samples.JPN).signers().resolve("KOR-new.crt"), "no certificate");
        assertThatThrownBy(jpn::refresh).isInstanceOf(KeyFailure.class).hasMessageContaining("KOR-new.crt");
        assertThat(lookUp(jpn, key)).isInstanceOf(Verifier.Known.class);
    }

    @Test
    void namesTheKeyItCannotReadAndTheRemedy() throws IOException {
        Path key = folder(Samples.JPN).signingKey();
        Files.delete(key);
        assertThatThrownBy(() -> open(Samples.JPN))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining(key.toString())
                .hasMessageContaining("watchfire keys init");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> open(Samples.JPN))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining(key.toString());
    }

    @Test
    void refusesTheFolderOfAnotherNation() {
        assertThatThrownBy(() -> KeyRing.open(root.resolve("JPN"), Samples.KOR, Realm.EXERCISE))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("CN=JPN")
                .hasMessageContaining("not of \"CN=KOR");
    }

    @Test
    void refusesTheFolderOfAnotherRealm() throws IOException {
        Files.move(root.resolve("JPN/EXERCISE"), root.resolve("JPN/was-exercise"));
        Files.move(root.resolve("JPN/ACTUAL"), root.resolve("JPN/EXERCISE"));
        assertThatThrownBy(() -> open(Samples.JPN))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("OU=ACTUAL");
    }

    @Test
    void refusesAnAuthorityOtherThanTheOneSeenFirst(@TempDir Path other) {
        Path pins = root.resolve("pins");
        open(Samples.JPN).pin(pins);
        open(Samples.JPN).pin(pins);
        new KeyMaker(other, Instant.now()).init(List.of(Samples.JPN), Map.of());
        KeyRing changed = KeyRing.open(other.resolve("JPN"), Samples.JPN, Realm.EXERCISE);
        assertThatThrownBy(() -> changed.pin(pins))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("not the one seen first");
    }

    @Test
    void refusesASignerThatAnotherAuthorityCertified(@TempDir Path other) throws IOException {
        new KeyMaker(other, Instant.now()).init(List.of(Samples.KOR), Map.of());
        Path foreign = KeyFolder.under(other, Samples.KOR, Realm.EXERCISE).signers();
        try (var files = Files.list(foreign)) {
            Path file = files.findFirst().orElseThrow();
            Files.copy(file, folder(Samples.JPN).signers().resolve("KOR-foreign.crt"));
        }
        assertThatThrownBy(() -> open(Samples.JPN))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("KOR-foreign.crt");
    }

    @Test
    void neverOverwritesAnAuthority() throws IOException {
        FileTime before = Files.getLastModifiedTime(root.resolve("authority/ACTUAL/authority.p12"));
        assertThatThrownBy(() -> maker.init(List.of(Samples.JPN), Map.of()))
                .isInstanceOf(KeyFailure.class)
                .hasMessageContaining("exists already");
        assertThat(Files.getLastModifiedTime(root.resolve("authority/ACTUAL/authority.p12")))
                .isEqualTo(before);
    }

    @Test
    void keepsPrivateKeysFromOtherUsers() throws IOException {
        for (Path file : List.of(
                folder(Samples.JPN).signingKey(),
                folder(Samples.JPN).tlsStore(),
                folder(Samples.JPN).password())) {
            assertThat(Files.getPosixFilePermissions(file)).as("%s", file).hasSize(2);
        }
    }
}
