package org.watchfire.node;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.watchfire.model.Contribution;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.picture.OperatorAction;
import org.watchfire.picture.PictureListener;
import org.watchfire.picture.PolicyView;
import org.watchfire.picture.Visibility;
import org.watchfire.release.Access;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;

/** What the picture tells and asks its node: operators' actions, frames that left, and who may see a track. */
final class PictureDesk implements PictureListener {
    /** Tracks remembered by their last datagram; beyond it all are forgotten, and each may be timed once too often. */
    private static final int MAX_TIMED = 100_000;

    /** An engine that is behind answers late; a person waits no longer. */
    private static final long ANSWER_SECONDS = 10;

    private final NationId nation;
    private final NodeClock clock;
    private final Collection<Recipient> peers;
    private final PolicyBoard policies;
    private final Latencies latencies;
    private final Consumer<Input> inputs;
    private final Consumer<OperatorAction> log;
    private final Map<TrackId, Track> ownTracks = new ConcurrentHashMap<>();
    private final Map<SystemTrackId, Long> lastTimed = new ConcurrentHashMap<>();

    /**
     * @param policies what is in force and what waits
     * @param inputs the engine's queue
     * @param log told of every action
     */
    PictureDesk(
            NodeSettings settings,
            NodeClock clock,
            PolicyBoard policies,
            Latencies latencies,
            Consumer<Input> inputs,
            Consumer<OperatorAction> log) {
        this.nation = settings.nationId();
        this.clock = clock;
        this.peers = settings.peers().stream()
                .map(peer -> (Recipient) new Recipient.Peer(new NationId(peer)))
                .toList();
        this.policies = policies;
        this.latencies = latencies;
        this.inputs = inputs;
        this.log = log;
    }

    /** Keeps the newest state of an own track, for {@link #whoMaySee}; engine thread. */
    void keep(Track track) {
        if (track.status() == Track.Status.DROPPED) {
            ownTracks.remove(track.id());
        } else {
            ownTracks.put(track.id(), track);
        }
    }

    @Override
    public void acted(OperatorAction action) {
        log.accept(action);
        switch (action) {
            case OperatorAction.Acknowledged note ->
                inputs.accept(new Input.Acknowledge(note.operator(), note.role().name(), note.event(), note.version()));
            case OperatorAction.Forbidden forbidden -> {}
            case OperatorAction.SignedIn in -> {}
            case OperatorAction.SignedOut out -> {}
            case OperatorAction.SignInRefused refused -> {}
        }
    }

    @Override
    public void shown(Item item, long sentUnixNanos) {
        stampsOf(item).ifPresent(stamps -> {
            if (stamps.arrivedUnixNanos() > 0 && isNews(item, stamps.arrivedUnixNanos())) {
                latencies.record(sourceOf(item), sentUnixNanos - stamps.arrivedUnixNanos());
            }
        });
    }

    /** A track that was only predicted onward has no new datagram behind it. */
    private boolean isNews(Item item, long arrivedUnixNanos) {
        if (!(item instanceof SystemTrack track)) {
            return true;
        }
        if (track.status() == Track.Status.COASTING || track.status() == Track.Status.DROPPED) {
            return false;
        }
        if (lastTimed.size() > MAX_TIMED) {
            lastTimed.clear();
        }
        Long before = lastTimed.put(track.id(), arrivedUnixNanos);
        return before == null || before < arrivedUnixNanos;
    }

    @Override
    public List<Visibility> whoMaySee(SystemTrack track) {
        Optional<Track> own = track.contributions().stream()
                .map(Contribution::track)
                .filter(id -> id.nation().equals(nation))
                .flatMap(id -> Optional.ofNullable(ownTracks.get(id)).stream())
                .findFirst();
        return own.map(item -> visibilities(item, clock.now())).orElse(List.of());
    }

    private List<Visibility> visibilities(Track track, TimeTag now) {
        return policies.whoMaySee(track, peers, now).stream()
                .map(PictureDesk::visibility)
                .toList();
    }

    @Override
    public Optional<PolicyChange> policy(String operator, Role role, PolicyStep step) {
        CompletableFuture<PolicyChange> answer = new CompletableFuture<>();
        inputs.accept(new Input.PolicyAction(operator, role, step, answer::complete));
        try {
            return Optional.of(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public PolicyView policy() {
        return policies.view(clock.now());
    }

    private static Visibility visibility(Access access) {
        Visibility.Verdict verdict = !access.allowed()
                ? Visibility.Verdict.WITHHELD
                : access.reduced() ? Visibility.Verdict.REDUCED : Visibility.Verdict.FULL;
        return new Visibility(access.recipient(), verdict, access.rule(), access.reason());
    }

    /** Tracks and warnings are timed: what an operator waits for. */
    private static Optional<Stamps> stampsOf(Item item) {
        return switch (item) {
            case SystemTrack track when track.status() == Track.Status.CONFIRMED -> Optional.of(track.stamps());
            case Warning warning -> Optional.of(warning.stamps());
            default -> Optional.empty();
        };
    }

    /** Whose datagram is behind the item: the nation of the track measured last. */
    private static NationId sourceOf(Item item) {
        return item instanceof SystemTrack track
                ? track.contributions().stream()
                        .max(Comparator.comparing(Contribution::lastPlot))
                        .orElseThrow()
                        .track()
                        .nation()
                : item.origin();
    }
}
