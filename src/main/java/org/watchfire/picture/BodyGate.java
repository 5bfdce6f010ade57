package org.watchfire.picture;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes in the whole body of each request before anything else sees the request, and holds no thread while it comes: whoever
 * sends slowly, with a session or without, keeps nobody from the picture.
 *
 * <p>Bounds, each counted: a body larger than its allowance is refused, unread where it is declared more than twice as large, else at the first byte too many; one that
 * is not whole in time is given up; of {@value #MOST_AT_ONCE} under way the oldest is given up for one more. Who sends a body
 * at once is never among them.
 */
final class BodyGate extends Handler.Wrapper {
    static final int MOST_AT_ONCE = 256;

    private final Function<Request, Allowance> allowances;
    private final AtomicLong refused = new AtomicLong();

    /** Those that did not come at once, the oldest first, each with its deadline; guarded by itself. */
    private final LinkedHashMap<BodyReading, Scheduler.Task> underWay = new LinkedHashMap<>();

    /** @param allowances what the body of a request may be */
    BodyGate(Function<Request, Allowance> allowances) {
        this.allowances = allowances;
    }

    /**
     * What a body may be.
     *
     * @param bytes at most
     * @param time from the end of the header to its last byte
     */
    record Allowance(int bytes, Duration time) {}

    /** Bodies that were too large, too slow or broken off. */
    long refused() {
        return refused.get();
    }

    /** Bodies that have begun and are awaited. */
    int underWay() {
        synchronized (underWay) {
            return underWay.size();
        }
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by it: it shares out who is served next
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Thread.yield(); // a virtual thread is taken from nobody: who asks again and again lets the others ask between
        boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (request.getLength() <= 0 && !chunked) {
            return super.handle(request, response, callback);
        }
        Allowance allowance = allowances.apply(request);
        // who sends a little too much is let finish, and reads the answer; an answer in the middle breaks the sending
        // off
        if (request.getLength() > 2L * allowance.bytes()) {
            refuse(callback, BodyReading.tooLarge(allowance.bytes()));
            return true;
        }
        take(request, response, callback, allowance);
        return true;
    }

    private void take(Request request, Response response, Callback callback, Allowance allowance) {
        BodyReading reading = new BodyReading(request, allowance.bytes(), new BodyReading.Ends() {
            @Override
            public void whole(BodyReading reading, Request read) {
                forget(reading);
                pass(read, response, callback);
            }

            @Override
            public void refused(BodyReading reading, Throwable why) {
                forget(reading);
                refuse(callback, why);
            }
        });
        reading.run();
        if (reading.isUnderWay()) {
            remember(reading, allowance.time());
        }
    }

    private void remember(BodyReading reading, Duration time) {
        Optional<BodyReading> oldest = Optional.empty();
        synchronized (underWay) {
            if (underWay.size() >= MOST_AT_ONCE) {
                oldest = Optional.of(underWay.keySet().iterator().next());
                oldest.ifPresent(this::forget);
            }
            underWay.put(
                    reading,
                    getServer()
                            .getScheduler()
                            .schedule(() -> reading.giveUp("the body was not whole in " + time), time));
        }
        oldest.ifPresent(slow -> slow.giveUp("too many bodies are under way"));
        if (!reading.isUnderWay()) { // another thread took its last part meanwhile
            forget(reading);
        }
    }

    private void forget(BodyReading reading) {
        synchronized (underWay) {
            Optional.ofNullable(underWay.remove(reading)).ifPresent(Scheduler.Task::cancel);
        }
    }

    private void refuse(Callback callback, Throwable why) {
        refused.incrementAndGet();
        callback.failed(why);
    }

    private void pass(Request read, Response response, Callback callback) {
        try {
            if (!super.handle(read, response, callback)) {
                Response.writeError(read, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) { // what Jetty does with what its handlers throw
            Response.writeError(read, response, callback, e);
        }
    }
}
