package org.watchfire.release;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;

/**
 * What a permit takes from an item before it leaves.
 *
 * @param grid coarser positions and velocities, if asked for
 * @param everySeconds one report of a track in each slot of this length; 0 for all of them
 * @param drop parts to be left out
 * @param relabel what the marking becomes
 */
record Reduction(Optional<Grid> grid, double everySeconds, Set<Part> drop, Relabel relabel) {
    /** Nothing is taken. */
    static final Reduction NONE = new Reduction(Optional.empty(), 0, Set.of(), Relabel.KEEP);

    Reduction {
        drop = Set.copyOf(drop);
    }

    /** Whether an item leaves as it is. */
    boolean isNone() {
        return equals(NONE);
    }

    /** In words, for the reader of a decision. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        grid.ifPresent(g -> words.add(
                "positions on a " + metres(g.gridMetres) + " grid, uncertainty at least " + metres(g.floorMetres)));
        if (everySeconds > 0) {
            words.add("one report in "
                    + (everySeconds == Math.rint(everySeconds) ? "" + (long) everySeconds : "" + everySeconds) + " s");
        }
        drop.stream().sorted().forEach(part -> words.add("without " + part.words));
        relabel.level.ifPresent(level -> words.add("marked level " + level));
        relabel.caveats.ifPresent(
                caveats -> words.add(caveats.isEmpty() ? "without caveats" : "marked with caveats " + caveats));
        relabel.releasableTo.ifPresent(nations -> words.add("marked releasable to " + nations));
        return List.copyOf(words);
    }

    private static String metres(double metres) {
        return metres >= 1000 ? trim(metres / 1000) + " km" : trim(metres) + " m";
    }

    private static String trim(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * A grid fixed on the Earth.
     *
     * @param gridMetres side of a cell at the ellipsoid
     * @param floorMetres the standard deviation stated is at least this
     * @param gridMps side of a cell in velocity
     */
    record Grid(double gridMetres, double floorMetres, double gridMps) {}

    /** What can be left out. */
    enum Part {
        /** Which radars measured it: lineage keeps the nation only; count and moments of plots go. */
        SENSOR("which radars"),
        /** What the object says of itself. */
        IDENTITY("identity"),
        /** The track behind a warning; the track a track separated from. */
        TRACK("the track behind it"),
        /** The presumed launch point. */
        LAUNCH("the launch point"),
        /** The expected impact area. */
        IMPACT("the impact area");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    /**
     * The new marking; what is absent stays as it was.
     *
     * @param level new level
     * @param caveats new caveats
     * @param releasableTo new nations
     */
    record Relabel(
            Optional<Integer> level,
            Optional<NavigableSet<String>> caveats,
            Optional<NavigableSet<NationId>> releasableTo) {
        static final Relabel KEEP = new Relabel(Optional.empty(), Optional.empty(), Optional.empty());

        Label of(Label label) {
            return equals(KEEP)
                    ? label
                    : new Label(
                            level.orElse(label.level()),
                            caveats.orElse(label.caveats()),
                            releasableTo.orElse(label.releasableTo()));
        }
    }
}
