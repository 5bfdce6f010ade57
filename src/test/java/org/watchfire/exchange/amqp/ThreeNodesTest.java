package org.watchfire.exchange.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;

/** The real thing on loopback: embedded Artemis, AMQP, mutual TLS, three nations. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ThreeNodesTest {
    @TempDir
    private static Path root;

    private static Hub hub;
    private static TestNode jpn;
    private static TestNode usa;
    private static TestNode kor;

    @BeforeAll
    static void start() {
        new KeyMaker(root.resolve("keys"), Instant.now()).init(List.of(JPN, USA, KOR), Map.of());
        hub = startHub(0);
        jpn = TestNode.start(root.resolve("keys"), root, JPN, hub.address());
        usa = TestNode.start(root.resolve("keys"), root, USA, hub.address());
        kor = TestNode.start(root.resolve("keys"), root, KOR, hub.address());
        for (TestNode node : List.of(jpn, usa, kor)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> node.exchange.ledger().isLinked());
        }
    }

    static Hub startHub(int port) {
        KeyRing ring = KeyRing.open(root.resolve("keys/USA"), USA, Realm.EXERCISE);
        return Hub.start(
                new HubSettings(ring, TestNode.NATIONS, "127.0.0.1", port, root.resolve("hub")), TestNode.CLOCK);
    }

    @AfterAll
    static void stop() {
        List.of(jpn, usa, kor).forEach(TestNode::close);
        hub.close();
    }

    @Test
    void bringsEveryAssuredItemInOrderAndReceiptsIt() {
        int before = jpn.items().size();
        long receipted = kor.assuredTo(JPN).delivered();
        List<Item> sent = new ArrayList<>();
        for (int version = 1; version <= 50; version++) {
            sent.add(Samples.warning(KOR, 7, version));
        }
        sent.forEach(item -> kor.send(JPN, item));
        await().atMost(Duration.ofSeconds(60)).until(() -> jpn.items().size() >= before + 50);
        assertThat(jpn.items().subList(before, before + 50)).isEqualTo(sent);
        await().atMost(Duration.ofSeconds(60)).until(() -> kor.assuredTo(JPN).delivered() == receipted + 50);
        assertThat(kor.assuredTo(JPN).outstanding()).isZero();
        assertThat(jpn.assuredFrom(KOR).duplicated()).isZero();
    }

    @Test
    void bringsTracksInSignedBlocksWithTheirTimes() {
        Random random = new Random(3);
        List<Track> tracks = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            tracks.add(Samples.track(JPN, number, random));
        }
        jpn.send(USA, tracks.toArray(Item[]::new));
        await().atMost(Duration.ofSeconds(60)).until(() -> usa.items().containsAll(tracks));
        Inbound block = usa.inbound.stream()
                .filter(inbound ->
                        inbound.lane() == Lane.LIVE && inbound.origin().equals(JPN))
                .findFirst()
                .orElseThrow();
        assertThat(block.items()).hasSize(200);
        assertThat(block.times().hubInUnixNanos())
                .isBetween(block.times().sentUnixNanos(), block.times().hubOutUnixNanos());
        assertThat(block.times().receivedUnixNanos())
                .isGreaterThanOrEqualTo(block.times().hubOutUnixNanos());
    }

    @Test
    void tellsTheOriginWhatTheHubRefusedAndFillsTheNumber() {
        Track forUsaOnly = Samples.track(KOR, 900, new Random(1));
        var label = new org.watchfire.model.Label(1, new java.util.TreeSet<>(), new java.util.TreeSet<>(List.of(USA)));
        var warning = Samples.warning(KOR, 77, 1);
        var wrong = new org.watchfire.model.Warning(
                warning.event(),
                1,
                KOR,
                Realm.EXERCISE,
                label,
                warning.objectClass(),
                0.5,
                warning.track(),
                warning.launch(),
                warning.impact(),
                warning.threatened(),
                true,
                false,
                warning.notice(),
                warning.decided(),
                warning.stamps());
        long voids = kor.assuredTo(JPN).refused();
        kor.send(JPN, wrong);
        kor.send(JPN, forUsaOnly.withLabel(label));
        await().atMost(Duration.ofSeconds(60)).until(() -> kor.assuredTo(JPN).refused() == voids + 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> kor.assuredTo(JPN).outstanding() == 0);
        assertThat(jpn.items()).doesNotContain(wrong);
        assertThat(kor.exchange.ledger().problems()).anyMatch(problem -> problem.contains("label does not allow JPN"));
        assertThat(jpn.assuredFrom(KOR).voids()).isPositive();
    }
}
