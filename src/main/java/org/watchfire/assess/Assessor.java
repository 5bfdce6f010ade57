package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/**
 * Says what system tracks mean, and decides warnings. For every track: class with probabilities, launch point, impact
 * region, orbit, areas in danger. From those: one event for one launch, however many tracks and nations see it.
 *
 * <p>A node opens an event only for what its own radars see. Where a partner has opened one for the same launch, this
 * node does not issue a rival: it goes on assessing, and takes over when the partner falls silent. A notice never starts
 * a warning and never changes a probability; it only adds areas, marked as corridor, to a launch already detected.
 *
 * <p>One thread; no clock and no input or output of its own; the same inputs in the same order give the same outputs.
 * Bounded: {@link #MAX_TRACKS} tracks and {@link #MAX_EVENTS} events, the oldest of no consequence forgotten first.
 */
public final class Assessor {
    /** Tracks remembered at once; beyond it the one first seen among those without an event is forgotten. */
    public static final int MAX_TRACKS = 20_000;

    /** Events remembered at once, ended ones included; beyond it the oldest is forgotten, ended ones first. */
    public static final int MAX_EVENTS = 256;

    /** Notices remembered at once; beyond it the first received is forgotten. */
    public static final int MAX_NOTICES = 256;

    /**
     * Up to so many looks a warning may leave this share only of the doubt that it may leave later: the fewer looks, the more one false plot in
     * them counts.
     */
    private static final int FEW_LOOKS = 2;

    private static final double SHARE_OF_DOUBT = 0.2;
    private static final double TICK_SECONDS = 1;
    private static final double ASSESSMENT_SECONDS = 1;
    private static final double AIRCRAFT_SECONDS = 10;

    private final AssessorSettings settings;
    private final Dossiers dossiers;
    private final Notices notices = new Notices();
    private final Events events;
    private final PartnersWord partners;
    private final EventDesk desk;
    private TimeTag now = TimeTag.of(Long.MIN_VALUE / 2);

    /** An assessor that has seen nothing yet. */
    public Assessor(AssessorSettings settings) {
        this.settings = settings;
        this.dossiers = new Dossiers(settings.air());
        this.events = new Events(settings.nation());
        this.partners = new PartnersWord(events, dossiers);
        this.desk = new EventDesk(settings, events);
    }

    /**
     * Takes a report of a system track.
     *
     * @param track the report
     * @param time scenario time now
     * @param stamps wall times to mark on what is decided
     */
    public AssessorOutput accept(SystemTrack track, TimeTag time, Stamps stamps) {
        advance(time);
        Optional<Dossier> known = dossiers.take(track);
        if (known.isEmpty()) {
            return AssessorOutput.NOTHING;
        }
        Dossier dossier = known.get();
        List<Item> items = new ArrayList<>();
        if (dossier.event.isPresent() || dossier.evidence.isLikelyLaunch()) {
            dossier.fitLaunch(track.estimate().time());
            if (dossier.event.isEmpty() && isLaunch(dossier, doubt())) {
                events.join(dossier);
            }
            if (dossier.event.isEmpty() && mayOpen(dossier)) {
                events.open(dossier, now);
            }
            if (dossier.event.isPresent() && EventDesk.due(dossier.event.get(), dossier, now)) {
                items.addAll(desk.refresh(dossier.event.get(), dossier, notices.all(), now, stamps));
            }
        }
        return new AssessorOutput(assessment(dossier), items);
    }

    /** Takes a notice of an announced launch; one with the same name replaces the earlier. */
    public AssessorOutput accept(Notice notice) {
        if (notice.realm() == settings.realm()) {
            notices.take(notice);
        }
        return AssessorOutput.NOTHING;
    }

    /**
     * Takes what a partner says of an event: a warning, an all-clear, a retraction or a relation (a notice is taken as a notice; all
     * else is ignored). Nothing of another realm is looked at.
     */
    public AssessorOutput accept(Item partnerItem) {
        switch (partnerItem) {
            case Warning warning -> {
                if (fromPartner(warning.realm(), warning)) {
                    advance(warning.decided());
                    partners.take(warning, now);
                }
            }
            case AllClear clear -> {
                if (fromPartner(clear.realm(), clear)) {
                    advance(clear.decided());
                    partners.take(clear, now);
                }
            }
            case Retraction retraction -> {
                if (fromPartner(retraction.realm(), retraction)) {
                    advance(retraction.decided());
                    partners.take(retraction);
                }
            }
            case Relation relation -> {
                if (fromPartner(relation.realm(), relation)) {
                    advance(relation.decided());
                    partners.take(relation, now);
                }
            }
            case Notice notice -> {
                return accept(notice);
            }
            case Item other -> {}
        }
        return AssessorOutput.NOTHING;
    }

    /** A partner has called back its warnings of an event: it counts as if they had never been given. */
    public void recall(EventId id, NationId by) {
        partners.recall(id, by);
    }

    /** A partner has called back a notice of its own. */
    public void recall(NoticeId id, NationId by) {
        notices.recall(id, by);
    }

    /**
     * Time passes: silent partners, tracks no longer reported, objects that must be down by now.
     *
     * @param time scenario time now
     * @param wallNanos wall time to mark on what is decided, nanoseconds since 1970-01-01T00:00:00 UTC
     */
    public AssessorOutput tick(TimeTag time, long wallNanos) {
        advance(time);
        Stamps stamps = new Stamps(wallNanos, wallNanos);
        List<Item> items = new ArrayList<>();
        for (LaunchEvent event : events.snapshot()) {
            if (!event.ended && !event.own && event.silent(now, settings.partnerSilenceSeconds())) {
                items.addAll(takeOver(event, stamps));
            } else if (event.own && !event.ended && now.secondsSince(event.looked) >= TICK_SECONDS) {
                Optional<Dossier> primary = event.primary();
                if (primary.isPresent()) {
                    items.addAll(desk.refresh(event, primary.get(), notices.all(), now, stamps));
                }
            }
        }
        return new AssessorOutput(List.of(), items);
    }

    private void advance(TimeTag time) {
        if (time.compareTo(now) > 0) {
            now = time;
        }
    }

    private boolean fromPartner(Realm realm, Item item) {
        return realm == settings.realm() && !item.origin().equals(settings.nation());
    }

    private boolean mayOpen(Dossier dossier) {
        SystemTrack track = dossier.track;
        return track.isHeldBy(settings.nation())
                && track.status() == Track.Status.CONFIRMED
                && track.existence() >= settings.existenceProbability()
                && dossier.evidence.looks() > settings.looksToWarn()
                && !dossier.evidence.hasJustLeftOrbit()
                && isLaunch(dossier, dossier.evidence.looks() <= FEW_LOOKS ? SHARE_OF_DOUBT * doubt() : doubt());
    }

    /** The doubt that a warning may leave. */
    private double doubt() {
        return 1 - settings.warningProbability();
    }

    /** Whether it is a launch, if it is anything: before that its launch point is too vague to tell one launch from another. */
    private static boolean isLaunch(Dossier dossier, double doubt) {
        return dossier.evidence.launchProbability() >= (1 - doubt) * dossier.track.existence();
    }

    /** A partner that speaks of an event no more is relieved by this node, for those of its objects that its own radars see. */
    private List<Item> takeOver(LaunchEvent partner, Stamps stamps) {
        partner.ended = true;
        events.letGo(partner);
        List<Item> items = new ArrayList<>();
        for (Dossier dossier : partner.members) {
            if (!dossier.lost && mayOpen(dossier)) {
                events.join(dossier);
                LaunchEvent event = dossier.event.orElseGet(() -> events.open(dossier, now));
                items.addAll(desk.refresh(event, dossier, notices.all(), now, stamps));
            }
        }
        return items;
    }

    private List<Assessment> assessment(Dossier dossier) {
        TimeTag time = dossier.track.estimate().time();
        Optional<Assessment> last = dossier.said;
        boolean quiet = dossier.evidence.objectClass() == ObjectClass.AIRCRAFT;
        boolean due = last.isEmpty()
                || last.get().objectClass() != dossier.stated()
                || last.get().thrusting() != dossier.evidence.isThrusting()
                || time.secondsSince(last.get().time()) >= (quiet ? AIRCRAFT_SECONDS : ASSESSMENT_SECONDS);
        if (!due) {
            return List.of();
        }
        Assessment said = desk.assess(dossier);
        dossier.said = Optional.of(said);
        return List.of(said);
    }
}
