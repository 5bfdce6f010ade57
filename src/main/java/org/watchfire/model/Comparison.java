package org.watchfire.model;

import java.util.OptionalDouble;

/**
 * A nation's warning held against an assessment made elsewhere: whether both saw the same event. A probability here is that of
 * estimates of one event to lie as far apart as these, or farther, by their own errors.
 *
 * @param event that the warning is about
 * @param version of the warning
 * @param by the nation that warns
 * @param answer whether it is the same event
 * @param probability of the farther of both parts, for both being looked at; absent where nothing can be compared
 * @param launch of the launch points and times
 * @param impact of the impact regions and times, where both fly free
 * @param ownShare share of the assessed estimate that does not come from that nation's own tracks, in [0, 1]
 */
public record Comparison(
        EventId event,
        int version,
        NationId by,
        Answer answer,
        OptionalDouble probability,
        OptionalDouble launch,
        OptionalDouble impact,
        double ownShare) {
    /** Whether both saw the same event. */
    public enum Answer {
        /** They agree, and would not had they seen different ones. */
        SAME,
        /** They lie farther apart than their errors allow. */
        DIFFERENT,
        /** Too little is known, or known by both from the same data. */
        CANNOT_TELL
    }

    public Comparison {
        if (!(ownShare >= 0 && ownShare <= 1)) {
            throw new IllegalArgumentException("ownShare " + ownShare + " is outside [0, 1]");
        }
    }
}
