package org.watchfire.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.watchfire.model.NationId;

/** A simulation's one order of everything: actions at moments of simulated time; those of one moment in the order they were made. */
final class Timeline {
    private static final int ENGINE_DELAY_MS = 20;

    private final ManualClock.SimulatedTime time = new ManualClock.SimulatedTime();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<NationId, Long> lastInOrder = new HashMap<>();
    private final Random random;
    private long order;

    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    Timeline(Random random) {
        this.random = random;
    }

    ManualClock.SimulatedTime time() {
        return time;
    }

    /** Runs an action after a time. */
    void at(long nanosFromNow, Runnable action) {
        events.add(new Event(time.nanos() + nanosFromNow, order++, action));
    }

    /** Runs actions of one engine one after the other, each a little later. */
    void inOrder(NationId engine, Runnable action) {
        long moment = Math.max(
                time.nanos() + random.nextInt(ENGINE_DELAY_MS) * Simulation.MS, lastInOrder.getOrDefault(engine, 0L));
        lastInOrder.put(engine, moment);
        events.add(new Event(moment, order++, action));
    }

    /** Runs everything up to a moment, or until it is to end; checks after each step. */
    void run(long end, BooleanSupplier isOver, Runnable check) {
        while (!events.isEmpty() && events.peek().at <= end && !isOver.getAsBoolean()) {
            Event next = events.poll();
            time.moveTo(next.at);
            next.action.run();
            check.run();
        }
    }
}
