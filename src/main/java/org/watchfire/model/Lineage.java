package org.watchfire.model;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whose measurements are inside an estimate. It travels with every track, so that the same measurements are never
 * counted twice however often they go round.
 *
 * @param radars all radars whose plots are in it; unmodifiable, sorted
 */
public record Lineage(NavigableSet<RadarId> radars) {
    public Lineage {
        radars = Collections.unmodifiableNavigableSet(new TreeSet<>(radars));
    }

    /** Nations whose radars are in it. */
    public NavigableSet<NationId> nations() {
        NavigableSet<NationId> nations = new TreeSet<>();
        radars.forEach(radar -> nations.add(radar.nation()));
        return nations;
    }

    /** Both together. */
    public Lineage union(Lineage other) {
        NavigableSet<RadarId> all = new TreeSet<>(radars);
        all.addAll(other.radars);
        return new Lineage(all);
    }

    /** Whether any radar is in both. */
    public boolean overlaps(Lineage other) {
        return radars.stream().anyMatch(other.radars::contains);
    }
}
