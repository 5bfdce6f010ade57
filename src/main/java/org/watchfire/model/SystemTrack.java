package org.watchfire.model;

import java.util.List;

/**
 * One object as this node knows it from everybody: own track and partners' tracks fused, nothing counted twice.
 *
 * @param id within this node
 * @param origin the nation whose node fused it; a system track is for that node's own operators, partners get tracks
 * @param label marking, at least as strict as that of every track in it
 * @param estimate state and covariance
 * @param motion model probabilities
 * @param existence probability that there is an object, in [0, 1]
 * @param status CONFIRMED, COASTING or DROPPED
 * @param identity what the object says of itself
 * @param lineage all radars inside the estimate
 * @param contributions the tracks in it, by share, largest first; at least one
 * @param firstPlot the oldest first measurement among its tracks
 * @param lastPlot the newest measurement in it
 * @param parent the system track it separated from, or 0
 * @param stamps arrival of the newest datagram in it and time of decision, in wall time
 */
public record SystemTrack(
        SystemTrackId id,
        NationId origin,
        Label label,
        StateEstimate estimate,
        Motion motion,
        double existence,
        Track.Status status,
        Identity identity,
        Lineage lineage,
        List<Contribution> contributions,
        TimeTag firstPlot,
        TimeTag lastPlot,
        long parent,
        Stamps stamps)
        implements Item {
    public SystemTrack {
        contributions = List.copyOf(contributions);
        if (contributions.isEmpty()) {
            throw new IllegalArgumentException("system track " + id + " has no contribution");
        }
    }

    /** Whether any of {@code nation}'s own tracks is in it. */
    public boolean isHeldBy(NationId nation) {
        return contributions.stream().anyMatch(c -> c.track().nation().equals(nation));
    }
}
