package org.watchfire.fuse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.watchfire.model.NationId;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** What the {@link Reports} of each track held are worth. Mutable, of one {@link Fuser}, which bounds the tracks. */
final class ReportBook {
    private final NationId own;
    private final CovarianceIntersection intersection;
    private final Map<TrackId, Reports> byTrack = new LinkedHashMap<>();

    ReportBook(NationId own, CovarianceIntersection intersection) {
        this.own = own;
        this.intersection = intersection;
    }

    /** Those of a track; none taken yet where it is new. */
    Reports of(Track track) {
        return byTrack.computeIfAbsent(track.id(), id -> new Reports(id.nation().equals(own), intersection));
    }

    void forget(TrackId track) {
        byTrack.remove(track);
    }
}
