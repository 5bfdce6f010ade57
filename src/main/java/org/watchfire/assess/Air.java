package org.watchfire.assess;

/** Where boosts and impact regions are flown through air. Threatened areas and the end of an event are always. */
public enum Air {
    /** Everywhere: what a node watches is real. */
    EVERYWHERE,

    /**
     * Where it was seen at work: of what was first seen within it, and of what it has slowed since. What was first seen above is flown free to
     * the ground. For plots from a file, which does not say whether whoever made them had air.
     */
    SEEN,

    /** Nowhere: for flights that were simulated in a vacuum. */
    NOWHERE;

    /** What is first seen below rises through air, or falls through it already. */
    private static final double SEEN_METRES = 50_000;

    /**
     * Whether an object is flown through it.
     *
     * @param firstSeenMetres height at which it was first seen
     * @param felt whether air has slowed it since
     */
    boolean isAbout(double firstSeenMetres, boolean felt) {
        return this == EVERYWHERE || (this == SEEN && (firstSeenMetres < SEEN_METRES || felt));
    }
}
