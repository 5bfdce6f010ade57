package org.watchfire.assess;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
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

    /** Events remembered at once, ended ones included; beyond it the oldest ended one is forgotten. */
    public static final int MAX_EVENTS = 256;

    /** Notices remembered at once; beyond it the first received is forgotten. */
    public static final int MAX_NOTICES = 256;

    private static final double TICK_SECONDS = 1;
    private static final double ASSESSMENT_SECONDS = 1;
    private static final double AIRCRAFT_SECONDS = 10;
    private static final double LIKELY = 0.5;

    private final AssessorSettings settings;
    private final Map<SystemTrackId, Dossier> dossiers = new LinkedHashMap<>();
    private final Map<EventId, LaunchEvent> events = new TreeMap<>();
    private final Map<NoticeId, Notice> notices = new LinkedHashMap<>();
    private final EventDesk desk;
    private TimeTag now = TimeTag.of(Long.MIN_VALUE / 2);
    private long nextEvent = 1;

    /** An assessor that has seen nothing yet. */
    public Assessor(AssessorSettings settings) {
        this.settings = settings;
        this.desk = new EventDesk(settings);
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
        Dossier dossier = dossiers.get(track.id());
        if (dossier == null) {
            if (track.status() == Track.Status.DROPPED) {
                return AssessorOutput.NOTHING;
            }
            dossier = new Dossier(track);
            dossier.judge();
            dossiers.put(track.id(), dossier);
            forgetTracks();
        } else {
            dossier.update(track);
            if (dossier.event.isPresent()) {
                dossier.event.get().follow(dossier);
            }
        }
        dossier.lost = track.status() == Track.Status.DROPPED;
        if (dossier.lost) {
            dossiers.remove(track.id());
        }
        List<Item> items = new ArrayList<>();
        if (dossier.event.isPresent() || dossier.launchProbability() >= LIKELY) {
            dossier.fitLaunch(track.estimate().time());
            if (dossier.event.isEmpty()) {
                join(dossier);
            }
            LaunchEvent event = dossier.event.orElse(null);
            if (event == null && mayOpen(dossier)) {
                event = open(dossier);
            }
            if (event != null && EventDesk.due(event, dossier, now)) {
                items.addAll(desk.refresh(event, dossier, notices.values(), now, stamps));
            }
        }
        return new AssessorOutput(assessment(dossier), items);
    }

    /** Takes a notice of an announced launch; one with the same name replaces the earlier. */
    public AssessorOutput accept(Notice notice) {
        if (notice.realm() == settings.realm()) {
            notices.put(notice.id(), notice);
            if (notices.size() > MAX_NOTICES) {
                notices.remove(notices.keySet().iterator().next());
            }
        }
        return AssessorOutput.NOTHING;
    }

    /**
     * Takes what a partner says of an event: a warning, an all-clear or a retraction (a notice is taken as a notice; all
     * else is ignored). Nothing of another realm is looked at.
     */
    public AssessorOutput accept(Item partnerItem) {
        switch (partnerItem) {
            case Warning warning -> {
                if (fromPartner(warning.realm(), warning)) {
                    partnerWarning(warning);
                }
            }
            case AllClear clear -> {
                if (fromPartner(clear.realm(), clear)) {
                    partnerClear(clear);
                }
            }
            case Retraction retraction -> {
                if (fromPartner(retraction.realm(), retraction)) {
                    partnerRetraction(retraction);
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
        Optional.ofNullable(events.get(id))
                .filter(event -> !event.own
                        && event.warning
                                .filter(warning -> warning.by().equals(by))
                                .isPresent())
                .ifPresent(event -> {
                    events.remove(id);
                    event.members.forEach(dossier -> dossier.event = Optional.empty());
                    events.values().stream()
                            .filter(own ->
                                    own.leader.filter(leader -> leader == event).isPresent())
                            .forEach(own -> own.leader = Optional.empty());
                });
    }

    /** A partner has called back a notice of its own. */
    public void recall(NoticeId id, NationId by) {
        notices.values()
                .removeIf(notice -> notice.id().equals(id) && notice.origin().equals(by));
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
        for (LaunchEvent event : List.copyOf(events.values())) {
            if (!event.ended && !event.own && event.silent(now, settings.partnerSilenceSeconds())) {
                items.addAll(takeOver(event, stamps));
            } else if (event.own && !event.ended && now.secondsSince(event.looked) >= TICK_SECONDS) {
                Optional<Dossier> primary = event.primary();
                if (primary.isPresent()) {
                    items.addAll(desk.refresh(event, primary.get(), notices.values(), now, stamps));
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

    private boolean fromPartner(org.watchfire.model.Realm realm, Item item) {
        return realm == settings.realm() && !item.origin().equals(settings.nation());
    }

    /** Puts a track with the event it belongs to, if there is one. */
    private void join(Dossier dossier) {
        LaunchEvent best = null;
        for (LaunchEvent event : events.values()) {
            if (!event.ended && Correlation.sameLaunch(event, dossier) && (best == null || event.own)) {
                best = event;
            }
        }
        if (best != null) {
            best.add(dossier);
        }
    }

    private boolean mayOpen(Dossier dossier) {
        SystemTrack track = dossier.track;
        return track.isHeldBy(settings.nation())
                && track.status() == Track.Status.CONFIRMED
                && track.existence() >= settings.existenceProbability()
                && dossier.looks > settings.looksToWarn()
                && dossier.launchProbability() >= settings.warningProbability() * track.existence();
    }

    private LaunchEvent open(Dossier dossier) {
        LaunchEvent event = new LaunchEvent(new EventId(settings.nation(), nextEvent++), true, now);
        event.add(dossier);
        events.put(event.id, event);
        forgetEvents();
        return event;
    }

    private List<Item> takeOver(LaunchEvent partner, Stamps stamps) {
        partner.ended = true;
        List<Item> items = new ArrayList<>();
        for (LaunchEvent own : events.values()) {
            if (own.leader.filter(l -> l == partner).isPresent()) {
                own.leader = Optional.empty();
            }
        }
        for (Dossier dossier : partner.members) {
            dossier.event = Optional.empty();
            if (!dossier.lost && mayOpen(dossier)) {
                join(dossier);
                LaunchEvent event = dossier.event.orElseGet(() -> open(dossier));
                items.addAll(desk.refresh(event, dossier, notices.values(), now, stamps));
            }
        }
        return items;
    }

    private void partnerWarning(Warning warning) {
        advance(warning.decided());
        LaunchEvent event = events.get(warning.event());
        if (event == null) {
            event = new LaunchEvent(warning.event(), false, warning.decided());
            events.put(event.id, event);
            forgetEvents();
        }
        if (event.own || warning.version() <= event.version) {
            return;
        }
        event.version = warning.version();
        event.warning = Optional.of(warning);
        event.heard = now;
        event.launch = warning.launch().or(() -> warning.launch());
        warning.track().ifPresent(event.tracks::add);
        event.failed = warning.failed();
        for (Dossier dossier : dossiers.values()) {
            if (dossier.event.isEmpty()
                    && dossier.launchProbability() >= LIKELY
                    && Correlation.sameLaunch(event, dossier)) {
                event.add(dossier);
            }
        }
        for (LaunchEvent own : events.values()) {
            if (own.own && !own.ended && own.leader.isEmpty() && Correlation.sameLaunch(event, own)) {
                boolean theirsFirst = event.opened.compareTo(own.opened) < 0
                        || (event.opened.compareTo(own.opened) == 0 && event.id.compareTo(own.id) < 0);
                if (theirsFirst) {
                    own.leader = Optional.of(event);
                }
            }
        }
    }

    private void partnerClear(AllClear clear) {
        advance(clear.decided());
        LaunchEvent event = events.get(clear.event());
        if (event != null && !event.own && clear.version() > event.version) {
            event.version = clear.version();
            event.heard = now;
            event.ended |= clear.ends();
        }
    }

    private void partnerRetraction(Retraction retraction) {
        advance(retraction.decided());
        LaunchEvent event = events.get(retraction.event());
        if (event != null && !event.own && retraction.version() > event.version) {
            event.version = retraction.version();
            event.ended = true;
            event.members.forEach(d -> d.event = Optional.empty());
            events.values().stream()
                    .filter(own -> own.leader.filter(l -> l == event).isPresent())
                    .forEach(own -> own.leader = Optional.empty());
        }
    }

    private List<Assessment> assessment(Dossier dossier) {
        TimeTag time = dossier.track.estimate().time();
        Optional<Assessment> last = dossier.said;
        boolean quiet = dossier.objectClass == ObjectClass.AIRCRAFT;
        boolean due = last.isEmpty()
                || last.get().objectClass() != dossier.stated()
                || last.get().thrusting() != dossier.isThrusting()
                || time.secondsSince(last.get().time()) >= (quiet ? AIRCRAFT_SECONDS : ASSESSMENT_SECONDS);
        if (!due) {
            return List.of();
        }
        Assessment said = desk.assess(dossier);
        dossier.said = Optional.of(said);
        return List.of(said);
    }

    private void forgetTracks() {
        if (dossiers.size() <= MAX_TRACKS) {
            return;
        }
        Iterator<Dossier> oldest = dossiers.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().event.isEmpty()) {
                oldest.remove();
                return;
            }
        }
        dossiers.remove(dossiers.keySet().iterator().next());
    }

    private void forgetEvents() {
        if (events.size() <= MAX_EVENTS) {
            return;
        }
        LaunchEvent oldest = null;
        for (LaunchEvent event : events.values()) {
            if (oldest == null
                    || (event.ended && !oldest.ended)
                    || (event.ended == oldest.ended && event.opened.compareTo(oldest.opened) < 0)) {
                oldest = event;
            }
        }
        if (oldest != null) {
            events.remove(oldest.id);
            oldest.members.forEach(d -> d.event = Optional.empty());
        }
    }
}
