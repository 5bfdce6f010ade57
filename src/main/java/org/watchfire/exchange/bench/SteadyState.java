package org.watchfire.exchange.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells when this JVM has compiled what runs: until then a benchmark measures the compiler, which wants a core for itself. A
 * node that has run for a minute is past it.
 */
final class SteadyState {
    private static final long SHORTEST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 45;
    private static final int WINDOW_SECONDS = 5;
    /** Of one core, in the window. */
    private static final double SHARE = 0.1;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private final Deque<Long> totals = new ArrayDeque<>();
    private long seconds;

    /** To be asked once a second. */
    boolean isReached() {
        totals.addLast(compiler.getTotalCompilationTime());
        seconds++;
        if (totals.size() <= WINDOW_SECONDS) {
            return false;
        }
        long spentMillis = totals.getLast() - totals.removeFirst();
        return seconds >= SHORTEST_SECONDS
                && (spentMillis <= SHARE * WINDOW_SECONDS * 1000 || seconds >= LONGEST_SECONDS);
    }

    /** How long it took so far. */
    long seconds() {
        return seconds;
    }
}
