package org.watchfire.fuse;

import java.util.TreeMap;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** One object at work: the newest track of each nation that holds it. */
final class Fused {
    final SystemTrackId id;
    final TreeMap<NationId, Track> members = new TreeMap<>();
    final TreeMap<NationId, Integer> strange = new TreeMap<>();
    long parent;

    Fused(SystemTrackId id) {
        this.id = id;
    }

    void put(Track track) {
        members.put(track.id().nation(), track);
    }

    void remove(NationId nation) {
        members.remove(nation);
        strange.remove(nation);
    }

    /** The newest moment any member speaks of. */
    TimeTag newest() {
        return members.values().stream()
                .map(track -> track.estimate().time())
                .max(TimeTag::compareTo)
                .orElseThrow();
    }
}
