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
    NOWHERE
}
