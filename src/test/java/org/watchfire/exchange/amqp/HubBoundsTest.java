package org.watchfire.exchange.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.rows.LedgerAudit;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** A nation, or one that is away, cannot fill the hub. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class HubBoundsTest {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange.amqp");
    private static final HubRoom SMALL = new HubRoom(300_000, 100_000, 400_000);

    @TempDir
    private Path root;

    private Hub hub;
    private LogLines said;

    @BeforeEach
    void start() {
        said = LogLines.of(LOG);
        new KeyMaker(root.resolve("keys"), Instant.now()).init(List.of(JPN, USA, KOR), Map.of());
        hub = hub(0);
    }

    private Hub hub(int port) {
        return Hub.start(
                new HubSettings(ring(USA), TestNode.NATIONS, "127.0.0.1", port, root.resolve("hub")),
                TestNode.CLOCK,
                SMALL);
    }

    @AfterEach
    void stop() {
        hub.close();
        said.close();
    }

    private KeyRing ring(NationId nation) {
        return KeyRing.open(root.resolve("keys").resolve(nation.code()), nation, Realm.EXERCISE);
    }

    private TestNode node(NationId nation) {
        return TestNode.start(root.resolve("keys"), root, nation, hub.address());
    }

    private Connection connection(NationId nation) throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory(hub.address() + "?amqp.saslMechanisms=EXTERNAL&jms.sendTimeout=20000");
        factory.setSslContext(ring(nation).clientContext(USA));
        Connection connection = factory.createConnection();
        connection.start();
        return connection;
    }

    private static void awaitItems(TestNode at, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> at.items().size() == count);
    }

    @Test
    void aMessageLongerThanAnEnvelopeEndsItsConnectionAndNoOther() throws JMSException {
        try (TestNode usa = node(USA);
                TestNode kor = node(KOR);
                Connection connection = connection(JPN)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[8 << 20]);

            assertThatThrownBy(() -> session.createProducer(session.createQueue("from.JPN.assured"))
                            .send(message))
                    .isInstanceOf(JMSException.class);
            said.awaitLine("ended a connection of JPN");
            assertThat(hub.status().refusedEnvelopes()).isZero();
            kor.send(USA, Samples.warning(KOR, 1, 1));
            awaitItems(usa, 1);
        }
    }

    @Test
    void aConnectionOfTooManyLinksOrSessionsIsEnded() throws JMSException {
        try (Connection many = connection(JPN)) {
            Session session = many.createSession(false, Session.AUTO_ACKNOWLEDGE);
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= LinkBounds.MOST_LINKS; i++) {
                            session.createProducer(session.createQueue("from.JPN.assured"))
                                    .send(session.createMessage());
                        }
                    })
                    .isInstanceOf(JMSException.class);
            said.awaitLine("more than " + LinkBounds.MOST_LINKS + " links");
        }
        try (Connection many = connection(JPN)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= LinkBounds.MOST_SESSIONS; i++) {
                            many.createSession(false, Session.AUTO_ACKNOWLEDGE);
                        }
                    })
                    .isInstanceOf(JMSException.class);
            said.awaitLine("more than " + LinkBounds.MOST_SESSIONS + " sessions");
        }
    }

    @Test
    void theOldestOfTooManyConnectionsOfANationIsEnded() throws JMSException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i <= LinkBounds.MOST_CONNECTIONS; i++) {
                open.add(connection(JPN));
            }
            said.awaitLine("its nation has more than " + LinkBounds.MOST_CONNECTIONS + " connections");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> open.getFirst().createSession(false, Session.AUTO_ACKNOWLEDGE))
                            .isInstanceOf(JMSException.class));
            open.getLast().createSession(false, Session.AUTO_ACKNOWLEDGE).close();
        } finally {
            for (Connection each : open) {
                each.close();
            }
        }
    }

    @Test
    void aThousandWhoConnectAndSayNothingKeepNobodyOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                silent.add(new Socket(hub.address().host(), hub.address().port()));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> hub.status().givenUp() >= 1000 - HubDoor.MOST_STRANGERS);
            try (TestNode usa = node(USA);
                    TestNode kor = node(KOR)) {
                kor.send(USA, Samples.warning(KOR, 1, 1));
                awaitItems(usa, 1);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> hub.status().givenUp() == 1000);
            // A connection that is given up ends its handshake on its own thread, some time later.
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(hub.status().failedHandshakes()).isEqualTo(1000));
            assertThat(said.count("before sign-in: too many wait")).isEqualTo(1);
            assertThat(said.count("before sign-in: ")).isLessThanOrEqualTo(2);
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void whoShowsACertificateAndThenSaysNothingIsGivenUp() throws IOException {
        try (SSLSocket holder = (SSLSocket) ring(JPN)
                .clientContext(USA)
                .getSocketFactory()
                .createSocket(hub.address().host(), hub.address().port())) {
            holder.startHandshake();
            assertThat(holder.getInputStream().read()).isEqualTo(-1);
            assertThat(hub.status().givenUp()).isEqualTo(1);
            said.awaitLine("it had not signed in");
        }
    }

    @Test
    void whatFindsNoRoomWaitsAtItsOriginAndFlowsWhenThePartnerReturns() {
        List<Item> items = IntStream.rangeClosed(1, 1500)
                .mapToObj(event -> (Item) Samples.warning(KOR, event, 1))
                .toList();
        try (TestNode usa = node(USA);
                TestNode kor = node(KOR)) {
            items.forEach(item -> kor.send(JPN, item));
            said.awaitLine("no room");
            kor.send(USA, Samples.warning(KOR, 9001, 1)); // another's way is open
            awaitItems(usa, 1);
            assertThat(kor.assuredTo(JPN).delivered()).isZero();
            assertThat(bytesIn(root.resolve("hub/paging"))).isLessThan(2 * SMALL.nationBytes());

            try (TestNode jpn = node(JPN)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> kor.assuredTo(JPN).delivered() == items.size());
                assertThat(jpn.items()).containsExactlyInAnyOrderElementsOf(items);
                LedgerAudit audit = new LedgerAudit();
                audit.add(KOR, kor.journal.read(1, "exchange."));
                audit.add(JPN, jpn.journal.read(1, "exchange."));
                audit.add(USA, usa.journal.read(1, "exchange."));
                assertThat(audit.pairs())
                        .isNotEmpty()
                        .allSatisfy(pair ->
                                assertThat(pair.isClean()).as("%s", pair).isTrue());
            }
        }
    }

    @Test
    void aFloodOfOneOriginTakesNoRoomFromAnother() {
        List<Item> urgent = IntStream.rangeClosed(1, 50)
                .mapToObj(event -> (Item) Samples.warning(USA, event, 1))
                .toList();
        long one;
        try (TestNode kor = node(KOR)) {
            IntStream.rangeClosed(1, 1500).forEach(event -> kor.send(JPN, Samples.warning(KOR, event, 1)));
            said.awaitLine("no room for more of KOR");
            try (TestNode usa = node(USA)) {
                usa.send(JPN, urgent.getFirst());
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.waiting(JPN, USA) > 0);
                one = hub.waiting(JPN, USA);
                urgent.subList(1, urgent.size()).forEach(item -> usa.send(JPN, item));
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.waiting(JPN, USA) > (urgent.size() - 1) * one);
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.connected().isEmpty());
        long ofKorea = settled(JPN, KOR);
        assertThat(ofKorea).isBetween(SMALL.shareBytes(3) / 2, SMALL.shareBytes(3));
        hub.close();
        hub = hub(hub.address().port()); // what waited is in its origin's share again
        // Good to a message or two: the broker reads on from its disk while they are counted.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.waiting(JPN, KOR)).isCloseTo(ofKorea, within(2 * one)));
        long ofUsa = hub.waiting(JPN, USA);

        try (TestNode jpn = node(JPN)) { // neither origin is there
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(jpn.items()).containsAll(urgent));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> hub.waiting(JPN, KOR) == 0 && hub.waiting(JPN, USA) == 0);
        }
        assertThat(ofUsa).isPositive();
    }

    /** What waits once all that was under way when its sender went has come in or been refused. */
    private long settled(NationId recipient, NationId origin) {
        long[] last = {-1};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long before = last[0];
                    last[0] = hub.waiting(recipient, origin);
                    return last[0] == before;
                });
        return last[0];
    }

    private static long bytesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
