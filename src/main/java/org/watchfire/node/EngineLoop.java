package org.watchfire.node;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.watchfire.model.TimeTag;

/**
 * The one thread that decides. Inputs from all threads meet in one bounded queue; each gets its order and its {@code now}
 * when it comes in, so that a node that falls behind decides later, but never differently: a plot that had to wait is not
 * taken for a late one. Ticks stand in the same queue. At the bound a datagram is refused and counted, since a radar sends
 * the next one soon; what partners and operators say waits for room instead.
 */
final class EngineLoop implements AutoCloseable {
    /** Some seconds of the busiest node; memory stays below 100 MB at 1.5 kB a datagram. */
    static final int CAPACITY = 65_536;

    /** Ticks are left out while so much waits: the inputs themselves move time. */
    private static final int BUSY = 256;

    private static final long SHORTEST_TICK_NANOS = 5_000_000L;
    private static final long POLL_MILLIS = 50;
    private static final long STOP_MILLIS = 10_000;

    private final BlockingQueue<Taken> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Lock order = new ReentrantLock();
    private final AtomicLong refused = new AtomicLong();
    private final NodeClock clock;
    private final Clock wall;
    private final Taker taker;
    private final Thread engine;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticker").daemon().factory());
    private final long tickNanos;
    private volatile boolean stopping;

    /** An input with its place in time. */
    private record Taken(Input input, TimeTag now, long unixNanos) {}

    /** What happens to an input, on the engine thread. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param input in its order
         * @param now node time, one for all that follows from this input
         * @param unixNanos wall time
         */
        void take(Input input, TimeTag now, long unixNanos);
    }

    /**
     * @param tickSeconds node time between two ticks
     * @param taker called on the engine thread only
     * @param onFailure told when the engine dies of a broken promise of its own code
     */
    EngineLoop(NodeClock clock, Clock wall, double tickSeconds, Taker taker, Consumer<Throwable> onFailure) {
        this.clock = clock;
        this.wall = wall;
        this.taker = taker;
        this.tickNanos = Math.max(SHORTEST_TICK_NANOS, Math.round(tickSeconds / clock.speed() * 1e9));
        this.engine = Thread.ofPlatform().name("engine").unstarted(() -> {
            try {
                run();
            } catch (RuntimeException | Error broken) {
                onFailure.accept(broken);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a tick throws nothing, and goes on until close()
    void start() {
        engine.start();
        ticker.scheduleAtFixedRate(this::tick, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    }

    /** No more ticks: nothing is decided any more for the passing of time alone. */
    void stopTicking() {
        ticker.shutdownNow();
    }

    /** Offers a datagram; at the bound it is refused and counted. */
    void offer(Input.Datagram datagram) {
        if (!tryPut(datagram)) {
            refused.incrementAndGet();
        }
    }

    /** Puts what its sender keeps and offers again; false at the bound. */
    boolean tryPut(Input input) {
        order.lock();
        try {
            return queue.offer(taken(input));
        } finally {
            order.unlock();
        }
    }

    /** Puts what must not be lost, waiting for room. */
    void put(Input input) {
        order.lock();
        try {
            queue.put(taken(input));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            order.unlock();
        }
    }

    /** Datagrams refused at the bound so far. */
    long refused() {
        return refused.get();
    }

    /** Inputs that wait now. */
    int waiting() {
        return queue.size();
    }

    private Taken taken(Input input) {
        return new Taken(input, clock.now(), NodeClock.unixNanos(wall));
    }

    private void tick() {
        if (clock.runs() && queue.size() < BUSY) {
            tryPut(new Input.Tick());
        }
    }

    private void run() {
        while (!stopping) {
            try {
                Taken next = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    taker.take(next.input, next.now, next.unixNanos);
                }
            } catch (InterruptedException notByUs) {
                return;
            }
        }
    }

    /** Stops after the input in hand; what still waits is in nobody's journal, and no partner was told it is held. */
    @Override
    public void close() {
        stopping = true;
        ticker.shutdownNow();
        try {
            engine.join(STOP_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
