package org.watchfire.track.motion;

/**
 * How one kind of motion moves a state and its covariance, in place. The first six terms of every state are ECEF
 * position and velocity; further terms belong to the model. One instance per tracker; it holds scratch.
 */
public sealed interface MotionModel permits LevelFlight, CoordinatedTurn, Coast, Boost, Reentry {
    /** Families that an estimate can belong to, as published in {@code Motion}. */
    enum Family {
        AIR,
        BOOST,
        COAST,
        REENTRY
    }

    /** The family. */
    Family family();

    /** Terms of the state. */
    int size();

    /**
     * Predicts in place.
     *
     * @param x state
     * @param p covariance, row-major
     * @param seconds above 0
     */
    void predict(double[] x, double[] p, double seconds);

    /** Mean of term {@code i >= 6} where a state of another kind says nothing of it. */
    double extraMean(int i, double[] from);

    /** Variance to go with {@link #extraMean}. */
    double extraVariance(int i);
}
