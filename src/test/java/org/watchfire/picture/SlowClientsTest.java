package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Realm;
import org.watchfire.release.Role;

/** Strangers who send slowly, or more than they may, keep nobody from the picture. */
class SlowClientsTest {
    private static final String SIGN_IN = "{\"name\":\"watch\",\"password\":\"correct horse\"}";

    private final List<Socket> strangers = new ArrayList<>();
    private PictureServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        String hash = PasswordHash.of("correct horse".toCharArray(), 10_000);
        server = PictureServer.start(
                new PictureSettings(
                        "127.0.0.1",
                        0,
                        Synthetic.JPN,
                        Synthetic.NATIONS,
                        Realm.EXERCISE,
                        "",
                        false,
                        List.of(new OperatorAccount("watch", hash, EnumSet.of(Role.WATCH_OFFICER)))),
                new NodeStub());
        browser = new Browser(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
        browser.close();
        server.close();
    }

    @Test
    void thePictureIsServedWhileAHundredBodiesComeSlowly() throws IOException {
        for (int i = 0; i < 100; i++) {
            say(stranger(), header("Content-Length: 4000") + "{");
        }

        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
        assertThat(browser.post("/sign-in", SIGN_IN).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsNotWholeInTimeIsGivenUpThoughBytesKeepComing() throws IOException {
        Socket stranger = stranger();
        say(stranger, header("Content-Length: 4000"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (stranger.getInputStream().available() == 0) {
                        say(stranger, " ");
                    }
                    return server.refusedBodies() == 1;
                });

        assertThat(heard(stranger)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aBodyDeclaredTooLargeIsRefusedBeforeAByteOfIt() throws IOException {
        Socket stranger = stranger();
        say(stranger, header("Content-Length: 99999999999"));

        assertThat(heard(stranger)).startsWith("HTTP/1.1 413 ");
        assertThat(server.refusedBodies()).isEqualTo(1);
    }

    @Test
    void aBodyOfUndeclaredLengthIsCutAtTheBound() throws IOException {
        Socket stranger = stranger();
        say(stranger, header("Transfer-Encoding: chunked") + "1001\r\n" + " ".repeat(0x1001) + "\r\n");

        assertThat(heard(stranger)).startsWith("HTTP/1.1 413 ");
        assertThat(server.refusedBodies()).isEqualTo(1);
    }

    @Test
    void aBodyOfUndeclaredLengthAndOneInTwoPartsAreTaken() throws IOException {
        Socket chunked = stranger();
        say(
                chunked,
                header("Transfer-Encoding: chunked\r\nConnection: close") + Integer.toHexString(SIGN_IN.length())
                        + "\r\n" + SIGN_IN + "\r\n");
        say(chunked, "0\r\n\r\n");
        assertThat(heard(chunked)).startsWith("HTTP/1.1 200 ");

        Socket inParts = stranger();
        say(inParts, header("Content-Length: " + SIGN_IN.length() + "\r\nConnection: close") + SIGN_IN.substring(0, 9));
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
        say(inParts, SIGN_IN.substring(9));
        assertThat(heard(inParts)).startsWith("HTTP/1.1 200 ");
        assertThat(server.refusedBodies()).isZero();
    }

    @Test
    void ofMoreBodiesThanTheBoundTheOldestIsGivenUpAndTheNewestIsTaken() throws IOException {
        Socket oldest = stranger();
        say(oldest, header("Content-Length: 4000") + "{");
        await().untilAsserted(() -> assertThat(server.bodiesUnderWay()).isEqualTo(1));
        for (int i = 0; i < BodyGate.MOST_AT_ONCE; i++) {
            say(stranger(), header("Content-Length: 4000") + "{");
        }

        assertThat(heard(oldest)).startsWith("HTTP/1.1 408 ");
        assertThat(server.bodiesUnderWay()).isLessThanOrEqualTo(BodyGate.MOST_AT_ONCE);
        assertThat(browser.post("/sign-in", SIGN_IN).statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatBreakOffAreCountedAndNotLogged() throws IOException {
        ConcurrentLinkedQueue<LogRecord> logged = new ConcurrentLinkedQueue<>();
        Handler listening = new Listening(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        try {
            for (int i = 0; i < 10; i++) {
                Socket stranger = stranger();
                say(stranger, header("Content-Length: 4000") + "{");
                stranger.setSoLinger(i % 2 == 0, 0); // a reset, or an ordinary end
                stranger.close();
            }
            await().until(() -> server.refusedBodies() == 10);
        } finally {
            root.removeHandler(listening);
        }

        assertThat(logged).isEmpty();
    }

    private Socket stranger() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        strangers.add(socket);
        return socket;
    }

    private String header(String fields) {
        String host = "127.0.0.1:" + server.port();
        return "POST /sign-in HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n" + fields + "\r\n\r\n";
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** All it is told until the end. */
    private static String heard(Socket socket) throws IOException {
        StringBuilder heard = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.append((char) next);
            }
        } catch (SocketException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
        return heard.toString();
    }

    /** Keeps what is logged. */
    private static final class Listening extends Handler {
        private final ConcurrentLinkedQueue<LogRecord> logged;

        Listening(ConcurrentLinkedQueue<LogRecord> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
