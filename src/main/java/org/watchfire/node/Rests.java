package org.watchfire.node;

import java.time.Duration;

/** Long work beside a node that leaves it the machine: whoever does it rests between two pieces, in proportion to what was worked. */
final class Rests {
    private final int times;
    private long workedSinceNanos;

    /** The node ends while the work goes on. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param times how many times as long a rest is as the work before it */
    Rests(int times) {
        this.times = times;
    }

    /** Work begins. */
    void begin() {
        workedSinceNanos = System.nanoTime();
    }

    /**
     * Rests from the work since the last rest, or the beginning.
     *
     * @throws Ended where that is interrupted
     */
    void rest() {
        try {
            Thread.sleep(Duration.ofNanos(times * (System.nanoTime() - workedSinceNanos)));
        } catch (InterruptedException end) {
            throw new Ended();
        }
        begin();
    }

    /** Ends a thread that works so at its next rest, and waits for that. */
    static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
