package org.watchfire.exchange.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.watchfire.model.NationId;

/**
 * How long a run of a simulation is made for.
 *
 * @param hour after which the ends of a link state what they gave
 * @param lastVersion of a policy that persons may put in force
 * @param oldRows where a nation's journal puts what is old; empty where all of it fits in memory
 */
record Extent(Duration hour, int lastVersion, Function<NationId, Optional<OldRows>> oldRows) {
    /** Some minutes, which fit in memory. */
    static Extent ofSeed(Duration hour) {
        return new Extent(hour, Policies.LAST, nation -> Optional.empty());
    }
}
