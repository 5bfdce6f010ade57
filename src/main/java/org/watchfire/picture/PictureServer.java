package org.watchfire.picture;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.watchfire.model.Item;
import org.watchfire.model.Recall;
import org.watchfire.model.Track;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;

/**
 * The picture of one node: what its operators see in a browser.
 *
 * <p>The node gives it released items and its own state; nothing here blocks the caller. {@link RoleViews} keeps the newest
 * state of everything for each role; a frame with what changed leaves for every screen of that role within about 20 ms. A
 * slow screen gets fewer frames, never older state. What the operators do comes back through {@link PictureListener}.
 *
 * <p>Bound: {@value #MOST_LOG_LINES} log lines; beyond it the oldest go.
 */
public final class PictureServer implements AutoCloseable {
    static final int MOST_LOG_LINES = 500;
    static final int MOST_RATES = 720;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double RATE_SPACING_SECONDS = 5;

    private final PictureListener listener;
    private final RoleViews views;
    private final View common = new View();
    private final AtomicLong logNumber = new AtomicLong();
    private final AtomicLong rateNumber = new AtomicLong();
    private final AtomicLong shownItems = new AtomicLong();
    private final AtomicLong refusedItems = new AtomicLong();
    private final Latency latency = new Latency();
    private final Sender sender;
    private final Web web;
    private Optional<Op.Rate> lastRate = Optional.empty();
    private volatile Optional<PictureStatus> newest = Optional.empty();

    private PictureServer(PictureSettings settings, PictureListener listener, RoleViews views, InstantSource clock) {
        this.listener = listener;
        this.views = views;
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
     * @param views what there is to see already; of the nation and realm in {@code settings}
     * @throws PictureFailure when the port cannot be had; the message says which and what to do
     */
    public static PictureServer start(PictureSettings settings, PictureListener listener, RoleViews views) {
        return start(settings, listener, views, InstantSource.system());
    }

    /** Starts serving a picture with nothing on it. */
    public static PictureServer start(PictureSettings settings, PictureListener listener) {
        return start(settings, listener, InstantSource.system());
    }

    static PictureServer start(PictureSettings settings, PictureListener listener, InstantSource clock) {
        return start(settings, listener, new RoleViews(settings.nation(), settings.realm()), clock);
    }

    private static PictureServer start(
            PictureSettings settings, PictureListener listener, RoleViews views, InstantSource clock) {
        PictureServer server = new PictureServer(settings, listener, views, clock);
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
        boolean taken = views.show(releasable);
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
        views.judgeAgain(maySee).forEach(web::beginAnew);
    }

    /**
     * A partner has called back what it had given: takes it from every role, and has the screens that showed it begin anew.
     * Its tracks leave by what became of the system tracks they were in.
     */
    public void recall(Recall recall) {
        views.recall(recall).forEach(web::beginAnew);
        signal();
    }

    /**
     * Replaces those who may sign in. The sessions of whoever is not among them any more, lost the role acted in, or has another
     * password end at once, their screens with them; nothing they ask after that is done.
     */
    public void operators(List<OperatorAccount> operators) {
        web.operators(operators);
    }

    /** Replaces the node's own state. */
    public synchronized void status(PictureStatus status) {
        long now = System.nanoTime();
        newest = Optional.of(status);
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

    private void putNumbered(String prefix, long number, int most, Op op, long now) {
        common.put(prefix + number, op, Optional.empty(), now);
        common.remove(prefix + (number - most));
    }

    private void signal() {
        sender.signal();
    }

    private void keepHouse(List<Screen> screens) {
        views.expire();
        web.expire();
        common.put("m", latency.report(), Optional.empty(), System.nanoTime());
        screens.forEach(this::answerSelection);
    }

    /** The policy may have changed: what is selected is asked again every second. */
    private void answerSelection(Screen screen) {
        screen.selected()
                .flatMap(id -> views.track(screen.session().role(), id))
                .ifPresent(track -> screen.say(Words.visibility(track.id(), listener.whoMaySee(track))));
    }

    private String metrics() {
        MetricsPage page = new MetricsPage()
                .gauge("watchfire_picture_screens", "Open screens.", screens())
                .counter("watchfire_picture_items_total", "Items taken.", shownItems.get())
                .counter("watchfire_picture_refused_total", "Items refused.", refusedItems.get())
                .counter("watchfire_picture_malformed_total", "Connections without a request.", malformed())
                .counter("watchfire_picture_bodies_refused_total", "Bodies too large, slow or cut.", refusedBodies())
                .counter(
                        "watchfire_picture_connections_given_up_total",
                        "Connections given up for younger ones.",
                        connectionsGivenUp());
        newest.ifPresent(page::node);
        return page.toString();
    }

    /** Connections that said something and no request was in it, such as random bytes. */
    public long malformed() {
        return web.malformed();
    }

    /** Bodies of requests that were too large, came too slowly or broke off. */
    public long refusedBodies() {
        return web.refusedBodies();
    }

    /** Connections given up for younger ones. */
    public long connectionsGivenUp() {
        return web.connectionsGivenUp();
    }

    /** Bodies that have begun and are awaited. */
    int bodiesUnderWay() {
        return web.bodiesUnderWay();
    }

    private static long unixNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND_NANOS + now.getNano();
    }
}
