package org.watchfire.model;

import java.util.Optional;

/**
 * A nation's own estimate of one object, made of its own radars' plots only.
 *
 * @param id whose and which
 * @param label marking
 * @param estimate state and covariance
 * @param motion model probabilities
 * @param existence probability that there is an object at all, in [0, 1]
 * @param status life of the track
 * @param identity what the object says of itself
 * @param lineage radars inside the estimate
 * @param firstPlot when it was first measured
 * @param lastPlot when it was last measured
 * @param plots how many plots are in it
 * @param parent the track it separated from, if any
 * @param stamps arrival of its newest plot and time of decision, in wall time
 */
public record Track(
        TrackId id,
        Label label,
        StateEstimate estimate,
        Motion motion,
        double existence,
        Status status,
        Identity identity,
        Lineage lineage,
        TimeTag firstPlot,
        TimeTag lastPlot,
        int plots,
        Optional<TrackId> parent,
        Stamps stamps)
        implements Item {
    private static final double MOST_THRUST_MPS2 = 1_000;

    public Track {
        if (!(existence >= 0 && existence <= 1)) {
            throw new IllegalArgumentException("existence " + existence + " is outside [0, 1]");
        }
    }

    /** The life of a track. */
    public enum Status {
        /** Started; not yet shown or shared. */
        TENTATIVE,
        /** Held. */
        CONFIRMED,
        /** Held, but its last looks gave no plot: the estimate is a prediction. */
        COASTING,
        /** Ended; the last word on this track. */
        DROPPED
    }

    /** Whether it can be reckoned with: a sound estimate, and no more thrust than anything built has. */
    public boolean isSound() {
        double thrust = motion.thrustMps2();
        return estimate.isSound() && (Double.isNaN(thrust) || (thrust >= 0 && thrust <= MOST_THRUST_MPS2));
    }

    @Override
    public NationId origin() {
        return id.nation();
    }

    /** The same track under another marking. */
    public Track withLabel(Label other) {
        return new Track(
                id, other, estimate, motion, existence, status, identity, lineage, firstPlot, lastPlot, plots, parent,
                stamps);
    }
}
