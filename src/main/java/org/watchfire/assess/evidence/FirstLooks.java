package org.watchfire.assess.evidence;

import org.watchfire.astro.Glance;
import org.watchfire.model.TimeTag;

/**
 * What the first looks at an object are worth. A track that has just begun may hold plots of two objects, which makes it
 * seem to fly as nothing does, and nothing of before tells so. Mutable, of one object.
 */
final class FirstLooks {
    private static final int FEW = 4;
    private static final double FEW_SECONDS = 15;

    private final TimeTag begin;
    private int count = 1;
    private double watchedSeconds;
    private boolean unlikely;

    /** @param begin time of the first */
    FirstLooks(TimeTag begin) {
        this.begin = begin;
    }

    /**
     * Takes a look.
     *
     * @param time of it
     * @param before the state at the look before
     * @param seconds since then
     * @param leapt whether it is one of {@link Leaps}
     */
    void see(TimeTag time, Glance before, Glance now, double seconds, boolean leapt) {
        watchedSeconds = time.secondsSince(begin);
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
