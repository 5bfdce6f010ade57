package org.watchfire.assess;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Track;

/** A dossier for every system track that is reported, at most {@link Assessor#MAX_TRACKS}. Mutable, of one {@link Assessor}. */
final class Dossiers {
    private final Map<SystemTrackId, Dossier> byTrack = new LinkedHashMap<>();
    private final Air air;

    /** @param air as in {@link AssessorSettings} */
    Dossiers(Air air) {
        this.air = air;
    }

    /** All of them, the one first seen first. */
    Collection<Dossier> all() {
        return Collections.unmodifiableCollection(byTrack.values());
    }

    /** The dossier of a track, brought up to this report; none of a track that is dropped before it was known. */
    Optional<Dossier> take(SystemTrack track) {
        boolean dropped = track.status() == Track.Status.DROPPED;
        Dossier dossier = byTrack.get(track.id());
        if (dossier == null) {
            if (dropped) {
                return Optional.empty();
            }
            dossier = new Dossier(track, air);
            byTrack.put(track.id(), dossier);
            forgetBeyondBound();
        } else {
            dossier.update(track);
            dossier.followedByEvent();
        }
        dossier.lost = dropped;
        if (dropped) {
            byTrack.remove(track.id());
        }
        return Optional.of(dossier);
    }

    /** Forgets the one first seen among those without an event; where all have one, the first of all. */
    private void forgetBeyondBound() {
        if (byTrack.size() <= Assessor.MAX_TRACKS) {
            return;
        }
        Iterator<Dossier> oldest = byTrack.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().event.isEmpty()) {
                oldest.remove();
                return;
            }
        }
        byTrack.remove(byTrack.keySet().iterator().next());
    }
}
