package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;

/**
 * What the first looks at an object are worth. A track that has just begun may hold plots of two objects, which makes it
 * seem to fly as nothing does, and nothing of before tells so. Mutable, of one object.
 */
final class FirstLooks {
    private static final int FEW = 4;
    private static final double FEW_SECONDS = 15;

    private int count = 1;
    private double watchedSeconds;
    private boolean unlikely;

    /**
     * Takes a look.
     *
     * @param watched seconds from the first to it
     * @param before the state at the look before
     * @param seconds from there to it
     * @param leapt whether it is one of {@link Leaps}
     */
    void see(double watched, Glance before, Glance now, double seconds, boolean leapt) {
        watchedSeconds = watched;
        count++;
        unlikely = areFew() && (leapt || (now.isInThickAir() && now.isSlowedSince(before, seconds)));
    }

    /** Looks so far, the first report among them. */
    int count() {
        return count;
    }

    /** Whether it has just come up. */
    boolean areFew() {
        return count <= FEW || watchedSeconds < FEW_SECONDS;
    }

    /**
     * Whether they are few and the newest shows it, in thick air, slower than the one before by more than gravity takes, as nothing is that
     * thrusts, or has leapt.
     */
    boolean areUnlikely() {
        return unlikely;
    }
}
