package org.watchfire.exchange.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A simulation's one order of everything: actions at moments of simulated time; those of one moment in the order they were made. */
final class Timeline {
    private final ManualClock.Time time = new ManualClock.Time();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Object, Long> lastInOrder = new HashMap<>();
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

    ManualClock.Time time() {
        return time;
    }

    /** Runs an action after a time. */
    void at(long nanosFromNow, Runnable action) {
        events.add(new Event(time.nanos() + nanosFromNow, order++, action));
    }

    /** Runs the actions of one queue one after the other, each a little later: less than {@code mostMillis}. */
    void inOrder(Object queue, int mostMillis, Runnable action) {
        inOrder(queue, queue, mostMillis, action);
    }

    /** The same, and after what another queue has been given so far. */
    void inOrder(Object queue, Object behind, int mostMillis, Runnable action) {
        long earliest = Math.max(lastInOrder.getOrDefault(queue, 0L), lastInOrder.getOrDefault(behind, 0L));
        long moment = Math.max(time.nanos() + random.nextInt(mostMillis) * Simulation.MS, earliest);
        lastInOrder.put(queue, moment);
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
