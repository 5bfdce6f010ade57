package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Strangers who send slowly, or more than they may, keep nobody from the picture. */
class SlowClientsTest extends ServedPicture {
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

    private String header(String fields) {
        return "POST /sign-in HTTP/1.1\r\nHost: " + local() + "\r\nOrigin: http://" + local() + "\r\n" + fields
                + "\r\n\r\n";
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
