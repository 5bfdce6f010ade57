package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Strangers who ask much and read little, or sit on connections, keep nobody from the picture. */
class SittingClientsTest extends ServedPicture {
    private static final String LARGE = "large.txt";

    private final AtomicLong asked = new AtomicLong();

    /** An answer that no socket takes in at once, where the build puts the front end's files. */
    @BeforeAll
    static void writeLargePage() throws IOException, URISyntaxException {
        Path classes = Path.of(Objects.requireNonNull(SittingClientsTest.class.getResource("/"))
                .toURI());
        Files.createDirectories(classes.resolve("web"));
        Files.writeString(classes.resolve("web").resolve(LARGE), "x".repeat(1 << 20));
    }

    @Test
    void thePictureIsServedWhileFortyAskWithoutEndAndReadNoAnswer() throws IOException {
        for (int i = 0; i < 40; i++) {
            askWithoutEnd(stranger());
        }
        awaitSilence();

        assertServed();
    }

    @Test
    void ofMoreConnectionsThanTheBoundTheOldestIsGivenUpAndTheNewestIsServed() throws IOException {
        Browser.Frames screen = signedIn().open();
        Socket oldest = stranger();
        await().until(() -> !screen.texts.isEmpty());
        for (int i = 0; i < 2 * Connections.MOST; i++) {
            stranger();
        }

        assertThat(heard(oldest)).isEmpty();
        assertServed();
        assertThat(server.connectionsGivenUp()).isGreaterThanOrEqualTo(Connections.MOST);
        assertThat(screen.closed).isNotDone();
    }

    private Browser signedIn() {
        browser.post("/sign-in", SIGN_IN);
        return browser;
    }

    private void askWithoutEnd(Socket stranger) {
        String requests = ("GET /" + LARGE + " HTTP/1.1\r\nHost: " + local() + "\r\n\r\n").repeat(50);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    say(stranger, requests);
                    asked.incrementAndGet();
                }
            } catch (IOException closed) { // the test is over
                asked.incrementAndGet();
            }
        });
    }

    /** Until nothing more is taken of anybody: all that can wait for a reader does. */
    private void awaitSilence() {
        AtomicLong before = new AtomicLong(-1);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long now = asked.get();
                    return now > 0 && before.getAndSet(now) == now;
                });
    }

    private void assertServed() {
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
        assertThat(browser.post("/sign-in", SIGN_IN).statusCode()).isEqualTo(200);
        Browser.Frames screen = browser.open();
        await().until(() -> !screen.texts.isEmpty());
    }
}
