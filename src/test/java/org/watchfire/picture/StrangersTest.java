package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.release.Role;

/** What comes that is not as it should be: it is refused, and the picture serves on. */
class StrangersTest extends ServedPicture {
    @Test
    void endsASocketThatTalksNonsenseAndServesOn() {
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        for (String nonsense :
                List.of("", "[", "[\"select\",-1]", "x".repeat(5000), "[\"ack\",\"KOR-E0\",\"KOR\",1]")) {
            Browser.Frames frames = browser.open();
            frames.say(nonsense);
            await().atMost(Duration.ofSeconds(60)).until(frames.closed::isDone);
        }
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
    }

    @Test
    void answersMalformedRequestsWithAnErrorAndNothingElse() {
        assertThat(browser.post("/sign-in", "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(browser.post("/sign-in", "[[[[").statusCode()).isEqualTo(400);
        assertThat(browser.post("/sign-in", "x".repeat(100_000)).statusCode()).isIn(400, 413);
        assertThat(browser.get("/%2e%2e/%2e%2e/etc/passwd").statusCode()).isIn(400, 404);
        assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAStrangeHostAndAPostFromElsewhere() {
        HttpResponse<String> elsewhere = browser.send(browser.request("/sign-in")
                .header("Origin", "http://elsewhere.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void countsConnectionsThatTalkNoHttpAndServesOn() throws java.io.IOException {
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(3000)];
            random.nextBytes(bytes);
            try (java.net.Socket socket =
                    new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), server.port())) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (java.net.SocketException cut) {
                assertThat(cut).hasMessageContaining("reset");
            }
        }

        await().until(() -> server.malformed() > 40);
        assertThat(browser.get("/node").statusCode()).isEqualTo(200);
    }

    @Test
    void letsThePageSpeakToThisNodeOnly() {
        String policy =
                browser.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy).contains("default-src 'none'", "connect-src 'self'").doesNotContain("http:", "https:", "*");
    }
}
