package org.watchfire.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.exchange.simulation.SeedResult;

/** What many seeds of the simulation gave together. Safe for use by several threads. */
final class SimulationTally {
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<String, Integer> misdeeds = new TreeMap<>();
    private long seeds;
    private long items;
    private long recalls;
    private long endings;
    private long prompt;
    private Optional<SeedResult> failure = Optional.empty();

    /** Takes what one seed gave. */
    synchronized void add(SeedResult result) {
        seeds++;
        items += result.items();
        recalls += result.recalls();
        endings += result.endings();
        prompt += result.prompt();
        result.faults().forEach((kind, count) -> faults.merge(kind.toString(), count, Integer::sum));
        result.misdeeds().forEach((kind, count) -> misdeeds.merge(kind.toString(), count, Integer::sum));
        if (!result.isClean()
                && failure.filter(known -> known.seed() < result.seed()).isEmpty()) {
            failure = Optional.of(result);
        }
    }

    /** Whether every promise was kept so far. */
    synchronized boolean isClean() {
        return failure.isEmpty();
    }

    /** The lowest seed that broke a promise. */
    synchronized Optional<SeedResult> failure() {
        return failure;
    }

    synchronized String inWords() {
        return seeds + " seeds kept every promise: " + items + " assured items, " + recalls + " recalls, " + endings
                + " all-clears and retractions owed, " + prompt + " of them within 5 s";
    }

    /** Faults and misdeeds, how many of each kind. */
    synchronized String troubles() {
        return "faults " + faults + System.lineSeparator() + "misdeeds of the hub " + misdeeds;
    }
}
