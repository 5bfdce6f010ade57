package org.watchfire.assess.evidence;

import java.util.Optional;
import org.watchfire.model.TimeTag;

/**
 * What a burn says of where it is meant to go: log odds of a space launch against a ballistic flight. Looks at one path
 * seconds apart say nearly the same, so they are not added up: the odds follow the newest evidence with a time constant
 * of some seconds, from even odds at first, and stay where they are without thrust. Mutable.
 */
public final class Intent {
    private static final double CONSTANT_SECONDS = 10;

    /** One look after a long gap is one look. */
    private static final double LONGEST_SECONDS = 2;

    private double logOdds;
    private Optional<TimeTag> seen = Optional.empty();

    /** Takes what one look at the burn says. */
    public void see(double evidence, TimeTag time) {
        double seconds = Math.min(LONGEST_SECONDS, seen.map(time::secondsSince).orElse(LONGEST_SECONDS));
        if (seconds <= 0) {
            return;
        }
        logOdds += (evidence - logOdds) * (1 - Math.exp(-seconds / CONSTANT_SECONDS));
        seen = Optional.of(time);
    }

    /** Probability that it is a space launch if it is a launch. */
    public double space() {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
