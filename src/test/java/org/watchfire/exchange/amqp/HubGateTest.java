package org.watchfire.exchange.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** Nobody enters who does not belong. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class HubGateTest {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange.amqp");

    @TempDir
    private static Path root;

    private static Hub hub;
    private static LogLines said;
    private static KeyRing hubRing;

    @BeforeAll
    static void start() {
        said = LogLines.of(LOG);
        new KeyMaker(root.resolve("keys"), Instant.now()).init(List.of(JPN, USA, KOR, new NationId("FRA")), Map.of());
        hubRing = ring("keys", USA, Realm.EXERCISE);
        hub = Hub.start(
                new HubSettings(hubRing, TestNode.NATIONS, "127.0.0.1", 0, root.resolve("hub")), TestNode.CLOCK);
    }

    @AfterAll
    static void stop() {
        said.close();
        hub.close();
    }

    private static KeyRing ring(String keys, NationId nation, Realm realm) {
        return KeyRing.open(root.resolve(keys).resolve(nation.code()), nation, realm);
    }

    private static void send(SSLContext context, String address) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                hub.address() + "?amqp.saslMechanisms=EXTERNAL&jms.connectTimeout=5000&jms.requestTimeout=5000");
        factory.setSslContext(context);
        try (var connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(address));
            producer.send(session.createBytesMessage());
        }
    }

    private static void receive(SSLContext context, String address) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                hub.address() + "?amqp.saslMechanisms=EXTERNAL&jms.connectTimeout=5000&jms.requestTimeout=5000");
        factory.setSslContext(context);
        try (var connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(address)).receive(100);
        }
    }

    @Test
    void refusesToSendInTheNameOfAnotherNation() {
        SSLContext context = ring("keys", JPN, Realm.EXERCISE).clientContext(USA);
        assertThatThrownBy(() -> send(context, "from.KOR.assured")).isInstanceOf(JMSException.class);
        said.awaitLine("the holder of JPN's certificate: may not SEND at from.KOR.assured");
    }

    @Test
    void refusesToReadWhatIsForAnotherNation() {
        SSLContext context = ring("keys", JPN, Realm.EXERCISE).clientContext(USA);
        assertThatThrownBy(() -> receive(context, "to.KOR.assured")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> receive(context, "from.KOR.assured")).isInstanceOf(JMSException.class);
        said.awaitLine("the holder of JPN's certificate: may not CONSUME at to.KOR.assured");
    }

    @Test
    void refusesAddressesThatWereNotMadeBeforehand() {
        SSLContext context = ring("keys", JPN, Realm.EXERCISE).clientContext(USA);
        assertThatThrownBy(() -> send(context, "from.JPN.other")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> receive(context, "activemq.management")).isInstanceOf(JMSException.class);
    }

    @Test
    void refusesANationThatDoesNotTakePart() {
        SSLContext context = ring("keys", new NationId("FRA"), Realm.EXERCISE).clientContext(USA);
        assertThatThrownBy(() -> send(context, "from.JPN.assured")).isInstanceOf(JMSException.class);
        said.awaitLine("FRA does not take part");
    }

    @Test
    void refusesACertificateOfAnotherAuthority(@TempDir Path other) throws Exception {
        new KeyMaker(other, Instant.now()).init(List.of(JPN), Map.of());
        KeyFolder foreign = KeyFolder.of(other.resolve("JPN"), Realm.EXERCISE);
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = Files.readString(foreign.password()).strip().toCharArray();
        try (var in = Files.newInputStream(foreign.tlsStore())) {
            store.load(in, password);
        }
        var keys = javax.net.ssl.KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trustOfHub(), null);
        long before = hub.status().failedHandshakes();
        assertThatThrownBy(() -> send(context, "from.JPN.assured")).isInstanceOf(JMSException.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.status().failedHandshakes() > before);
        said.awaitLine("its certificate is of another authority");
    }

    @Test
    void refusesACertificateOfAnotherRealm() {
        SSLContext context = ring("keys", JPN, Realm.ACTUAL).clientContext(USA);
        assertThatThrownBy(() -> send(context, "from.JPN.assured")).isInstanceOf(JMSException.class);
    }

    @Test
    void refusesWhoShowsNoCertificate() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trustOfHub(), null);
        assertThatThrownBy(() -> send(context, "from.JPN.assured")).isInstanceOf(JMSException.class);
        said.awaitLine("it showed no certificate");
    }

    @Test
    void isNotBelievedAsHubWithAPartnersCertificate() {
        SSLContext expectsKorea = ring("keys", JPN, Realm.EXERCISE).clientContext(KOR);
        assertThatThrownBy(() -> send(expectsKorea, "from.JPN.assured"))
                .isInstanceOf(JMSException.class)
                .hasStackTraceContaining("CN=USA");
    }

    @Test
    void refusesARevokedCertificate() throws Exception {
        KeyRing jpn = ring("keys", JPN, Realm.EXERCISE);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(jpn.folder().tlsStore())) {
            store.load(in, jpn.storePassword().toCharArray());
        }
        String serial = ((java.security.cert.X509Certificate) store.getCertificate("link"))
                .getSerialNumber()
                .toString(16);
        Path revoked = hubRing.folder().revoked();
        String before = Files.readString(revoked);
        Files.writeString(revoked, serial + "\n", StandardOpenOption.APPEND);
        hubRing.refresh();
        try {
            assertThatThrownBy(() -> send(jpn.clientContext(USA), "from.JPN.assured"))
                    .isInstanceOf(JMSException.class);
            said.awaitLine("the certificate of JPN is revoked");
        } finally {
            Files.writeString(revoked, before);
            hubRing.refresh();
        }
    }

    @Test
    void countsRandomBytesAtItsPortAndWorksOn() throws IOException {
        long before = hub.status().failedHandshakes();
        Random random = new Random(5);
        byte[] noise = new byte[600];
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket(hub.address().host(), hub.address().port())) {
                random.nextBytes(noise);
                if (i % 2 == 0) {
                    noise[0] = 0x16; // looks like TLS at first
                    noise[1] = 3;
                    noise[2] = 1;
                }
                socket.getOutputStream().write(noise);
                socket.getOutputStream().flush();
            } catch (IOException closedOnUs) {
                assertThat(closedOnUs).isNotNull();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(hub.status().failedHandshakes() - before).isEqualTo(100));
        said.awaitLine("it does not speak TLS");
        try (TestNode jpn = TestNode.start(root.resolve("keys"), root, JPN, hub.address());
                TestNode kor = TestNode.start(root.resolve("keys"), root, KOR, hub.address())) {
            kor.send(JPN, Samples.warning(KOR, 1, 1));
            await().atMost(Duration.ofSeconds(60)).until(() -> !jpn.items().isEmpty());
        }
    }

    private static javax.net.ssl.TrustManager[] trustOfHub() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(hubRing.folder().trustStore())) {
            trust.load(in, hubRing.storePassword().toCharArray());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trust);
        return factory.getTrustManagers();
    }
}
