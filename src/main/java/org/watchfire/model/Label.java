package org.watchfire.model;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The marking of an item, in machine form; what people read is rendered from it.
 *
 * @param level 0 (public) to 9
 * @param caveats limits on use, such as {@code LIMITED} or {@code ORCON}; unmodifiable, sorted
 * @param releasableTo nations it may go to, the originator not among them necessarily; unmodifiable, sorted
 */
public record Label(int level, NavigableSet<String> caveats, NavigableSet<NationId> releasableTo) {
    public Label {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("level " + level + " is outside 0..9");
        }
        caveats = Collections.unmodifiableNavigableSet(new TreeSet<>(caveats));
        releasableTo = Collections.unmodifiableNavigableSet(new TreeSet<>(releasableTo));
    }

    /** Of what has no content: public, and for one nation. */
    public static Label only(NationId nation) {
        return new Label(0, new TreeSet<>(), new TreeSet<>(Set.of(nation)));
    }

    /** At least as strict as both: the higher level, all caveats, only nations that both may go to. */
    public Label strictest(Label other) {
        TreeSet<String> allCaveats = new TreeSet<>(caveats);
        allCaveats.addAll(other.caveats);
        TreeSet<NationId> nations = new TreeSet<>(releasableTo);
        nations.retainAll(other.releasableTo);
        return new Label(Math.max(level, other.level), allCaveats, nations);
    }
}
