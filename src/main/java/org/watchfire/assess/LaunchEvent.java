package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Comparison;
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

    /** What was to come down or pass has done so this long after its time. */
    static final double PASSED_SECONDS = 20;

    /** Energy by which another object must surpass the leading one, J/kg: some 50 m/s at 4 km/s. */
    private static final double LEAD = 2e5;

    /** A track that joins with so few looks has begun beside what is known. */
    private static final int NEW_LOOKS = 5;

    /** A burn out of view ranks first for as long as this. */
    private static final double BELIEVED_SECONDS = 60;

    final EventId id;
    final boolean own;
    final TimeTag opened;

    /** Objects of this launch, the first one seen first; a dropped track stays until the event ends, or proves to be another one's. */
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

    /** What partners say of this launch, held against its leading object. */
    List<Comparison> compared = List.of();

    /** What it is, from all objects together. */
    final Verdict verdict = new Verdict();

    private double knownEnergy = Double.NEGATIVE_INFINITY;

    /** The object {@link #primary} gave last. */
    private Optional<Dossier> leading = Optional.empty();

    /** The partner's event for the same launch that was first; ours then warns no more, and only says how it stands, clears and ends. */
    Optional<LaunchEvent> leader = Optional.empty();

    /** With what it is said to be one launch, by whoever opened it. */
    Optional<EventId> oneWith = Optional.empty();

    /** Of the relation heard last; a relation and a warning do not supersede each other. */
    int relationVersion;

    /** Events that proved to be of other launches after they had been taken for this one. */
    final TreeSet<EventId> apart = new TreeSet<>();

    /** Since when {@link #oneWith} has differed in place or time, without a break. */
    Optional<TimeTag> differsSince = Optional.empty();

    /** What was warned of in events that went on as this one, until the next version says it. */
    final List<Threat> inherited = new ArrayList<>();

    LaunchEvent(EventId id, boolean own, TimeTag opened) {
        this.id = id;
        this.own = own;
        this.opened = opened;
        this.heard = opened;
        this.looked = opened;
    }

    /**
     * The object that matters most: under thrust before not, then by the energy it has for sure; absent while only a
     * partner sees it. It changes only where another one has clearly more.
     */
    Optional<Dossier> primary() {
        TimeTag newest = members.stream()
                .map(m -> m.track.estimate().time())
                .max(TimeTag::compareTo)
                .orElse(opened);
        Dossier best = leading.filter(members::contains).orElse(null);
        double most = best == null ? Double.NEGATIVE_INFINITY : rank(best, newest) + LEAD;
        for (Dossier member : members) {
            if (rank(member, newest) > most) {
                best = member;
                most = rank(member, newest);
            }
        }
        leading = Optional.ofNullable(best);
        return leading;
    }

    private static double rank(Dossier d, TimeTag newest) {
        boolean seen = newest.secondsSince(d.track.lastPlot()) < BELIEVED_SECONDS;
        return (d.evidence.isThrusting() && !d.evidence.isReturning() && seen ? 1e12 : 0)
                + d.glance.sureEnergyJoulesPerKilogram();
    }

    /** The greatest energy that some object has had for sure, J/kg. */
    double knownEnergy() {
        return knownEnergy;
    }

    boolean isLed(Dossier by) {
        return leading.filter(l -> l == by).isPresent();
    }

    /** Whether an object came to this launch when it was known already. */
    boolean isLater(Dossier member) {
        return !members.isEmpty() && members.getFirst() != member;
    }

    /** Adds an object; beyond the bound the oldest but the first goes. */
    void add(Dossier dossier) {
        if (members.size() >= MAX_MEMBERS) {
            members.remove(1);
        }
        members.add(dossier);
        dossier.event = Optional.of(this);
        if (isLater(dossier) && dossier.evidence.looks() <= NEW_LOOKS) {
            dossier.evidence.joinsLater(knownEnergy);
        }
        follow(dossier);
    }

    /**
     * Takes what an object does now, and remembers whose tracks show it: one that parts from it later is of this launch
     * still.
     */
    void follow(Dossier member) {
        member.track.contributions().forEach(c -> tracks.add(c.track()));
        if (member.evidence.looks() > NEW_LOOKS) {
            knownEnergy = Math.max(knownEnergy, member.glance.sureEnergyJoulesPerKilogram());
        }
        primary().filter(leader -> leader == member).ifPresent(verdict::update);
    }

    /** An object that ended because its tracks turned out to be another one's is not there any more. */
    void forgetWhatIsOneWithAnother() {
        members.removeIf(gone -> gone.lost && members.stream().anyMatch(other -> !other.lost && other.shares(gone)));
    }

    /** Whether an object of it, still seen, is what some of these were. */
    boolean shows(List<Dossier> gone) {
        return members.stream().anyMatch(member -> !member.lost && gone.stream().anyMatch(member::shares));
    }

    /** Whether the track that a partner's warning names is in an object of it. */
    boolean isShownBy(Optional<Warning> partners) {
        Optional<TrackId> named = partners.flatMap(Warning::track);
        return named.isPresent()
                && members.stream()
                        .anyMatch(member -> member.track.contributions().stream()
                                .anyMatch(c -> c.track().equals(named.get())));
    }

    /** What another one warned of is this one's to clear. */
    void takeOver(LaunchEvent merged) {
        merged.warning.ifPresent(last -> last.threatened().stream()
                .filter(threat -> merged.warned.contains(threat.area()))
                .forEach(inherited::add));
        warned.addAll(merged.warned);
        tracks.addAll(merged.tracks);
    }

    /** The greatest probability left, over all objects of the event and cautiously widened, that an area is harmed. */
    double danger(String code, TimeTag now) {
        double most = 0;
        for (Dossier d : members) {
            most = Math.max(most, d.foresight.danger(code, now.plusSeconds(-PASSED_SECONDS)));
        }
        return most;
    }

    boolean silent(TimeTag now, double seconds) {
        return now.secondsSince(heard) > seconds;
    }
}
