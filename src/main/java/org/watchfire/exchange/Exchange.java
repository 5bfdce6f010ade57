package org.watchfire.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.watchfire.exchange.desk.Desk;
import org.watchfire.exchange.desk.Sink;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.rows.Outbox;
import org.watchfire.journal.Journal;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * A node's end of the exchange. Takes what was released, and never waits for the network; calls the sink with what
 * partners sent. One thread of its own does all the deciding, signing and verifying; what concerns the assured lane goes
 * before what concerns the live lane, however much of that waits.
 */
public final class Exchange implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
    private static final int QUEUE = 65_536;
    private static final int BULK_QUEUE = 4096;
    private static final long TICK_MILLIS = 2;
    private static final long LEDGER_NANOS = 100_000_000L;
    private static final long PATIENCE_SECONDS = 5;

    private final BlockingQueue<Runnable> urgent = new ArrayBlockingQueue<>(QUEUE);
    private final BlockingQueue<Runnable> bulk = new ArrayBlockingQueue<>(BULK_QUEUE);
    private final Semaphore waiting = new Semaphore(0);
    private final AtomicLong dropped = new AtomicLong();

    /** Changes of policy so far. Bulk may be overtaken by one, and is then judged once more. */
    private final AtomicLong policies = new AtomicLong();

    private final Set<NationId> peers;
    private final Desk desk;
    private final Thread thread;
    private volatile Ledger ledger;
    private volatile boolean closing;

    private Exchange(
            ExchangeSettings settings,
            Transport transport,
            Journal journal,
            ExchangeClock clock,
            Sink sink,
            Gate gate) {
        this.peers = settings.peers();
        this.desk = new Desk(settings, transport, journal, clock, sink, gate, this::enqueue);
        this.ledger = desk.ledger();
        this.thread =
                Thread.ofPlatform().name("exchange-" + settings.ring().nation()).unstarted(this::run);
    }

    /** Begins with a gate that bars nothing; otherwise as the other. */
    public static Exchange start(
            ExchangeSettings settings, Transport transport, Journal journal, ExchangeClock clock, Sink sink) {
        return start(settings, transport, journal, clock, sink, Gate.OPEN);
    }

    /**
     * Takes up from the journal where it stopped, connects and begins.
     *
     * @param settings keys, peers, times
     * @param transport to the hub; closed with the exchange
     * @param journal of this nation and realm; stays open when the exchange is closed
     * @param clock wall and scenario time
     * @param sink takes what partners sent, on the exchange's thread
     * @param gate the policy in force, asked again about what waited
     */
    public static Exchange start(
            ExchangeSettings settings,
            Transport transport,
            Journal journal,
            ExchangeClock clock,
            Sink sink,
            Gate gate) {
        if (journal.realm() != settings.ring().realm()
                || !journal.nation().equals(settings.ring().nation())) {
            throw new IllegalArgumentException(
                    "journal of " + journal.nation() + " " + journal.realm() + " with the keys of "
                            + settings.ring().nation() + " " + settings.ring().realm());
        }
        Exchange exchange = new Exchange(settings, transport, journal, clock, sink, gate);
        exchange.thread.start();
        transport.start(new Transport.Listener() {
            @Override
            public void received(Transport.Arrival arrival) {
                if (arrival.channel() == Channel.LIVE) {
                    exchange.enqueueBulk(() -> exchange.desk.received(arrival));
                } else {
                    exchange.enqueue(() -> exchange.desk.received(arrival));
                }
            }

            @Override
            public void link(Channel channel, boolean up, String why) {
                exchange.enqueue(() -> exchange.desk.link(channel, up, why));
            }
        });
        return exchange;
    }

    /** Sends what no journal row was written of: what the process forgets by dying before it has a number is lost. */
    public void send(List<Releasable> released) {
        send(released, 0);
    }

    /**
     * Sends, each to its own recipient. Does not wait for the network. When live items come faster than they can be signed
     * the oldest are dropped and counted; assured ones make the caller wait, at most 5 s.
     *
     * @param firstRow number of the first of the rows that {@link Outbox#drafts} made of them
     * @throws IllegalArgumentException for a recipient that is not a peer's node
     * @throws IllegalStateException when closed, or nothing moved for 5 s
     */
    public void send(List<Releasable> released, long firstRow) {
        for (Releasable releasable : released) {
            if (!(releasable.recipient() instanceof Recipient.Peer(NationId nation)) || !peers.contains(nation)) {
                throw new IllegalArgumentException(releasable.recipient() + " is not a peer's node");
            }
        }
        Map<Boolean, List<Releasable>> byLane = released.stream()
                .collect(Collectors.partitioningBy(
                        releasable -> releasable.item().lane() == Lane.ASSURED));
        long policy = policies.get();
        List<Releasable> assured = byLane.getOrDefault(true, List.of());
        List<Releasable> live = byLane.getOrDefault(false, List.of());
        if (!assured.isEmpty()) {
            enqueue(() -> desk.send(assured, firstRow, policy));
        }
        if (!live.isEmpty()) {
            enqueueBulk(() -> desk.send(live, 0, policy));
        }
    }

    /**
     * The policy changed: from here on this gate is asked, and first about whatever waits. What is sent after this call was
     * released by the new policy; it is for the one thread that sends.
     */
    public void judgeBy(Gate gate) {
        long policy = policies.incrementAndGet();
        enqueue(() -> desk.judgeBy(gate, policy));
    }

    /** Everything counted, at most a tenth of a second old. */
    public Ledger ledger() {
        return ledger;
    }

    /** Live sends and arrivals dropped because they came faster than they could be dealt with. */
    public long dropped() {
        return dropped.get();
    }

    private void enqueue(Runnable action) {
        try {
            if (Thread.currentThread() == thread) {
                // the desk's own thread must not wait for itself
                if (!urgent.offer(action)) {
                    action.run();
                    return;
                }
            } else if (!closing && !urgent.offer(action, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the exchange took nothing for " + PATIENCE_SECONDS + " s");
            }
            waiting.release();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** The newest wins: at the bound the oldest makes room. */
    private void enqueueBulk(Runnable action) {
        while (!bulk.offer(action)) {
            if (bulk.poll() != null) {
                dropped.incrementAndGet();
            }
        }
        waiting.release();
    }

    private void run() {
        long ticked = System.nanoTime();
        long counted = ticked;
        while (!closing) {
            try {
                if (waiting.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    Runnable first = urgent.poll();
                    Runnable action = first != null ? first : bulk.poll();
                    if (action != null) {
                        action.run();
                    }
                }
                long now = System.nanoTime();
                if (now - ticked >= TICK_MILLIS * 1_000_000) {
                    ticked = now;
                    desk.tick();
                }
                if (now - counted >= LEDGER_NANOS) {
                    counted = now;
                    ledger = desk.ledger();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "exchange: an action failed and was left out", failure);
            }
        }
    }

    /** Stops. What is not receipted stays in the journal for the next start. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        desk.close();
    }
}
