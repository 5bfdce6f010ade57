package org.watchfire.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * One body on its way in: run whenever more of it is there, waiting for none. Its lock keeps reading and giving up apart; what
 * comes after the whole body runs without it.
 */
final class BodyReading implements Runnable {
    private final Request request;
    private final int mostBytes;
    private final Ends ends;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean over;
    private boolean calledBack;

    BodyReading(Request request, int mostBytes, Ends ends) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.ends = ends;
    }

    /** What becomes of a body; one of the two, once. */
    interface Ends {
        /** It is all here, and {@code read} holds it. */
        void whole(BodyReading reading, Request read);

        /** It will not be read. */
        void refused(BodyReading reading, Throwable why);
    }

    /** Takes what is there, and tells what came of it outside the lock. */
    @Override
    public void run() {
        if (Thread.holdsLock(this)) { // called back from within demand or fail, below
            calledBack = true;
            return;
        }
        take().ifPresent(Runnable::run);
    }

    private synchronized Optional<Runnable> take() {
        while (!over) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                calledBack = false;
                request.demand(this);
                if (!calledBack) {
                    return Optional.empty();
                }
            } else if (Content.Chunk.isFailure(chunk)) {
                return Optional.of(refusal(chunk.getFailure()));
            } else if (bytes.size() + chunk.remaining() > mostBytes) {
                chunk.release();
                return Optional.of(refusal(tooLarge(mostBytes)));
            } else if (keep(chunk)) {
                over = true;
                return Optional.of(() -> ends.whole(this, new Whole(request, bytes.toByteArray())));
            }
        }
        return Optional.empty();
    }

    /** Whether it was the last. */
    private boolean keep(Content.Chunk chunk) {
        ByteBuffer part = chunk.getByteBuffer();
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        boolean last = chunk.isLast();
        chunk.release();
        return last;
    }

    private Runnable refusal(Throwable why) {
        over = true;
        return () -> ends.refused(this, why);
    }

    /** Whether more of it is awaited. */
    synchronized boolean isUnderWay() {
        return !over;
    }

    /** Ends it from outside, unless it has ended. */
    synchronized void giveUp(String why) {
        if (!over) {
            Throwable tooSlow = new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, why);
            over = true;
            request.fail(tooSlow); // takes the demand back: Jetty wants none pending when a request ends
            ends.refused(this, tooSlow);
        }
    }

    static Throwable tooLarge(int mostBytes) {
        return new HttpException.RuntimeException(
                HttpStatus.PAYLOAD_TOO_LARGE_413, "a body here is at most " + mostBytes + " bytes");
    }

    /** The request as those behind see it: its body comes from memory. */
    private static final class Whole extends Request.Wrapper {
        private final Content.Source body;
        private final int length;

        Whole(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
            this.length = body.length;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable whenMore) {
            body.demand(whenMore);
        }

        @Override
        public boolean consumeAvailable() {
            return true;
        }
    }
}
