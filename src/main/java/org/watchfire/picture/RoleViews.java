package org.watchfire.picture;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;

/**
 * What each role may see of the picture now: the newest state of every track, event and notice that was released for it.
 * It stands by itself, so that a node that comes back fills it from its journal before the first screen opens, and a watch
 * officer finds the open events where they were.
 *
 * <p>Bounds per role: {@value #MOST_TRACKS} tracks, {@value #MOST_EVENTS} events, {@value #MOST_NOTICES} notices; beyond them
 * new tracks and notices are refused, and the oldest event that is over goes. A track unheard of for five minutes of wall
 * time is taken off.
 *
 * <p>Safe for use by several threads.
 */
public final class RoleViews {
    static final int MOST_TRACKS = 20_000;
    static final int MOST_EVENTS = 200;
    static final int MOST_NOTICES = 200;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long TRACK_LIFE_NANOS = 300 * SECOND_NANOS;
    private static final long TOMBSTONE_NANOS = 120 * SECOND_NANOS;

    private final NationId nation;
    private final Realm realm;
    private final Map<Role, View> views = new EnumMap<>(Role.class);

    /**
     * Empty views.
     *
     * @param nation whose operators look
     * @param realm that alone may be shown
     */
    public RoleViews(NationId nation, Realm realm) {
        this.nation = nation;
        this.realm = realm;
        for (Role role : Role.values()) {
            views.put(role, new View());
        }
    }

    /** What each role was shown, in a form that outlives the process. */
    public static final class Memory {
        private final Map<Role, View.Memory> views = new EnumMap<>(Role.class);

        private Memory() {}
    }

    /** Views that show what others did, as {@link #memory} told it. */
    public static RoleViews of(NationId nation, Realm realm, Memory memory) {
        RoleViews views = new RoleViews(nation, realm);
        long now = System.nanoTime();
        memory.views.forEach((role, shown) -> views.views.put(role, View.of(shown, now)));
        return views;
    }

    /** What they show now, for another process to go on with. To be written down before they change. */
    public Memory memory() {
        Memory memory = new Memory();
        long now = System.nanoTime();
        views.forEach((role, view) -> memory.views.put(role, view.memory(now)));
        return memory;
    }

    /**
     * Takes an item that has been shown before this start, as the journal tells it: nothing of it is news, so no screen is timed by
     * it, and a track that ended leaves nothing behind.
     */
    public void remember(Releasable releasable) {
        if (take(releasable, false)
                && releasable.item() instanceof SystemTrack track
                && track.status() == Track.Status.DROPPED) {
            viewFor(releasable).ifPresent(view -> view.remove(keyOf(track.id())));
        }
    }

    /** Takes an item that is new; false for what is not for operators of this nation and realm, or beyond a bound. */
    boolean show(Releasable releasable) {
        return take(releasable, true);
    }

    /**
     * Takes from each role what it may not see any more.
     *
     * @param maySee whether an item, as it was shown, may still be seen in a role
     * @return the roles that lost something
     */
    public Set<Role> judgeAgain(BiPredicate<Item, Role> maySee) {
        Set<Role> changed = EnumSet.noneOf(Role.class);
        views.forEach((role, view) -> {
            if (view.removeAll(op -> !Op.items(op).stream().allMatch(item -> maySee.test(item, role)))) {
                changed.add(role);
            }
        });
        return changed;
    }

    /**
     * Takes from every role what a partner has called back. Tracks leave by what became of the system tracks they were in.
     *
     * @return the roles that lost something
     */
    public Set<Role> recall(Recall recall) {
        long now = System.nanoTime();
        Set<Role> changed = EnumSet.noneOf(Role.class);
        views.forEach((role, view) -> {
            for (Recall.Subject subject : recall.subjects()) {
                if (strike(view, recall.by(), subject, now)) {
                    changed.add(role);
                }
            }
        });
        return changed;
    }

    /** What a role may see. */
    View of(Role role) {
        return Optional.ofNullable(views.get(role)).orElseThrow();
    }

    /** The track of this number as a role sees it, if it does. */
    Optional<SystemTrack> track(Role role, SystemTrackId id) {
        return of(role).get(keyOf(id))
                .flatMap(op -> op instanceof Op.TrackIs(SystemTrack track, boolean reduced)
                        ? Optional.of(track)
                        : Optional.empty());
    }

    /** Takes off what has been silent for too long, and forgets what left long ago; for a call each second. */
    void expire() {
        long now = System.nanoTime();
        for (View view : views.values()) {
            view.unchangedSince(now - TOMBSTONE_NANOS, Op.TrackGone.class).forEach((key, op) -> view.remove(key));
            view.unchangedSince(now - TRACK_LIFE_NANOS, Op.TrackIs.class).forEach((key, op) -> {
                if (op instanceof Op.TrackIs is) {
                    view.remove("a" + is.track().id());
                    view.untrace(is.track().id());
                    view.put(key, new Op.TrackGone(is.track().id()), Optional.empty(), now);
                }
            });
        }
    }

    private boolean take(Releasable releasable, boolean isNews) {
        return viewFor(releasable)
                .filter(view -> take(releasable.item(), releasable.isReduced(), isNews, view))
                .isPresent();
    }

    private Optional<View> viewFor(Releasable releasable) {
        boolean isOurs = releasable.realm() == realm
                && releasable
                        .item()
                        .statedRealm()
                        .filter(other -> other != realm)
                        .isEmpty();
        return isOurs
                        && releasable.recipient() instanceof Recipient.Operator operator
                        && operator.nation().equals(nation)
                ? Optional.of(of(operator.role()))
                : Optional.empty();
    }

    private static boolean take(Item item, boolean reduced, boolean isNews, View view) {
        long now = System.nanoTime();
        Optional<Item> news = isNews ? Optional.of(item) : Optional.empty();
        return switch (item) {
            case SystemTrack track -> take(track, reduced, view, news, now);
            case Assessment assessment ->
                put(view, "a" + assessment.track(), new Op.TrackMeans(assessment), news, MOST_TRACKS, now);
            case Notice notice -> put(view, "n" + notice.id(), new Op.Announced(notice), news, MOST_NOTICES, now);
            case Warning warning -> update(view, warning.event(), event -> event.with(warning), news, now);
            case AllClear clear -> update(view, clear.event(), event -> event.with(clear), news, now);
            case Retraction retraction -> update(view, retraction.event(), event -> event.with(retraction), news, now);
            case Relation relation -> update(view, relation.event(), event -> event.with(relation), news, now);
            case Acknowledgement ack -> update(view, ack.event(), event -> event.with(ack), news, now);
            case Track track -> false;
            case Recall recall -> false;
        };
    }

    private static boolean take(SystemTrack track, boolean reduced, View view, Optional<Item> news, long now) {
        if (track.status() == Track.Status.DROPPED) {
            view.remove("a" + track.id());
            view.untrace(track.id());
            view.put(keyOf(track.id()), new Op.TrackGone(track.id()), news, now);
            return true;
        }
        boolean taken = put(view, keyOf(track.id()), new Op.TrackIs(track, reduced), news, MOST_TRACKS, now);
        if (taken) {
            view.trace(track);
        }
        return taken;
    }

    private static boolean put(View view, String key, Op op, Optional<Item> news, int most, long now) {
        boolean room = view.has(key) || view.count(op.getClass()) < most;
        if (room) {
            view.put(key, op, news, now);
        }
        return room;
    }

    private static boolean update(
            View view, EventId id, UnaryOperator<EventView> change, Optional<Item> news, long now) {
        String key = "e" + id;
        if (!view.has(key) && view.count(Op.EventIs.class) >= MOST_EVENTS) {
            view.oldest(op -> op instanceof Op.EventIs is && is.event().isOver())
                    .ifPresent(view::remove);
            if (view.count(Op.EventIs.class) >= MOST_EVENTS) {
                return false;
            }
        }
        view.update(key, EventView.of(id), change, news, now);
        return true;
    }

    private static boolean strike(View view, NationId by, Recall.Subject subject, long now) {
        return switch (subject) {
            case Recall.Subject.OfTrack track -> false;
            case Recall.Subject.OfNotice(var id) ->
                view.get("n" + id)
                                .filter(op -> op instanceof Op.Announced(Notice notice)
                                        && notice.origin().equals(by))
                                .isPresent()
                        && view.remove("n" + id).isPresent();
            case Recall.Subject.OfEvent(EventId id, Recall.Saying saying) -> {
                if (!(view.get("e" + id).orElse(null) instanceof Op.EventIs(EventView before))) {
                    yield false;
                }
                EventView after = before.without(by, saying);
                if (after.equals(before)) {
                    yield false;
                }
                if (after.isEmpty()) {
                    view.remove("e" + id);
                } else {
                    view.put("e" + id, new Op.EventIs(after), Optional.empty(), now);
                }
                yield true;
            }
        };
    }

    private static String keyOf(SystemTrackId id) {
        return "t" + id;
    }
}
