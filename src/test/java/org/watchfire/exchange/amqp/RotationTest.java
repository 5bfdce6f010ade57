package org.watchfire.exchange.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.keys.KeyFolder;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Keys change while the nodes run and send over a real hub: nobody starts anything again. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path root;

    private KeyMaker maker;
    private Hub hub;
    private TestNode jpn;
    private TestNode kor;
    private int version;

    @BeforeEach
    void start() {
        maker = new KeyMaker(root.resolve("keys"), Instant.now());
        maker.init(List.of(JPN, USA, KOR), Map.of());
        KeyRing ring = KeyRing.open(root.resolve("keys/USA"), USA, Realm.EXERCISE);
        hub = Hub.start(new HubSettings(ring, TestNode.NATIONS, "127.0.0.1", 0, root.resolve("hub")), TestNode.CLOCK);
        jpn = TestNode.start(root.resolve("keys"), root, JPN, hub.address());
        kor = TestNode.start(root.resolve("keys"), root, KOR, hub.address());
        await().atMost(PATIENCE)
                .until(() -> jpn.exchange.ledger().isLinked()
                        && kor.exchange.ledger().isLinked());
    }

    @AfterEach
    void stop() {
        List.of(jpn, kor).forEach(TestNode::close);
        hub.close();
    }

    private KeyFolder folder(NationId nation) {
        return KeyRing.open(root.resolve("keys").resolve(nation.code()), nation, Realm.EXERCISE)
                .folder();
    }

    private String signer(NationId nation) {
        return KeyRing.open(root.resolve("keys").resolve(nation.code()), nation, Realm.EXERCISE)
                .signer()
                .id()
                .toString();
    }

    private void revoke(NationId at, String entry) throws IOException {
        Files.writeString(folder(at).revoked(), entry + "\n", StandardOpenOption.APPEND);
    }

    private void sendAndArrive() {
        int before = jpn.items().size();
        kor.send(JPN, Samples.warning(KOR, 1, ++version));
        await().atMost(PATIENCE).until(() -> jpn.items().size() == before + 1);
        await().atMost(PATIENCE).until(() -> kor.assuredTo(JPN).outstanding() == 0);
    }

    @Test
    void aNewKeyIsTakenUpAndTheOldOneRevokedWhileItemsFlow() throws IOException {
        sendAndArrive();
        String old = signer(KOR);
        maker.rotate(KOR, Realm.EXERCISE);
        String made = signer(KOR);
        assertThat(made).isNotEqualTo(old);
        await().atMost(PATIENCE).until(() -> lastSignedBy(made));
        for (NationId each : List.of(JPN, USA)) {
            revoke(each, old);
        }
        sendAndArrive();
        assertThat(kor.assuredTo(JPN).refused()).isZero();
        revoke(USA, made);
        await().atMost(PATIENCE).until(() -> {
            kor.send(JPN, Samples.warning(KOR, 1, ++version));
            return hub.status().refusedEnvelopes() > 0;
        });
        await().atMost(PATIENCE).until(() -> kor.assuredTo(JPN).refused() > 0);
    }

    /** Sends one more, and says whether it was signed by this key: its id stands in the envelope. */
    private boolean lastSignedBy(String key) {
        sendAndArrive();
        return HexFormat.of().formatHex(jpn.inbound.getLast().journalBytes()).contains(key);
    }

    @Test
    void aRevokedLinkEndsThoughItIsOpenAndNothingMoreArrivesByIt() throws Exception {
        sendAndArrive();
        String before = Files.readString(folder(USA).revoked());
        revoke(USA, linkSerial(JPN));
        await().atMost(PATIENCE).until(() -> !jpn.exchange.ledger().isLinked());
        await().atMost(PATIENCE).until(() -> !hub.connected().contains(JPN));
        kor.send(JPN, Samples.warning(KOR, 1, ++version));
        await().atMost(PATIENCE).until(() -> hub.status().refusedConnections() > 1); // it tries again, in vain
        assertThat(jpn.items()).hasSize(1);
        assertThat(kor.exchange.ledger().isLinked()).isTrue();
        Files.writeString(folder(USA).revoked(), before);
        await().atMost(PATIENCE).until(() -> jpn.items().size() == 2);
    }

    @Test
    void aNewLinkKeyIsShownAtTheNextConnectionWhichTheOldOnesRevocationBringsAbout() throws IOException {
        sendAndArrive();
        String old = maker.rotateLink(JPN, Realm.EXERCISE);
        revoke(USA, old);
        await().atMost(PATIENCE).until(() -> hub.status().refusedConnections() > 0);
        sendAndArrive();
        await().atMost(PATIENCE).until(() -> jpn.exchange.ledger().isLinked());
    }

    @Test
    void aRevokedHubIsLeftThoughTheConnectionIsOpenUntilItShowsANewLinkKey() throws Exception {
        sendAndArrive();
        revoke(KOR, linkSerial(USA));
        await().atMost(PATIENCE).until(() -> !kor.exchange.ledger().isLinked());
        kor.send(JPN, Samples.warning(KOR, 1, ++version));
        maker.rotateLink(USA, Realm.EXERCISE);
        await().atMost(PATIENCE).until(() -> kor.exchange.ledger().isLinked());
        await().atMost(PATIENCE).until(() -> jpn.items().size() == 2);
        sendAndArrive();
    }

    private String linkSerial(NationId nation) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder(nation).tlsStore())) {
            store.load(in, Files.readString(folder(nation).password()).strip().toCharArray());
        }
        return ((X509Certificate) store.getCertificate("link"))
                .getSerialNumber()
                .toString(16);
    }
}
