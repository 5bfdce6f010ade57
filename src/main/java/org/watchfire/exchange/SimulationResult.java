package org.watchfire.exchange;

import java.util.List;

/**
 * What one seed gave.
 *
 * @param seed that repeats it
 * @param items assured items released
 * @param delivered of them, by what the journals say
 * @param voids numbers that carry nothing
 * @param liveDelivered live items handed to engines
 * @param faults injected
 * @param misdeeds of the hostile hub
 * @param failures broken promises in words; empty when all were kept
 */
public record SimulationResult(
        long seed,
        long items,
        long delivered,
        long voids,
        long liveDelivered,
        int faults,
        int misdeeds,
        List<String> failures) {
    public SimulationResult {
        failures = List.copyOf(failures);
    }

    /** Whether all promises were kept. */
    public boolean isClean() {
        return failures.isEmpty();
    }
}
