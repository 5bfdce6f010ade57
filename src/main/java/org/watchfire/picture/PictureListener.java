package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.SystemTrack;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;

/**
 * What the picture tells and asks its node. Called on threads of the picture: hand work to the node's own queue, throw
 * nothing, and return at once where nothing else is said.
 */
public interface PictureListener {
    /** A person did something. */
    void acted(OperatorAction action);

    /**
     * The first frame that holds {@code item} has been handed to the network for an operator; said once for each item
     * and role. An item replaced by a newer state before any frame left is never reported.
     *
     * @param item as it was given to {@link PictureServer#show}
     * @param sentUnixNanos wall time, nanoseconds since 1970-01-01T00:00:00 UTC
     */
    void shown(Item item, long sentUnixNanos);

    /** Who may see {@code track}, or rather the tracks of this nation in it; empty when not known. */
    List<Visibility> whoMaySee(SystemTrack track);

    /**
     * A release authority takes a step towards another policy. Returns when the node has decided and written it down.
     *
     * @return what came of it; empty when the node has not answered within some seconds, and may still
     */
    Optional<PolicyChange> policy(String operator, Role role, PolicyStep step);

    /** How it stands with the policy. Puts what waits to both policies, which takes some tenths of a second. */
    PolicyView policy();
}
