package org.watchfire.exchange;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.watchfire.journal.Journal;
import org.watchfire.model.Lane;
import org.watchfire.release.Releasable;

/**
 * A node's end of the exchange. Takes what was released, and never waits for the network; calls the sink with what
 * partners sent. One thread of its own does all the deciding, signing and verifying.
 */
public final class Exchange implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
    private static final int QUEUE = 65_536;
    private static final int LIVE_SHARE = QUEUE / 2;
    private static final long TICK_MILLIS = 2;
    private static final long LEDGER_NANOS = 100_000_000L;
    private static final long PATIENCE_SECONDS = 5;

    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Desk desk;
    private final Thread thread;
    private volatile Ledger ledger;
    private volatile boolean closing;

    private Exchange(ExchangeSettings settings, Transport transport, Journal journal, ExchangeClock clock, Sink sink) {
        this.desk = new Desk(settings, transport, journal, clock, sink, this::enqueue);
        this.ledger = desk.ledger();
        this.thread =
                Thread.ofPlatform().name("exchange-" + settings.ring().nation()).unstarted(this::run);
    }

    /**
     * Takes up from the journal where it stopped, connects and begins.
     *
     * @param settings keys, peers, times
     * @param transport to the hub; closed with the exchange
     * @param journal of this nation and realm; stays open when the exchange is closed
     * @param clock wall and scenario time
     * @param sink takes what partners sent, on the exchange's thread
     */
    public static Exchange start(
            ExchangeSettings settings, Transport transport, Journal journal, ExchangeClock clock, Sink sink) {
        if (journal.realm() != settings.ring().realm()
                || !journal.nation().equals(settings.ring().nation())) {
            throw new IllegalArgumentException(
                    "journal of " + journal.nation() + " " + journal.realm() + " with the keys of "
                            + settings.ring().nation() + " " + settings.ring().realm());
        }
        Exchange exchange = new Exchange(settings, transport, journal, clock, sink);
        exchange.thread.start();
        transport.start(new Transport.Listener() {
            @Override
            public void received(Transport.Arrival arrival) {
                exchange.enqueue(() -> exchange.desk.received(arrival));
            }

            @Override
            public void link(Channel channel, boolean up, String why) {
                exchange.enqueue(() -> exchange.desk.link(channel, up, why));
            }
        });
        return exchange;
    }

    /**
     * Sends, each to its own recipient. Does not wait for the network. When its queue is full, live items are dropped
     * and counted, and assured ones make the caller wait, at most 5 s.
     *
     * @throws IllegalArgumentException for a recipient that is not a peer's node
     * @throws IllegalStateException when closed, or nothing moved for 5 s
     */
    public void send(List<Releasable> released) {
        if (released.isEmpty()) {
            return;
        }
        List<Releasable> taken = List.copyOf(released);
        if (queue.size() > LIVE_SHARE) {
            taken = taken.stream()
                    .filter(releasable -> releasable.item().lane() == Lane.ASSURED)
                    .toList();
            dropped.addAndGet(released.size() - taken.size());
        }
        List<Releasable> sent = taken;
        if (!sent.isEmpty()) {
            enqueue(() -> desk.send(sent));
        }
    }

    /** Everything counted, at most a tenth of a second old. */
    public Ledger ledger() {
        return ledger;
    }

    /** Live items dropped because the queue was full. */
    public long dropped() {
        return dropped.get();
    }

    private void enqueue(Runnable action) {
        try {
            if (Thread.currentThread() == thread) {
                // the desk's own thread must not wait for itself
                if (!queue.offer(action)) {
                    action.run();
                }
            } else if (!closing && !queue.offer(action, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the exchange took nothing for " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private void run() {
        long ticked = System.nanoTime();
        long counted = ticked;
        while (!closing) {
            try {
                Runnable action = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (action != null) {
                    action.run();
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
