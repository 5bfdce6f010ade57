package org.watchfire.assess.evidence;

import java.util.ArrayDeque;
import java.util.Optional;
import org.watchfire.astro.Glance;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/** The {@link Rise} of an object over its last seconds, from sights some way apart. Mutable, of one object. */
final class RiseWatch {
    private static final double SPACING_SECONDS = 1;

    /** Sights before the newest that a rise rests on: of two alone, one plot of something else makes a rise. */
    private static final int FEWEST_SIGHTS = 2;

    /** Oldest first, at most {@link Rise#LONGEST_SECONDS} back. */
    private final ArrayDeque<Sight> sights = new ArrayDeque<>();

    /** Since when it has not been out of sight. */
    private TimeTag unbroken;

    private Optional<Rise> last = Optional.empty();

    private record Sight(StateEstimate estimate, boolean flown) {
        TimeTag time() {
            return estimate.time();
        }
    }

    /** @param flown whether the tracker takes it for what flies in air, as in {@link #see} */
    RiseWatch(StateEstimate first, boolean flown) {
        sights.add(new Sight(first, flown));
        unbroken = first.time();
    }

    /** What is seen from now on may be another object than before: no rise leads from before to after. */
    void begin(TimeTag time) {
        unbroken = time;
    }

    /**
     * Takes the rise since the oldest sight that is neither too near nor too far back, where it was in sight all the time since. Only places
     * of one kind of motion are compared: where the tracker gives up flight through the air for thrust, the place itself jumps by what
     * calm flight had hidden.
     *
     * @param flown whether it flies through the air, by the tracker's models
     */
    void see(StateEstimate estimate, boolean flown, Glance glance) {
        TimeTag time = estimate.time();
        while (!sights.isEmpty()
                && (sights.getFirst().flown() != flown
                        || time.secondsSince(sights.getFirst().time()) > Rise.LONGEST_SECONDS)) {
            sights.removeFirst();
        }
        last = Optional.ofNullable(sights.peekFirst())
                .filter(sight -> sights.size() >= FEWEST_SIGHTS
                        && time.secondsSince(sight.time()) >= Rise.SHORTEST_SECONDS
                        && sight.time().compareTo(unbroken) >= 0)
                .map(sight -> Rise.between(sight.estimate(), estimate, glance));
        if (sights.isEmpty() || time.secondsSince(sights.getLast().time()) >= SPACING_SECONDS) {
            sights.addLast(new Sight(estimate, flown));
        }
    }

    /** The rise at the last sight, where one was far enough back. */
    Optional<Rise> last() {
        return last;
    }
}
