package org.watchfire.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.watchfire.model.Item;
import org.watchfire.model.SystemTrackId;

/**
 * One open WebSocket. It remembers how far its screen has come and has one frame under way at most; what changes
 * meanwhile goes, in its newest state, into the next.
 *
 * <p>{@link #flush} is called by the sending thread only.
 */
final class Screen {
    private static final int MOST_WORDS = 16;

    private final Session socket;
    private final Sessions.Session session;
    private final View common;
    private final View own;
    private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wordCount = new AtomicInteger();
    private volatile long busySinceNanos;
    private volatile boolean busy;
    private volatile Optional<SystemTrackId> selected = Optional.empty();
    private long commonRevision;
    private long ownRevision;
    private long sequence;
    private long sentNanos;

    Screen(Session socket, Sessions.Session session, View common, View own, String hello, long nowNanos) {
        this.socket = socket;
        this.session = session;
        this.common = common;
        this.own = own;
        this.sentNanos = nowNanos;
        say(hello);
    }

    /** What happens around the sending of a frame. */
    interface Sent {
        /** The frame with these items has been handed to the network. */
        void sent(List<Item> items);

        /** The screen is ready for more. */
        void ready();
    }

    Sessions.Session session() {
        return session;
    }

    Optional<SystemTrackId> selected() {
        return selected;
    }

    void select(Optional<SystemTrackId> track) {
        selected = track;
    }

    /** An op for this screen alone; dropped when {@value #MOST_WORDS} are waiting already. */
    void say(String op) {
        if (wordCount.incrementAndGet() > MOST_WORDS) {
            wordCount.decrementAndGet();
            return;
        }
        words.add(op);
    }

    /** For how long a frame has been under way; 0 when none is. */
    long busyNanos(long nowNanos) {
        return busy ? nowNanos - busySinceNanos : 0;
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    /** Ends it politely. */
    void close(int code, String reason) {
        socket.close(code, reason, Callback.NOOP);
    }

    /** Ends it at once. */
    void cut() {
        socket.disconnect();
    }

    /**
     * Sends what the screen lacks, if it is ready and lacks anything, or an empty frame after {@code quietNanos} of
     * silence.
     */
    void flush(long nowNanos, long quietNanos, Sent sent) {
        if (busy) {
            return;
        }
        List<View.Entry> news = new ArrayList<>(common.changedAfter(commonRevision));
        commonRevision = news.isEmpty() ? commonRevision : news.getLast().revision();
        List<View.Entry> ownNews = own.changedAfter(ownRevision);
        ownRevision = ownNews.isEmpty() ? ownRevision : ownNews.getLast().revision();
        news.addAll(ownNews);
        if (news.isEmpty() && words.isEmpty() && nowNanos - sentNanos < quietNanos) {
            return;
        }
        List<Item> items = new ArrayList<>();
        String frame = frame(news, items);
        busySinceNanos = nowNanos;
        busy = true;
        sentNanos = nowNanos;
        socket.sendText(
                frame,
                Callback.from(
                        () -> {
                            busy = false;
                            sent.sent(items);
                            sent.ready();
                        },
                        failure -> cut()));
    }

    private String frame(List<View.Entry> news, List<Item> items) {
        StringBuilder frame = new StringBuilder(256 + 300 * news.size());
        frame.append('[').append(++sequence).append(',').append(Instant.now().toEpochMilli());
        if (sequence == 1) {
            own.trails().forEach(trail -> frame.append(',').append(trail));
        }
        for (String word = words.poll(); word != null; word = words.poll()) {
            wordCount.decrementAndGet();
            frame.append(',').append(word);
        }
        for (View.Entry entry : news) {
            frame.append(',').append(entry.json().json());
            items.addAll(entry.unshown().take());
        }
        return frame.append(']').toString();
    }
}
