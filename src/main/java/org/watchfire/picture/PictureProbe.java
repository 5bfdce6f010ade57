package org.watchfire.picture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A screen without eyes: signs in like a browser and takes every frame over a real socket, so that the time from sensor to
 * picture is measured where nobody looks.
 */
public final class PictureProbe implements AutoCloseable {
    /** A node that has only just begun answers late on a machine that others use too. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final WebSocket socket;
    private final Taker taker;

    private PictureProbe(HttpClient http, WebSocket socket, Taker taker) {
        this.http = http;
        this.socket = socket;
        this.taker = taker;
    }

    /**
     * Opens a screen.
     *
     * @param oneTimeSignInUrl as {@link PictureServer#oneTimeSignInUrl} gives it; used up by this
     * @param frame told each whole frame, on the socket's thread
     * @throws PictureFailure when it is not let in
     */
    public static PictureProbe open(String oneTimeSignInUrl, Consumer<String> frame) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            URI url = URI.create(oneTimeSignInUrl);
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
            String cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow(() -> new IOException("signing in was answered with " + answer.statusCode()))
                    .split(";", 2)[0];
            Taker taker = new Taker(frame);
            WebSocket socket = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .header("Origin", "http://" + url.getAuthority())
                    .header("Cookie", cookie)
                    .buildAsync(URI.create("ws://" + url.getAuthority() + "/picture"), taker)
                    .join();
            return new PictureProbe(http, socket, taker);
        } catch (IOException | RuntimeException e) {
            http.shutdownNow();
            throw new PictureFailure("the picture at " + oneTimeSignInUrl + " does not let a probe in", e);
        } catch (InterruptedException e) {
            http.shutdownNow();
            Thread.currentThread().interrupt();
            throw new PictureFailure("interrupted while opening a probe", e);
        }
    }

    /** Frames taken so far. */
    public long frames() {
        return taker.frames.get();
    }

    /** Waits until the node ends the socket, or it breaks. */
    public void awaitEnd() throws InterruptedException {
        taker.ended.await();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** Puts frames together. */
    private static final class Taker implements WebSocket.Listener {
        private final AtomicLong frames = new AtomicLong();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final StringBuilder parts = new StringBuilder();
        private final Consumer<String> frame;

        Taker(Consumer<String> frame) {
            this.frame = frame;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                frames.incrementAndGet();
                frame.accept(parts.toString());
                parts.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable fault) {
            ended.countDown();
        }
    }
}
