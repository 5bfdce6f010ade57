package org.watchfire.exchange.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.ledger.Books;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.ledger.Differences;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.ledger.Problems;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.rows.Matrices;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.Row;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * Everything an exchange decides. One thread at a time calls it, and whatever happens elsewhere (a commit, an outcome, the
 * engine's word) comes back through the executor it was given; so the same object runs on a thread of its own, as in
 * {@link Exchange}, or step by step on a simulated clock.
 */
public final class Desk {
    private static final Logger LOG = Logger.getLogger(Desk.class.getName());

    private final ExchangeSettings settings;
    private final Transport transport;
    private final ExchangeClock clock;
    private final Books books;
    private final Map<NationId, Partner> peers = new TreeMap<>();
    private final Map<Channel, Boolean> links = new EnumMap<>(Channel.class);
    private final Problems problems;
    private final Entrance entrance;
    private final OpenWay way;
    private long policies;

    /**
     * Takes up from the journal where another one stopped. Every link is down until {@link #link} says otherwise.
     *
     * @param settings keys, peers, times
     * @param transport takes what is to be sent; starting it, and passing on what it says, is the caller's
     * @param journal of the same nation and realm
     * @param clock wall and scenario time
     * @param sink takes what partners sent, within the call that brought it
     * @param gate the policy, asked again about what waited
     * @param later runs actions on the thread that owns the desk, after the call under way
     * @throws JournalFailure where the journal has a row of the exchange that cannot be read
     */
    public Desk(
            ExchangeSettings settings,
            Transport transport,
            Journal journal,
            ExchangeClock clock,
            Sink sink,
            Gate gate,
            Executor later) {
        this.settings = settings;
        this.transport = transport;
        this.clock = clock;
        problems = new Problems(settings.ring().nation());
        books = new Books(new Clocks(), new Matrices(journal.epoch()), problems, new Differences(problems));
        entrance = new Entrance(settings, clock);
        Pen pen = new Pen(journal, clock, later);
        Surroundings around = new Surroundings(settings, transport, pen, sink, gate);
        for (NationId peer : settings.peers()) {
            peers.put(peer, new Partner(peer, around, books));
        }
        for (Channel channel : Channel.values()) {
            links.put(channel, false);
        }
        way = new OpenWay(pen);
        restore(journal);
        books.differences().restored();
    }

    /** Takes up from the journal what was sent, received and receipted before. */
    private void restore(Journal journal) {
        journal.read(1, RowKinds.ASSURED).forEach(this::restore);
        peers.values().forEach(Partner::restored);
        Outbox.waiting(journal)
                .forEach((to, released) -> peer(to).ifPresent(peer -> released.stream()
                        .filter(entry -> isOfThisRealm(entry.item()))
                        .forEach(peer::takeUp)));
    }

    private void restore(Row row) {
        if (!(Envelope.parse(row.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            throw JournalFailure.unreadable(row, "is no envelope");
        }
        Header header = envelope.header();
        boolean isOurs = header.origin().equals(settings.ring().nation());
        peer(isOurs ? header.recipient() : header.origin()).ifPresent(peer -> peer.restore(row, envelope, way));
    }

    /**
     * Sends what was released.
     *
     * @param released each to a peer's node
     * @param firstRow number of the journal row of the first one, which those of the others follow; 0 without rows
     * @param policy number of the policy that released them, as of {@link #judgeBy}
     * @throws IllegalArgumentException for a recipient that is not a peer's node
     */
    public void send(Collection<Releasable> released, long firstRow, long policy) {
        long row = firstRow;
        for (Releasable releasable : released) {
            if (!(releasable.recipient() instanceof Recipient.Peer(NationId nation))) {
                throw new IllegalArgumentException(releasable.recipient() + " is not a partner's node");
            }
            Partner peer = peer(nation).orElseThrow(() -> new IllegalArgumentException(nation + " is no peer"));
            Item item = releasable.item();
            Outbox.Entry entry = new Outbox.Entry(item, firstRow > 0 ? row++ : 0);
            if (releasable.realm() != settings.ring().realm() || !isOfThisRealm(item)) {
                problems.add("refused to send an item of realm " + releasable.realm() + " on the exchange of realm "
                        + settings.ring().realm());
                continue;
            }
            switch (item.lane()) {
                case ASSURED -> peer.offer(entry);
                case LIVE -> peer.offerLive(item, policy < policies);
            }
        }
    }

    private boolean isOfThisRealm(Item item) {
        return item.statedRealm()
                .filter(realm -> realm != settings.ring().realm())
                .isEmpty();
    }

    /**
     * The policy changed: this gate is asked from now on, and at once about what waits.
     *
     * @param gate of that policy
     * @param policy its number, counted from 1; that of the start is 0
     */
    public void judgeBy(Gate gate, long policy) {
        policies = policy;
        for (Partner peer : peers.values()) {
            peer.judgeBy(gate);
        }
    }

    /** Takes what came from the hub; what does not verify is counted and named in the {@link #ledger}, and goes no further. */
    public void received(Arrival arrival) {
        if (!(Envelope.parse(arrival.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope))) {
            problems.add("refused " + arrival.bytes().length + " bytes from the hub: not an envelope");
            arrival.acknowledge().run();
            return;
        }
        Header header = envelope.header();
        Optional<String> refused = entrance.refusal(envelope, arrival.channel());
        if (refused.isPresent()) {
            problems.add("refused " + envelope + ": " + refused.get());
            peer(header.origin()).ifPresent(peer -> peer.refused(header.lane()));
            arrival.acknowledge().run();
        } else if (header.kind() == Kind.REFUSAL) {
            refusedByHub(envelope);
            arrival.acknowledge().run();
        } else {
            peer(header.origin()).orElseThrow().received(envelope, arrival);
        }
    }

    private void refusedByHub(Envelope envelope) {
        if (Refusal.decode(envelope.payload()) instanceof Decoded.Value<Refusal>(Refusal refusal)) {
            problems.add("hub refused " + refusal.lane() + " " + refusal.sequence() + " to " + refusal.recipient()
                    + ": " + refusal.reason());
            peer(refusal.recipient()).ifPresent(peer -> peer.refusedByHub(envelope, refusal));
        }
    }

    /**
     * A way to the hub opened or closed.
     *
     * @param channel which
     * @param up whether it is open now
     * @param why one sentence, for the log
     */
    public void link(Channel channel, boolean up, String why) {
        if (links.put(channel, up) != up) {
            LOG.info(() -> settings.ring().nation() + " " + channel + " link " + (up ? "up" : "down") + ": " + why);
        }
        if (channel != Channel.ASSURED) {
            linkPartners(channel, up);
        } else if (up) {
            way.opened(() -> linkPartners(channel, true));
        } else {
            way.shut();
            linkPartners(channel, false);
        }
    }

    private void linkPartners(Channel channel, boolean up) {
        for (Partner peer : peers.values()) {
            peer.link(channel, up);
        }
    }

    /** Does what is due; to be called every few milliseconds. */
    public void tick() {
        long now = clock.monotonicNanos();
        settings.ring().refreshSometimes();
        for (Partner peer : peers.values()) {
            peer.tick(now);
        }
    }

    /** Everything counted, as of now. */
    public Ledger ledger() {
        List<Ledger.Sent> sent = new ArrayList<>();
        List<Ledger.Received> received = new ArrayList<>();
        peers.values().forEach(peer -> peer.count(sent, received));
        return new Ledger(
                settings.ring().nation(),
                settings.ring().realm(),
                clock.wallUnixNanos(),
                sent,
                received,
                links,
                problems.all(),
                books.clocks().differences(),
                books.clocks().isOwnDoubtful(),
                books.differences().lines(),
                books.differences().found(),
                books.matrices().recalls().lines(),
                books.matrices().endings().lines(),
                peers.values().stream().flatMap(peer -> peer.silent().stream()).toList());
    }

    /** Ends the way to the hub. */
    public void close() {
        transport.close();
    }

    private Optional<Partner> peer(NationId nation) {
        return Optional.ofNullable(peers.get(nation));
    }
}
