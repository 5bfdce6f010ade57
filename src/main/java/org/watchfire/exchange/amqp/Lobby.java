package org.watchfire.exchange.amqp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has come and is not signed in yet. For one more than there is room for, whoever has the most waiting gives up the oldest
 * of its own: to sit here in numbers keeps out nobody but oneself. Safe to use from several threads.
 *
 * @param <C> what is held open
 */
final class Lobby<C> {
    private final int most;
    private final long patienceNanos;

    /** The oldest first. */
    private final Map<C, Visitor> waiting = new LinkedHashMap<>();

    private record Visitor(String from, long sinceNanos) {}

    /**
     * @param most that wait at once
     * @param patienceNanos how long one may wait
     */
    Lobby(int most, long patienceNanos) {
        this.most = most;
        this.patienceNanos = patienceNanos;
    }

    /**
     * One comes in.
     *
     * @param from whose it is, as far as that is known
     * @return the one that has to go for it
     */
    synchronized Optional<C> enter(C visitor, String from, long nowNanos) {
        waiting.put(visitor, new Visitor(from, nowNanos));
        if (waiting.size() <= most) {
            return Optional.empty();
        }
        Map<String, Integer> held = new HashMap<>();
        waiting.values().forEach(each -> held.merge(each.from, 1, Integer::sum));
        int highest = Collections.max(held.values());
        Optional<C> oldest = waiting.entrySet().stream()
                .filter(each -> held.getOrDefault(each.getValue().from, 0) == highest)
                .map(Map.Entry::getKey)
                .findFirst();
        oldest.ifPresent(waiting::remove);
        return oldest;
    }

    /** One goes, further in or away. */
    synchronized void leave(C visitor) {
        waiting.remove(visitor);
    }

    /** Removes those who have waited too long, and returns them. */
    synchronized List<C> tooSlow(long nowNanos) {
        List<C> slow = new ArrayList<>();
        for (Map.Entry<C, Visitor> each : waiting.entrySet()) {
            if (nowNanos - each.getValue().sinceNanos > patienceNanos) {
                slow.add(each.getKey());
            }
        }
        slow.forEach(waiting::remove);
        return slow;
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }
}
