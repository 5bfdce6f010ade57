package org.watchfire.picture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Retraction;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;

/**
 * The picture of one node: what its operators see in a browser.
 *
 * <p>The node gives it released items and its own state; nothing here blocks the caller. For each role the newest state
 * of every track, event and notice is kept; a frame with what changed leaves for every screen of that role within about
 * 20 ms. A slow screen gets fewer frames, never older state. What the operators do comes back through {@link
 * PictureListener}.
 *
 * <p>Bounds: {@value #MOST_TRACKS} tracks, {@value #MOST_EVENTS} events, {@value #MOST_NOTICES} notices and
 * {@value #MOST_LOG_LINES} log lines per role; beyond them new tracks and notices are refused and counted, the oldest
 * event that is over and the oldest log line go. A track unheard of for five minutes of wall time is taken off.
 */
public final class PictureServer implements AutoCloseable {
    static final int MOST_TRACKS = 20_000;
    static final int MOST_EVENTS = 200;
    static final int MOST_NOTICES = 200;
    static final int MOST_LOG_LINES = 500;
    static final int MOST_RATES = 720;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long TRACK_LIFE_NANOS = 300 * SECOND_NANOS;
    private static final long TOMBSTONE_NANOS = 120 * SECOND_NANOS;
    private static final double RATE_SPACING_SECONDS = 5;

    private final PictureSettings settings;
    private final PictureListener listener;
    private final Map<Role, View> views = new EnumMap<>(Role.class);
    private final View common = new View();
    private final AtomicLong logNumber = new AtomicLong();
    private final AtomicLong rateNumber = new AtomicLong();
    private final AtomicLong shownItems = new AtomicLong();
    private final AtomicLong refusedItems = new AtomicLong();
    private final Latency latency = new Latency();
    private final Sender sender;
    private final Web web;
    private Optional<Op.Rate> lastRate = Optional.empty();
    private volatile List<PictureStatus.Counter> counters = List.of();

    private PictureServer(PictureSettings settings, PictureListener listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        for (Role role : Role.values()) {
            views.put(role, new View());
        }
        this.sender = new Sender(
                new Screen.Sent() {
                    @Override
                    public void sent(List<Item> items) {
                        long now = unixNanos();
                        for (Item item : items) {
                            latency.sent(item, now);
                            listener.shown(item, now);
                        }
                    }

                    @Override
                    public void ready() {
                        signal();
                    }
                },
                this::keepHouse);
        this.web = new Web(
                settings, listener, clock, new Web.Inside(sender, views, common, this::metrics, this::answerSelection));
    }

    /**
     * Starts serving.
     *
     * @throws PictureFailure when the port cannot be had; the message says which and what to do
     */
    public static PictureServer start(PictureSettings settings, PictureListener listener) {
        return start(settings, listener, InstantSource.system());
    }

    static PictureServer start(PictureSettings settings, PictureListener listener, InstantSource clock) {
        PictureServer server = new PictureServer(settings, listener, clock);
        server.web.start();
        server.sender.start();
        return server;
    }

    /** The port in use. */
    public int port() {
        return web.port();
    }

    /** Address of the picture, such as {@code http://127.0.0.1:8080}. */
    public String url() {
        return web.url();
    }

    /** An address that signs in once, in the role given, without a password; for demonstrations on this machine. */
    public String oneTimeSignInUrl(Role role) {
        return web.oneTimeSignInUrl(role);
    }

    /**
     * Shows an item to the operators of the role it was released for; newest state wins.
     *
     * @return whether it was taken; false, and counted, for an item of another realm, for another recipient than an
     *     operator of this nation, for a plain {@link Track} (operators see system tracks), or beyond a bound
     */
    public boolean show(Releasable releasable) {
        boolean taken = releasable.realm() == settings.realm()
                && realmOf(releasable.item())
                        .filter(realm -> realm != settings.realm())
                        .isEmpty()
                && releasable.recipient() instanceof Recipient.Operator operator
                && operator.nation().equals(settings.nation())
                && show(releasable.item(), releasable.isReduced(), view(operator.role()));
        (taken ? shownItems : refusedItems).incrementAndGet();
        if (taken) {
            signal();
        }
        return taken;
    }

    /**
     * The policy changed: takes from each role what it may not see any more, and has the screens that showed it begin anew.
     *
     * @param maySee whether an item, as it was shown, may still be seen in a role
     */
    public void judgeAgain(BiPredicate<Item, Role> maySee) {
        views.forEach((role, view) -> {
            boolean gone = view.removeAll(op -> !Op.items(op).stream().allMatch(item -> maySee.test(item, role)));
            if (gone) {
                web.beginAnew(role);
            }
        });
    }

    /**
     * A partner has called back what it had given: takes it from every role, and has the screens that showed it begin anew.
     * Its tracks leave by what became of the system tracks they were in.
     */
    public void recall(Recall recall) {
        long now = System.nanoTime();
        views.forEach((role, view) -> {
            boolean gone = false;
            for (Recall.Subject subject : recall.subjects()) {
                gone |= strike(view, recall.by(), subject, now);
            }
            if (gone) {
                web.beginAnew(role);
            }
        });
        signal();
    }

    private static boolean strike(View view, NationId by, Recall.Subject subject, long now) {
        return switch (subject) {
            case Recall.Subject.OfTrack track -> false;
            case Recall.Subject.OfNotice(NoticeId id) ->
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

    /** Replaces the node's own state. */
    public synchronized void status(PictureStatus status) {
        long now = System.nanoTime();
        counters = status.counters();
        common.put("status", new Op.NodeIs(status), Optional.empty(), now);
        boolean due = lastRate.isEmpty()
                || Math.abs(status.now().secondsSince(lastRate.get().at())) >= RATE_SPACING_SECONDS;
        if (due) {
            Op.Rate rate = new Op.Rate(status.now(), status.plotsPerSecond());
            lastRate = Optional.of(rate);
            putNumbered("p", rateNumber.incrementAndGet(), MOST_RATES, rate, now);
        }
        signal();
    }

    /** Appends a line to the event log. */
    public void log(LogLine line) {
        long number = logNumber.incrementAndGet();
        putNumbered("l", number, MOST_LOG_LINES, new Op.Logged(number, line), System.nanoTime());
        signal();
    }

    /** How many screens are open now. */
    public int screens() {
        return sender.screens().size();
    }

    /** Stops serving; open screens are told that the node went away. */
    @Override
    public void close() {
        sender.close();
        web.close();
    }

    private boolean show(Item item, boolean reduced, View view) {
        long now = System.nanoTime();
        return switch (item) {
            case SystemTrack track -> show(track, reduced, view, now);
            case Assessment assessment ->
                put(view, "a" + assessment.track(), new Op.TrackMeans(assessment), item, MOST_TRACKS, now);
            case Notice notice -> put(view, "n" + notice.id(), new Op.Announced(notice), item, MOST_NOTICES, now);
            case Warning warning -> update(view, warning.event(), event -> event.with(warning), item, now);
            case AllClear clear -> update(view, clear.event(), event -> event.with(clear), item, now);
            case Retraction retraction -> update(view, retraction.event(), event -> event.with(retraction), item, now);
            case Acknowledgement ack -> update(view, ack.event(), event -> event.with(ack), item, now);
            case Track track -> false;
            case Recall recall -> false;
        };
    }

    private static boolean show(SystemTrack track, boolean reduced, View view, long now) {
        if (track.status() == Track.Status.DROPPED) {
            view.remove("a" + track.id());
            view.untrace(track.id());
            view.put("t" + track.id(), new Op.TrackGone(track.id()), Optional.of(track), now);
            return true;
        }
        boolean taken = put(view, "t" + track.id(), new Op.TrackIs(track, reduced), track, MOST_TRACKS, now);
        if (taken) {
            view.trace(track);
        }
        return taken;
    }

    private static boolean put(View view, String key, Op op, Item item, int most, long now) {
        boolean room = view.has(key) || view.count(op.getClass()) < most;
        if (room) {
            view.put(key, op, Optional.of(item), now);
        }
        return room;
    }

    private static boolean update(View view, EventId id, UnaryOperator<EventView> change, Item item, long now) {
        String key = "e" + id;
        if (!view.has(key) && view.count(Op.EventIs.class) >= MOST_EVENTS) {
            view.oldest(op -> op instanceof Op.EventIs is && is.event().isOver())
                    .ifPresent(view::remove);
            if (view.count(Op.EventIs.class) >= MOST_EVENTS) {
                return false;
            }
        }
        view.update(key, EventView.of(id), change, item, now);
        return true;
    }

    private void putNumbered(String prefix, long number, int most, Op op, long now) {
        common.put(prefix + number, op, Optional.empty(), now);
        common.remove(prefix + (number - most));
    }

    private static Optional<Realm> realmOf(Item item) {
        return switch (item) {
            case Warning warning -> Optional.of(warning.realm());
            case AllClear clear -> Optional.of(clear.realm());
            case Retraction retraction -> Optional.of(retraction.realm());
            case Notice notice -> Optional.of(notice.realm());
            case Acknowledgement acknowledgement -> Optional.of(acknowledgement.realm());
            case Recall recall -> Optional.of(recall.realm());
            case Track track -> Optional.empty();
            case SystemTrack track -> Optional.empty();
            case Assessment assessment -> Optional.empty();
        };
    }

    private View view(Role role) {
        return Optional.ofNullable(views.get(role)).orElseThrow();
    }

    private void signal() {
        sender.signal();
    }

    private void keepHouse(List<Screen> screens) {
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
        web.expire();
        common.put("m", latency.report(), Optional.empty(), now);
        screens.forEach(this::answerSelection);
    }

    /** The policy may have changed: what is selected is asked again every second. */
    private void answerSelection(Screen screen) {
        screen.selected()
                .flatMap(id -> view(screen.session().role()).get("t" + id))
                .ifPresent(op -> {
                    if (op instanceof Op.TrackIs is) {
                        screen.say(Words.visibility(is.track().id(), listener.whoMaySee(is.track())));
                    }
                });
    }

    private String metrics() {
        StringBuilder text = new StringBuilder();
        metric(text, "watchfire_picture_screens", "gauge", "Open screens.", screens());
        metric(text, "watchfire_picture_items_total", "counter", "Items taken.", shownItems.get());
        metric(text, "watchfire_picture_refused_total", "counter", "Items refused.", refusedItems.get());
        metric(text, "watchfire_picture_malformed_total", "counter", "Connections without a request.", web.malformed());
        counters.forEach(each -> metric(text, each.name(), "counter", each.help(), each.value()));
        return text.toString();
    }

    /** Connections that said something and no request was in it, such as random bytes. */
    public long malformed() {
        return web.malformed();
    }

    private static void metric(StringBuilder text, String name, String type, String help, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
    }

    private static long unixNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND_NANOS + now.getNano();
    }
}
