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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;

@Timeout(value = 6, unit = TimeUnit.MINUTES)
class HubRestartTest {
    @TempDir
    private Path root;

    private Hub startHub(int port) {
        KeyRing ring = KeyRing.open(root.resolve("keys/USA"), USA, Realm.EXERCISE);
        return Hub.start(
                new HubSettings(ring, TestNode.NATIONS, "127.0.0.1", port, root.resolve("hub")), TestNode.CLOCK);
    }

    @Test
    void losesNothingWhenTheHubGoesAndNodesRestartMeanwhile() {
        new KeyMaker(root.resolve("keys"), Instant.now()).init(List.of(JPN, USA, KOR), Map.of());
        List<Item> sent = new ArrayList<>();
        for (int version = 1; version <= 60; version++) {
            sent.add(Samples.warning(KOR, 1 + version % 3, 1 + version / 3));
        }
        Hub hub = startHub(0);
        HubAddress address = hub.address();
        TestNode jpn = TestNode.start(root.resolve("keys"), root, JPN, address);
        TestNode kor = TestNode.start(root.resolve("keys"), root, KOR, address);
        TestNode first = jpn;
        sent.subList(0, 20).forEach(item -> kor.send(JPN, item));
        await().atMost(Duration.ofSeconds(60)).until(() -> first.items().size() >= 10);
        hub.close();
        sent.subList(20, 40).forEach(item -> kor.send(JPN, item));
        await().atMost(Duration.ofSeconds(60)).until(() -> kor.assuredTo(JPN).released() == 40);
        kor.close();
        jpn.close();
        hub = startHub(address.port());
        jpn = TestNode.start(root.resolve("keys"), root, JPN, address);
        try (TestNode again = TestNode.start(root.resolve("keys"), root, KOR, address)) {
            TestNode second = jpn;
            sent.subList(40, 60).forEach(item -> again.send(JPN, item));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> again.assuredTo(JPN).delivered() == 60);
            List<Item> received = new ArrayList<>(first.items());
            received.addAll(second.items());
            assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
            LedgerAudit audit = new LedgerAudit();
            audit.add(KOR, again.journal.read(1, "exchange."));
            audit.add(JPN, second.journal.read(1, "exchange."));
            assertThat(audit.pairs())
                    .hasSize(1)
                    .allSatisfy(
                            pair -> assertThat(pair.isClean()).as("%s", pair).isTrue());
        } finally {
            jpn.close();
            hub.close();
        }
    }
}
