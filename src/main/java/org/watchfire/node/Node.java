package org.watchfire.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubFailure;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.ClockSettings;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.picture.LogLine;
import org.watchfire.picture.PictureFailure;
import org.watchfire.picture.PictureServer;
import org.watchfire.picture.RoleViews;
import org.watchfire.release.Policy;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;

/**
 * One node. Everything that happens to it becomes an {@link Input} in one queue; the engine thread takes them in order,
 * decides, writes input and decision to the journal, and hands what may leave to its outputs:
 *
 * <pre>
 *  feeds ─┐                                                        ┌─► exchange ══ hub ══ partners
 *  exchange (partners) ─┼─► queue ─► engine ─► journal ─► released ┤
 *  picture (operators) ─┘                                          └─► picture
 * </pre>
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Node.class.getName());

    /** Node time between two ticks: tracks coast and warnings lapse to this precision. */
    private static final double TICK_SECONDS = 0.5;

    private static final long POLL_MILLIS = 200;

    /** A node rehearses without its hub after this long. */
    private static final long LINK_SECONDS = 15;

    /** Turns in a row in which nothing may be outstanding: what a partner says last may call for one more answer. */
    private static final int QUIET_TURNS = 5;

    /** So many inputs decided again have warmed a node up. */
    private static final long WARMING_INPUTS = 5_000;

    private final NodeSettings settings;
    private final Clock wall = Clock.systemUTC();
    private final NodeClock clock;
    private final Journal journal;
    private final JournalCheck check;
    private final Shadow shadow;
    private final EngineLoop loop;
    private final Latencies latencies = new Latencies();
    private final PolicyBoard policies;
    private final DeskLog deskLog;
    private final PictureDesk desk;
    private final PictureServer picture;
    private final Optional<Hub> hub;
    private final Exchange exchange;
    private final List<Feeds.Feed> feeds = new ArrayList<>();
    private final Housekeeping housekeeping;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean failed;

    private Node(Told told, Consumer<String> out, double warmUpSeconds) {
        settings = told.settings();
        NationId nation = settings.nationId();
        KeyRing keys = KeyRing.open(told.resolve(settings.keys()), nation, settings.realm());
        keys.pin(told.resolve(settings.nation() + "-" + settings.realm() + ".pin"));
        Path journalFile = told.resolve(settings.journal());
        clock = NodeClocks.of(settings.clock(), wall);
        Snapshots snapshots = new Snapshots(journalFile, told.start().settings());
        Recovery past = Recovery.of(settings, told.policy(), journalFile, snapshots);
        check = JournalCheck.atStart(journalFile, past.firstRow());
        Engine engine = past.engine();
        clockOnCommand().ifPresent(past::goOn);
        Policy inForce = engine.policyAfterStart(told.policy());
        past.activated().ifPresent(outcome -> told.requireKept(outcome, inForce));
        RoleViews views = past.views();
        views.judgeAgain(mayStillSee(inForce.fresh()));
        journal = Journal.open(journalFile, nation, settings.realm());
        EngineTurn turn = new EngineTurn(engine::accept, journal, this::send, new Outputs());
        loop = new EngineLoop(clock, wall, TICK_SECONDS, turn, this::broken);
        policies = new PolicyBoard(inForce, engine.proposal(clock.now()), settings.realm());
        deskLog = new DeskLog(journal, clock, wall, this::log);
        desk = new PictureDesk(settings, clock, policies, latencies, loop::put, deskLog::write);
        picture = PictureServer.start(Operators.pictureOf(settings), desk, views);
        ExchangeClock exchangeClock = ExchangeClock.system(() -> clock.now().taiNanos(), 0);
        hub = HubWay.serve(told, keys, exchangeClock);
        exchange = Exchange.start(
                ExchangeSettings.of(keys, peers(), HubWay.nation(settings)),
                HubWay.connect(settings, keys, exchangeClock),
                journal,
                exchangeClock,
                this::heard,
                gate(inForce));
        housekeeping = new Housekeeping(
                new StatusBoard(settings, clock.speed()),
                new Intake(hub, picture::malformed),
                engine,
                exchange,
                picture,
                latencies,
                journal,
                check,
                clock,
                wall);
        shadow = new Shadow(told, journalFile, journal, snapshots, wall, check, housekeeping::decidedAgain);
        for (FeedSettings feed : settings.feeds()) {
            feeds.add(Feeds.open(feed, told, clock, wall, loop::offer));
        }
        loop.put(told.start());
        loop.start();
        shadow.start();
        check.start(
                found -> journal.appendAssured(
                        clock.now().taiNanos(), NodeClock.unixNanos(wall), JournalCheck.KIND, found),
                housekeeping::sayAltered);
        feeds.forEach(Feeds.Feed::start);
        announce(out);
        if (warmUpSeconds > 0 && past.inputs() < WARMING_INPUTS) { // a journal played back has warmed up as well
            awaitLink();
            WarmUp.run(settings, inForce, wall, warmUpSeconds);
        }
        OperatorsFile operators = new OperatorsFile(told);
        housekeeping.everySecond(() -> operators.follow(picture, deskLog));
        begin(out);
    }

    /**
     * Starts a node.
     *
     * @param configuration its file
     * @param out takes the lines that say where it is, once it answers there, and then that it is ready
     * @param warmUpSeconds at most this long it rehearses before it is ready; 0 not at all
     * @throws SettingsException if it is told something it cannot use
     * @throws NodeFailure if something around it fails
     */
    public static Node start(Path configuration, Consumer<String> out, double warmUpSeconds) {
        Told told = Told.read(configuration);
        try {
            return new Node(told, out, warmUpSeconds);
        } catch (KeyFailure | JournalFailure | PictureFailure | HubFailure fault) {
            throw new NodeFailure(told.settings().nation() + " node: " + fault.getMessage(), fault);
        }
    }

    /** Whose node it is. */
    public NationId nation() {
        return settings.nationId();
    }

    /** Lets an exercise clock run, as if begun at {@code unixNanos}; of no effect on the machine's clock. */
    public void beginClock(long unixNanos) {
        if (clock instanceof NodeClock.OfExercise exercise) {
            exercise.begin(unixNanos);
        }
    }

    /**
     * Takes nothing more from its feeds, lets its time stand still, and waits until all that waits is decided and every
     * partner says that it holds what was sent on the assured lane.
     *
     * @return whether it came to that within {@code seconds}
     */
    public boolean drain(long seconds) throws InterruptedException {
        feeds.forEach(Feeds.Feed::close);
        loop.stopTicking();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int quietTurns = 0;
        while (quietTurns < QUIET_TURNS && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            boolean quiet = loop.waiting() == 0
                    && exchange.ledger().sent().stream()
                            .filter(line -> line.lane() == Lane.ASSURED)
                            .allMatch(line -> line.outstanding() == 0);
            quietTurns = quiet ? quietTurns + 1 : 0;
        }
        return quietTurns == QUIET_TURNS;
    }

    /** Waits until the node has ended; false if it ended by itself, for a fault. */
    public boolean awaitEnd() throws InterruptedException {
        ended.await();
        return !failed;
    }

    private void send(List<Releasable> released, long firstRow) {
        exchange.send(released, firstRow);
    }

    /** Screens and counters; engine thread. */
    private final class Outputs implements EngineTurn.Outputs {
        @Override
        public void tell(Input input, Decisions decisions, TimeTag now, long unixNanos) {
            Node.this.tell(input, decisions, now, unixNanos);
        }

        @Override
        public void decideBy(Policy policy) {
            Node.this.decideBy(policy);
        }
    }

    /** What followed from one input, for screens and counters; engine thread. */
    private void tell(Input input, Decisions decisions, TimeTag now, long unixNanos) {
        decisions.tracks().forEach(desk::keep);
        decisions.toOperators().forEach(picture::show);
        decisions.recalls().forEach(picture::recall);
        policies.saw(input, decisions, now);
        decisions.policyChange().ifPresent(change -> housekeeping.log(change, now));
        housekeeping.saw(decisions, now, unixNanos);
    }

    /** The engine goes by this policy from here on: so do the exchange and the screens, also with what they hold. */
    private void decideBy(Policy policy) {
        exchange.judgeBy(gate(policy));
        Policy ofScreens = policy.fresh();
        housekeeping.later(() -> picture.judgeAgain(mayStillSee(ofScreens)));
    }

    private BiPredicate<Item, Role> mayStillSee(Policy policy) {
        return (item, role) -> policy.whoMaySee(
                        item, List.of(new Recipient.Operator(nation(), role)), settings.realm(), clock.now())
                .getFirst()
                .allowed();
    }

    private PolicyGate gate(Policy policy) {
        return new PolicyGate(policy.fresh(), settings.realm(), clock::now);
    }

    private void log(LogLine line) {
        picture.log(line);
    }

    /** A partner's envelope, on the exchange's thread. */
    private boolean heard(Inbound inbound) {
        return loop.tryPut(new Input.FromPartner(inbound));
    }

    private Set<NationId> peers() {
        return settings.peers().stream().map(NationId::new).collect(Collectors.toSet());
    }

    /** Says where the node is; everything named here answers already. */
    private void announce(Consumer<String> out) {
        String nation = settings.nation();
        out.accept(nation + " picture " + picture.url());
        if (settings.picture().announceSignIn()) {
            out.accept(nation + " sign-in " + picture.oneTimeSignInUrl(Role.WATCH_OFFICER));
            out.accept(nation + " watch " + picture.oneTimeSignInUrl(Role.WATCH_OFFICER));
        }
        settings.serveHub()
                .ifPresent(section -> out.accept(nation + " hub amqps://" + section.bind() + ":" + section.port()));
        out.accept(nation + " answers");
    }

    /** An exercise clock that somebody began, and that nobody may be there to begin again. */
    private Optional<NodeClock.OfExercise> clockOnCommand() {
        return clock instanceof NodeClock.OfExercise exercise
                        && settings.clock().begin() == ClockSettings.Begin.ON_COMMAND
                ? Optional.of(exercise)
                : Optional.empty();
    }

    /** A partner or hub on the same machine may still be starting: it comes first. */
    private void awaitLink() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LINK_SECONDS);
        while (settings.hub().isPresent() && !exchange.ledger().isLinked() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    private void begin(Consumer<String> out) {
        if (settings.clock().begin() == ClockSettings.Begin.WHEN_READY) {
            beginClock(NodeClock.unixNanos(wall));
        }
        out.accept(settings.nation() + " ready");
    }

    /** A promise of our own code was broken: better no picture than a wrong one. */
    private void broken(Throwable fault) {
        LOG.log(Level.SEVERE, settings.nation() + " node: the engine ended", fault);
        failed = true;
        Thread.ofPlatform().name("stop").start(this::close);
    }

    /** Ends in the order of the flow: nothing comes in, what is decided goes out, the journal is closed last. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        feeds.forEach(Feeds.Feed::close);
        check.close();
        shadow.close();
        loop.close();
        housekeeping.close();
        exchange.close();
        picture.close();
        hub.ifPresent(Hub::close);
        journal.close();
        ended.countDown();
    }
}
