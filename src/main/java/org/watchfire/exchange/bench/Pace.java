package org.watchfire.exchange.bench;

import java.util.concurrent.TimeUnit;

/** Holds a load to its rate, from the moment it is made: what is early waits, and what is late catches up. */
final class Pace {
    private final long begin = System.nanoTime();
    private final long perSecond;
    private final long shortestNanos;
    private long steps;

    /**
     * @param perSecond how many steps
     * @param shortestNanos what is early by no more than this does not wait, since a wait is not exact either
     */
    Pace(long perSecond, long shortestNanos) {
        this.perSecond = perSecond;
        this.shortestNanos = shortestNanos;
    }

    /** A step is done: waits until the next is due. */
    void await() throws InterruptedException {
        steps++;
        long ahead = begin + steps * 1_000_000_000L / perSecond - System.nanoTime();
        if (ahead > shortestNanos) {
            TimeUnit.NANOSECONDS.sleep(ahead);
        }
    }
}
