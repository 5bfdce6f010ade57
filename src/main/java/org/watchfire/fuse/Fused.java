package org.watchfire.fuse;

import java.util.Objects;
import java.util.TreeMap;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** One object at work: the newest track of each nation that holds it. */
final class Fused {
    final SystemTrackId id;
    final TreeMap<NationId, Track> members = new TreeMap<>();
    final TreeMap<NationId, Reports> reports = new TreeMap<>();
    final TreeMap<NationId, Integer> strange = new TreeMap<>();
    long parent;

    Fused(SystemTrackId id) {
        this.id = id;
    }

    void put(Track track, Reports of) {
        members.put(track.id().nation(), track);
        reports.put(track.id().nation(), of);
    }

    void remove(NationId nation) {
        members.remove(nation);
        reports.remove(nation);
        strange.remove(nation);
    }

    /** What the reports of a member are worth. */
    Reports of(Track member) {
        return Objects.requireNonNull(reports.get(member.id().nation()));
    }

    /** The newest moment any member speaks of. */
    TimeTag newest() {
        return members.values().stream()
                .map(track -> track.estimate().time())
                .max(TimeTag::compareTo)
                .orElseThrow();
    }
}
