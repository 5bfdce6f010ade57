package org.watchfire.picture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A screen without eyes: signs in like a browser, takes every frame over a real socket and throws it away, so that the
 * time from sensor to picture is measured where nobody looks.
 */
public final class PictureProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final WebSocket socket;
    private final AtomicLong frames;

    private PictureProbe(HttpClient http, WebSocket socket, AtomicLong frames) {
        this.http = http;
        this.socket = socket;
        this.frames = frames;
    }

    /**
     * Opens a screen.
     *
     * @param oneTimeSignInUrl as {@link PictureServer#oneTimeSignInUrl} gives it; used up by this
     * @throws PictureFailure when it is not let in
     */
    public static PictureProbe open(String oneTimeSignInUrl) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            URI url = URI.create(oneTimeSignInUrl);
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
            String cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow(() -> new IOException("signing in was answered with " + answer.statusCode()))
                    .split(";", 2)[0];
            AtomicLong frames = new AtomicLong();
            WebSocket socket = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .header("Origin", "http://" + url.getAuthority())
                    .header("Cookie", cookie)
                    .buildAsync(URI.create("ws://" + url.getAuthority() + "/picture"), new Counter(frames))
                    .join();
            return new PictureProbe(http, socket, frames);
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
        return frames.get();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** Counts whole frames. */
    private record Counter(AtomicLong frames) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            if (last) {
                frames.incrementAndGet();
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
