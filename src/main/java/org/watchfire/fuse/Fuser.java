package org.watchfire.fuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/**
 * Own and partners' tracks to system tracks. A plain object: one thread, no clock; the same calls give the same result.
 *
 * <p>Each object holds at most one track of each nation, the newest version of it. Whatever way and however often a track
 * comes, it replaces itself; a version older than the one held is left. So a track that went round through other nations
 * adds nothing. Estimates are put together by {@link CovarianceIntersection}, which needs no word on their correlation.
 *
 * <p>A new track joins the nearest object that has none of its nation and lies inside the joining distance, by state and
 * covariance at the same moment; one alone is tried again as it grows surer. Tentative tracks are left out.
 *
 * <p>Partners may give coarser versions of their tracks. What they are worth is measured ({@link Reports}); a coarse version takes no
 * finer one's place, and adds to what is known better only where it makes nothing worse.
 */
public final class Fuser {
    private static final int STRANGE_TO_PART = 3;
    private static final int TRIES_THEN_EVERY = 32;

    private final FuserSettings settings;
    private final SystemTrackMaker maker;
    private final Nearness nearness;
    private final Map<TrackId, Fused> byTrack = new LinkedHashMap<>();
    private final ReportBook reports;
    private final TreeMap<SystemTrackId, Fused> objects = new TreeMap<>();
    private long lastNumber;
    private long outdated;
    private long boundReached;

    /**
     * @param own the nation at whose node this fuses
     * @param settings distances and bounds
     */
    public Fuser(NationId own, FuserSettings settings) {
        this.settings = settings;
        CovarianceIntersection intersection = new CovarianceIntersection();
        reports = new ReportBook(own, intersection);
        nearness = new Nearness(settings, reports, intersection);
        maker = new SystemTrackMaker(own, intersection, reports);
    }

    /** Versions of tracks that came later than a newer or beside a finer one, and were left. */
    public long outdated() {
        return outdated;
    }

    /** New tracks left out because the bound on tracks was reached. */
    public long boundReached() {
        return boundReached;
    }

    /** How many objects are held. */
    public int size() {
        return objects.size();
    }

    /**
     * Takes one track, own or a partner's.
     *
     * @param track any status; {@code DROPPED} takes it out, {@code TENTATIVE} is left
     * @param now when the input was taken
     * @param wallNanos wall time of the same moment, nanoseconds since 1970 UTC
     * @return every system track that changed, dropped ones for the last time
     */
    public List<SystemTrack> accept(Track track, TimeTag now, long wallNanos) {
        List<SystemTrack> out = new ArrayList<>(2);
        Fused held = byTrack.get(track.id());
        switch (track.status()) {
            case TENTATIVE -> {}
            case DROPPED -> {
                if (held != null) {
                    remove(track.id(), held, wallNanos, out);
                }
            }
            case CONFIRMED, COASTING -> {
                if (held == null) {
                    held = join(track);
                } else {
                    held = renew(track, held, out, wallNanos);
                }
                if (held != null) {
                    out.add(maker.make(held, Optional.empty(), wallNanos));
                }
            }
        }
        return out;
    }

    /**
     * Takes out a track that its nation has called back. Returns what changed.
     *
     * @param wallNanos wall time, nanoseconds since 1970 UTC
     */
    public List<SystemTrack> recall(TrackId track, long wallNanos) {
        List<SystemTrack> out = new ArrayList<>(2);
        Fused held = byTrack.get(track);
        if (held != null) {
            remove(track, held, wallNanos, out);
        }
        return out;
    }

    /** Lets time pass: tracks long unheard of leave. Returns what changed. */
    public List<SystemTrack> tick(TimeTag now, long wallNanos) {
        List<SystemTrack> out = new ArrayList<>();
        List<Track> silent = new ArrayList<>();
        for (Fused object : objects.values()) {
            for (Track track : object.members.values()) {
                double silence = reports.of(track).silentSeconds(settings.silentSeconds());
                if (now.secondsSince(track.estimate().time()) > silence) {
                    silent.add(track);
                }
            }
        }
        for (Track track : silent) {
            Fused held = byTrack.get(track.id());
            if (held != null) {
                remove(track.id(), held, wallNanos, out);
            }
        }
        return out;
    }

    private @Nullable Fused join(Track track) {
        if (byTrack.size() >= settings.mostTracks()) {
            boundReached++;
            return null;
        }
        reports.of(track).take(track);
        return place(track);
    }

    /** Puts a track that is in no object into the nearest one, or into a new one. */
    private Fused place(Track track) {
        Fused object = nearness.nearest(track, objects.values(), null);
        if (object == null) {
            object = new Fused(new SystemTrackId(++lastNumber));
            objects.put(object.id, object);
        }
        put(track, object);
        return object;
    }

    private void put(Track track, Fused object) {
        object.put(track);
        byTrack.put(track.id(), object);
        if (object.parent == 0) {
            object.parent = track.parent()
                    .map(byTrack::get)
                    .filter(parent -> parent != object)
                    .map(parent -> parent.id.number())
                    .orElse(0L);
        }
    }

    private @Nullable Fused renew(Track track, Fused held, List<SystemTrack> out, long wallNanos) {
        Track before = held.members.get(track.id().nation());
        Reports known = reports.of(track);
        boolean older = before != null
                && before.estimate().time().compareTo(track.estimate().time()) > 0;
        if (older || known.isFinerThan(track)) {
            outdated++;
            return null;
        }
        int count = known.count();
        known.take(track);
        if (held.members.size() == 1) {
            Fused better = isTimeToTry(count) ? nearness.nearest(track, objects.values(), held) : null;
            if (better != null && better.id.compareTo(held.id) < 0) {
                takeOut(track.id(), held, wallNanos, out);
                put(track, better);
                return better;
            }
            put(track, held);
            return held;
        }
        NationId nation = track.id().nation();
        held.members.remove(nation); // the distance is that from the others
        boolean apart = nearness.squaredDistance(track, held) > settings.partDistance();
        int strange = apart ? held.strange.getOrDefault(nation, 0) + 1 : 0;
        held.strange.put(nation, strange);
        if (strange < STRANGE_TO_PART) {
            put(track, held);
            return held;
        }
        held.remove(nation);
        byTrack.remove(track.id());
        out.add(maker.make(held, Optional.empty(), wallNanos));
        return place(track);
    }

    /** At the first updates, then at fewer, then every thirty-second. */
    private static boolean isTimeToTry(int count) {
        return count < 4 || (count < TRIES_THEN_EVERY && (count & (count - 1)) == 0) || count % TRIES_THEN_EVERY == 0;
    }

    private void remove(TrackId id, Fused held, long wallNanos, List<SystemTrack> out) {
        takeOut(id, held, wallNanos, out);
        reports.forget(id);
    }

    private void takeOut(TrackId id, Fused held, long wallNanos, List<SystemTrack> out) {
        if (held.members.size() == 1) {
            objects.remove(held.id);
            out.add(maker.make(held, Optional.of(Track.Status.DROPPED), wallNanos));
        }
        held.remove(id.nation());
        byTrack.remove(id);
        if (!held.members.isEmpty()) {
            out.add(maker.make(held, Optional.empty(), wallNanos));
        }
    }
}
