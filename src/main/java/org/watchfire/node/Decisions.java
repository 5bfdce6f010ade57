package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.ingest.BadInput;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Plot;
import org.watchfire.model.Recall;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.Releasable;

/** What followed from one input, stage by stage. Filled by {@link Engine} for one input, read after it, not kept. */
public final class Decisions {
    final List<Plot> plots = new ArrayList<>();
    final List<BadInput> bad = new ArrayList<>();
    final List<Track> tracks = new ArrayList<>();
    final List<SystemTrack> systemTracks = new ArrayList<>();
    final List<Assessment> assessments = new ArrayList<>();
    final List<Item> items = new ArrayList<>();
    final List<Releasable> toPeers = new ArrayList<>();
    final List<Releasable> toOperators = new ArrayList<>();
    final List<Recall> recalls = new ArrayList<>();
    Optional<PolicyChange> policyChange = Optional.empty();
    Optional<Policy> inForce = Optional.empty();

    Decisions() {}

    /** Plots read from the input. */
    public List<Plot> plots() {
        return plots;
    }

    /** What could not be read of the input. */
    public List<BadInput> bad() {
        return bad;
    }

    /** Own tracks that changed. */
    public List<Track> tracks() {
        return tracks;
    }

    /** System tracks that changed. */
    public List<SystemTrack> systemTracks() {
        return systemTracks;
    }

    /** New assessments. */
    public List<Assessment> assessments() {
        return assessments;
    }

    /** Warnings, all-clears, retractions, relations, notices and acknowledgements this node decided now. */
    public List<Item> items() {
        return items;
    }

    /** What may go to which partner. */
    public List<Releasable> toPeers() {
        return toPeers;
    }

    /** What may be shown. */
    public List<Releasable> toOperators() {
        return toOperators;
    }

    /** What partners have called back. */
    public List<Recall> recalls() {
        return recalls;
    }

    /** What came of a person's step towards another policy. */
    public Optional<PolicyChange> policyChange() {
        return policyChange;
    }

    /** The policy that decides from here on, where the input has a say in it: a start, or an activation. */
    public Optional<Policy> inForce() {
        return inForce;
    }
}
