package org.watchfire.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.AssessorOutput;
import org.watchfire.fuse.Fuser;
import org.watchfire.ingest.BadInput;
import org.watchfire.ingest.Ingest;
import org.watchfire.ingest.IngestCounts;
import org.watchfire.ingest.Ingested;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.picture.PictureStatus;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.track.RadarConsistency;
import org.watchfire.track.Tracker;

/**
 * Stages 1 to 5 in order: bytes to plots, tracks, system tracks, assessments, and what may go to whom. A plain object:
 * one thread, no clock, no I/O; the same inputs with the same {@code now} give the same decisions, live, in replay and
 * in simulation.
 *
 * <pre>
 * Datagram ─► ingest ─► track ─► fuse ─► assess ─► release ─► peers, operators
 * FromPartner ────────────────────┘ └───────┘         │
 * Tick ────────────────► track, fuse, assess ─────────┘
 * PolicyAction ────────────────────────────► another policy
 * </pre>
 */
public final class Engine {
    private final NodeSettings settings;
    private final NationId nation;
    private final Ingest ingest;
    private final Tracker tracker;
    private final Fuser fuser;
    private final Assessor assessor;
    private final ReleaseDesk release;
    private final NewestVersions newest;

    /** Notices passed on already; a node that starts again does not repeat them. */
    private final Set<NoticeId> announced;

    /**
     * All that an engine knows from the inputs before, stage by stage. Not a copy: it changes with the next input.
     *
     * @param ingest what was heard
     * @param tracker the tracks, and what is known of the radars
     * @param fuser the system tracks
     * @param assessor the events
     * @param release the policy in force, and what left by it
     * @param newest the versions that partners' statements have reached
     * @param announced the notices passed on already
     */
    record Memory(
            Ingest.Memory ingest,
            Tracker tracker,
            Fuser fuser,
            Assessor assessor,
            ReleaseDesk release,
            NewestVersions newest,
            Set<NoticeId> announced) {}

    /**
     * @param ingest reads by the same settings, and with the memory given
     * @param memory becomes the engine's own
     */
    Engine(NodeSettings settings, Ingest ingest, Memory memory) {
        this.settings = settings;
        this.nation = settings.nationId();
        this.ingest = ingest;
        this.tracker = memory.tracker;
        this.fuser = memory.fuser;
        this.assessor = memory.assessor;
        this.release = memory.release;
        this.newest = memory.newest;
        this.announced = memory.announced;
    }

    /** What it knows now. Engine thread only. */
    Memory memory() {
        return new Memory(ingest.memory(), tracker, fuser, assessor, release, newest, announced);
    }

    /**
     * Takes one input and says all that follows from it.
     *
     * @param now node time of the input
     * @param unixNanos wall time of the input
     */
    public Decisions accept(Input input, TimeTag now, long unixNanos) {
        Decisions decisions = new Decisions();
        switch (input) {
            case Input.Start start -> start(start, now, unixNanos, decisions);
            case Input.Datagram datagram -> datagram(datagram, now, unixNanos, decisions);
            case Input.FromPartner partner -> partner(partner, now, unixNanos, decisions);
            case Input.Tick tick -> tick(now, unixNanos, decisions);
            case Input.Acknowledge note ->
                acknowledge(note.event(), note.version(), note.role(), now, unixNanos, decisions);
            case Input.PolicyAction action -> release.take(action, now, unixNanos, decisions);
        }
        return decisions;
    }

    /** The policy that decides after a start with this file; for the engine's thread, or before it runs. */
    Policy policyAfterStart(Policy file) {
        return release.policyAfterStart(file);
    }

    /** What waits for a second person at {@code now}; likewise. */
    Optional<PolicyChange.Proposed> proposal(TimeTag now) {
        return release.proposal(now);
    }

    /** What came in so far; a copy, for the thread that asks. Engine thread only. */
    public IngestCounts.View counts() {
        return ingest.counts().view();
    }

    /** Whether each radar errs as it declares; a copy, for the thread that asks. Engine thread only. */
    public List<RadarConsistency> consistency() {
        return tracker.consistency();
    }

    /** What became of the plots and tracks that came in; a copy, for the thread that asks. Engine thread only. */
    List<PictureStatus.Counter> trackingCounts() {
        return TrackingCounts.of(tracker.counters(), fuser);
    }

    private void start(Input.Start start, TimeTag now, long unixNanos, Decisions decisions) {
        release.start(start, now, unixNanos, decisions);
        for (int i = 0; i < start.notices().size(); i++) {
            Notice notice = NoticeFile.parse(
                    "notice " + (i + 1), start.notices().get(i), nation, settings.realm(), settings.itemLabel());
            if (announced.add(notice.id())) {
                assessed(assessor.accept(notice), now, decisions);
                decided(notice, now, decisions);
            }
        }
    }

    private void datagram(Input.Datagram datagram, TimeTag now, long unixNanos, Decisions decisions) {
        Ingested ingested = ingest.accept(datagram.feed(), datagram.payload(), datagram.arrivedUnixNanos(), now);
        decisions.plots.addAll(ingested.plots());
        decisions.bad.addAll(ingested.bad());
        ownTracks(ingested.tracks(), now, unixNanos, decisions);
        if (!ingested.plots().isEmpty()) {
            ownTracks(tracker.accept(ingested.plots(), now, unixNanos), now, unixNanos, decisions);
        }
    }

    private void tick(TimeTag now, long unixNanos, Decisions decisions) {
        ownTracks(tracker.tick(now, unixNanos), now, unixNanos, decisions);
        systemTracks(fuser.tick(now, unixNanos), now, decisions);
        assessed(assessor.tick(now, unixNanos), now, decisions);
        release.tick(now, unixNanos, decisions);
    }

    private void partner(Input.FromPartner input, TimeTag now, long unixNanos, Decisions decisions) {
        for (Item item : input.items()) {
            if (release.isStruck(item, input.inbound())) {
                continue;
            }
            switch (item) {
                case Track track -> partnersTrack(track, now, unixNanos, decisions);
                case Notice notice -> {
                    assessed(assessor.accept(notice), now, decisions);
                    release.toOperators(notice, now, decisions);
                }
                case Warning _, AllClear _, Retraction _ -> statement(item, now, unixNanos, decisions);
                case Relation relation -> relation(relation, now, decisions);
                case Acknowledgement acknowledgement -> release.toOperators(acknowledgement, now, decisions);
                case Recall recall -> {
                    release.struck(recall, input.inbound());
                    strike(recall, now, unixNanos, decisions);
                }
                case SystemTrack foreign -> {} // a partner's own picture is not ours to show
                case Assessment foreign -> {}
            }
        }
    }

    /** A partner's track joins what is fused here, unless nothing can be reckoned from it: then it is bad input like any other. */
    private void partnersTrack(Track track, TimeTag now, long unixNanos, Decisions decisions) {
        if (track.isSound()) {
            systemTracks(fuser.accept(track, now, unixNanos), now, decisions);
        } else {
            decisions.bad.add(new BadInput(
                    "link", "track " + track.id(), 0, "no such thing flies, or its covariance is none; left out"));
        }
    }

    /** A partner's warning, all-clear or retraction: shown, weighed, and taken note of where the node is set to. */
    private void statement(Item item, TimeTag now, long unixNanos, Decisions decisions) {
        release.toOperators(item, now, decisions);
        if (!newest.isNewest(item)) {
            return; // superseded while it was under way: shown as such, but it alarms nobody
        }
        assessed(assessor.accept(item), now, decisions);
        if (settings.acknowledge() == NodeSettings.Acknowledge.NODE) {
            acknowledge(item.about().orElseThrow(), item.warningVersion(), "node", now, unixNanos, decisions);
        }
    }

    /** A partner says how an event of its own stands to another: nothing to take note of. */
    private void relation(Relation relation, TimeTag now, Decisions decisions) {
        release.toOperators(relation, now, decisions);
        if (newest.isNewest(relation)) {
            assessed(assessor.accept(relation), now, decisions);
        }
    }

    /** A partner called back what it had given: it leaves the stages here, and the screens. */
    private void strike(Recall recall, TimeTag now, long unixNanos, Decisions decisions) {
        decisions.recalls.add(recall);
        for (Recall.Subject subject : recall.subjects()) {
            switch (subject) {
                case Recall.Subject.OfTrack(TrackId track) -> {
                    if (track.nation().equals(recall.by())) {
                        systemTracks(fuser.recall(track, unixNanos), now, decisions);
                    }
                }
                case Recall.Subject.OfNotice(NoticeId notice) -> assessor.recall(notice, recall.by());
                case Recall.Subject.OfEvent(EventId event, Recall.Saying saying) -> {
                    if (saying == Recall.Saying.WARNING) {
                        newest.forget(recall.by(), event);
                        assessor.recall(event, recall.by());
                    }
                }
            }
        }
    }

    private void acknowledge(
            EventId event, int version, String role, TimeTag now, long unixNanos, Decisions decisions) {
        decided(
                new Acknowledgement(
                        event,
                        version,
                        nation,
                        settings.realm(),
                        settings.itemLabel(),
                        role,
                        now,
                        new Stamps(unixNanos, unixNanos)),
                now,
                decisions);
    }

    private void ownTracks(List<Track> tracks, TimeTag now, long unixNanos, Decisions decisions) {
        for (Track track : tracks) {
            if (track.status() == Track.Status.TENTATIVE) {
                continue;
            }
            decisions.tracks.add(track);
            release.toPeers(track, now, decisions);
            systemTracks(fuser.accept(track, now, unixNanos), now, decisions);
        }
    }

    private void systemTracks(List<SystemTrack> tracks, TimeTag now, Decisions decisions) {
        for (SystemTrack track : tracks) {
            decisions.systemTracks.add(track);
            release.toOperators(track, now, decisions);
            assessed(assessor.accept(track, now, track.stamps()), now, decisions);
        }
    }

    private void assessed(AssessorOutput output, TimeTag now, Decisions decisions) {
        decisions.assessments.addAll(output.assessments());
        output.assessments().forEach(assessment -> release.toOperators(assessment, now, decisions));
        for (Item item : output.items()) {
            decided(item, now, decisions);
            if (item instanceof AllClear clear && settings.acknowledge() == NodeSettings.Acknowledge.NODE) {
                acknowledge(
                        clear.event(),
                        clear.version(),
                        "node",
                        now,
                        clear.stamps().decidedUnixNanos(),
                        decisions);
            }
        }
    }

    /** What this node says itself goes to its operators and, by policy, to its partners. */
    private void decided(Item item, TimeTag now, Decisions decisions) {
        decisions.items.add(item);
        release.toPeers(item, now, decisions);
        release.toOperators(item, now, decisions);
    }
}
