package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.EventId;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Notice;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** One launch as this node knows it: its own event or a partner's. Mutable, of one {@link Assessor}. */
final class LaunchEvent {
    static final int MAX_MEMBERS = 32;

    final EventId id;
    final boolean own;
    final TimeTag opened;

    /** Objects of this launch, the first one seen first; a dropped track stays until the event ends. */
    final List<Dossier> members = new ArrayList<>();

    int version;
    Optional<Warning> warning = Optional.empty();
    Optional<TimeTag> saidAt = Optional.empty();
    TimeTag heard;
    TimeTag looked;
    Optional<GroundPoint> launch = Optional.empty();
    final TreeSet<TrackId> tracks = new TreeSet<>();

    /** Areas warned and not cleared. */
    final TreeSet<String> warned = new TreeSet<>();

    /** Areas cleared; one that comes into danger again is warned again. */
    final TreeSet<String> cleared = new TreeSet<>();

    List<Threat> threats = List.of();
    Optional<Notice> notice = Optional.empty();

    /** The announced corridor, once the launch is known for the announced one. */
    List<NoticeMatch.Passage> corridor = List.of();

    boolean failed;
    boolean ended;

    /** The partner's event for the same launch that was first; ours is then silent but for its end. */
    Optional<LaunchEvent> leader = Optional.empty();

    LaunchEvent(EventId id, boolean own, TimeTag opened) {
        this.id = id;
        this.own = own;
        this.opened = opened;
        this.heard = opened;
        this.looked = opened;
    }

    /** The object that matters most: under thrust before not, then by energy; absent while only a partner sees it. */
    Optional<Dossier> primary() {
        Dossier best = null;
        for (Dossier member : members) {
            if (best == null || rank(member) > rank(best)) {
                best = member;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double rank(Dossier d) {
        return (d.thrusting && !d.returning ? 1e12 : 0) + d.energyJoulesPerKilogram();
    }

    /** Adds an object; beyond the bound the oldest but the first goes. */
    void add(Dossier dossier) {
        if (members.size() >= MAX_MEMBERS) {
            members.remove(1);
        }
        members.add(dossier);
        dossier.event = Optional.of(this);
        follow(dossier);
    }

    /** Remembers whose tracks show an object now: one that parts from it later is of this launch still. */
    void follow(Dossier member) {
        member.track.contributions().forEach(c -> tracks.add(c.track()));
    }

    /** An object that ended because its tracks turned out to be another one's is not there any more. */
    void forgetWhatIsOneWithAnother() {
        members.removeIf(gone -> gone.lost && members.stream().anyMatch(other -> !other.lost && other.shares(gone)));
    }

    boolean silent(TimeTag now, double seconds) {
        return now.secondsSince(heard) > seconds;
    }
}
