package org.watchfire.cli.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one node's picture as a watch officer's browser would, so that frames are sent, and so timed, also where no
 * person looks. Comes back after the node does.
 */
final class PictureWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 500;

    private final NodeProcess node;
    private final AtomicLong frames = new AtomicLong();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    private final Thread thread;
    private volatile boolean closing;

    /** @param node whose picture; looks at once */
    PictureWatch(NodeProcess node) {
        this.node = node;
        this.thread =
                Thread.ofPlatform().name("watch-" + node.nation()).daemon().start(this::look);
    }

    /** Whether a first frame came within {@code seconds}. */
    boolean awaitFirst(long seconds) {
        try {
            first.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (Exception late) {
            return false;
        }
    }

    /** Frames received so far. */
    long frames() {
        return frames.get();
    }

    private void look() {
        while (!closing) {
            try {
                if (signIn()) {
                    follow();
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException gone) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean signIn() throws IOException, InterruptedException {
        String address = node.address("watch");
        if (address.isEmpty()) {
            return false;
        }
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() == 200;
    }

    private void follow() throws InterruptedException {
        URI picture = URI.create(node.address("picture"));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        client.newWebSocketBuilder()
                .header("Origin", picture.toString())
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create("ws://" + picture.getAuthority() + "/picture"), new Counting(ended))
                .join();
        try {
            ended.join();
        } catch (RuntimeException broken) {
            // The node went; look() comes back to it.
        }
    }

    /** Counts whole frames and lets their content go. */
    private final class Counting implements WebSocket.Listener {
        private final CompletableFuture<Void> ended;

        Counting(CompletableFuture<Void> ended) {
            this.ended = ended;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            counted(last);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            counted(last);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable fault) {
            ended.complete(null);
        }

        private void counted(boolean last) {
            if (last) {
                frames.incrementAndGet();
                first.complete(null);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        client.shutdownNow();
    }
}
