package org.watchfire.picture;

import java.util.List;
import org.watchfire.model.Item;
import org.watchfire.model.SystemTrack;

/**
 * What the picture tells and asks its node. Called on threads of the picture: return at once, hand work to the node's
 * own queue, throw nothing.
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
}
