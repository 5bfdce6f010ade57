package org.watchfire.exchange.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.statements.LiveTally;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.ItemFacts;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.Refusal;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Recall;
import org.watchfire.model.Stamps;

/**
 * The live lane to one peer. Items are gathered into blocks and signed together, because the cost is per signature and
 * per message: what comes after a pause leaves almost at once, and no block follows another within the block time unless 256 items wait. While an item waits, a newer state of the same subject takes its place; after an outage only what is still
 * young enough is sent.
 */
final class LiveOut {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_IN_BLOCK = 256;

    /** What one datagram of a radar leads to comes within this. */
    private static final long GATHER_NANOS = 2_000_000;

    private final Sealer sealer;
    private final Pen pen;
    private final Transport transport;
    private final ExchangeClock clock;
    private final long blockNanos;
    private final long lifeNanos;
    private final long epoch;
    private final Departed departed;

    private final LiveTally tally = new LiveTally();
    private final Map<Object, Waiting> waiting = new LinkedHashMap<>();
    private Gate gate = Gate.OPEN;
    private long oldestNanos;
    private long flushedNanos = Long.MIN_VALUE / 2;
    private long next = 1;
    private boolean up;
    private long released;
    private long delivered;
    private long refused;
    private long lost;
    private long coalesced;
    private long stale;

    private record Waiting(Item item, long offeredNanos) {}

    LiveOut(Sealer sealer, Pen pen, Transport transport, ExchangeSettings settings, Departed departed) {
        this.sealer = sealer;
        this.pen = pen;
        this.transport = transport;
        this.clock = pen.clock();
        this.departed = departed;
        this.blockNanos = settings.block().toNanos();
        this.lifeNanos = settings.life().toNanos();
        this.epoch = clock.wallUnixNanos();
        tally.begin(epoch);
    }

    /** Takes an item for the next block. */
    void offer(Item item) {
        long now = clock.monotonicNanos();
        released++;
        if (waiting.isEmpty()) {
            oldestNanos = now;
        }
        if (waiting.put(ItemFacts.subject(item), new Waiting(item, now)) != null) {
            coalesced++;
        } else if (waiting.size() > MOST_WAITING) {
            Iterator<Waiting> eldest = waiting.values().iterator();
            eldest.next();
            eldest.remove();
            stale++;
        }
        if (up && waiting.size() >= MOST_IN_BLOCK) {
            flush(now);
        }
    }

    /** Does what is due. */
    void tick(long nowNanos) {
        if (up
                && !waiting.isEmpty()
                && nowNanos - oldestNanos >= Math.min(GATHER_NANOS, blockNanos)
                && nowNanos - flushedNanos >= blockNanos) {
            flush(nowNanos);
        }
    }

    /** Takes an item that was released by a policy before the one in force; what may no longer go counts as stale. */
    void offerLate(Item item) {
        if (isBarred(item)) {
            released++;
            stale++;
        } else {
            offer(item);
        }
    }

    /** The policy changed: what waits and may no longer go is dropped; it counts as stale. */
    void judgeBy(Gate newGate) {
        gate = newGate;
        int before = waiting.size();
        waiting.values().removeIf(each -> isBarred(each.item));
        stale += before - waiting.size();
    }

    /** What waits here of these subjects must not leave any more: a recall of them follows. */
    void destroy(Collection<Recall.Subject> subjects) {
        int before = waiting.size();
        waiting.values()
                .removeIf(each ->
                        Recall.subject(each.item).filter(subjects::contains).isPresent());
        stale += before - waiting.size();
    }

    private boolean isBarred(Item item) {
        return gate.bars(item, sealer.peer()).isPresent();
    }

    private void flush(long nowNanos) {
        flushedNanos = nowNanos;
        List<Item> block = new ArrayList<>();
        for (Waiting next : waiting.values()) {
            if (nowNanos - next.offeredNanos > lifeNanos) {
                stale++;
            } else {
                block.add(next.item);
            }
            if (block.size() == MOST_IN_BLOCK) {
                send(block);
                block = new ArrayList<>();
            }
        }
        waiting.clear();
        if (!block.isEmpty()) {
            send(block);
        }
    }

    private void send(List<Item> block) {
        long now = clock.wallUnixNanos();
        long arrived = Long.MAX_VALUE;
        long decided = Long.MIN_VALUE;
        for (Item item : block) {
            Stamps stamps = ItemFacts.stamps(item, now);
            arrived = Math.min(arrived, stamps.arrivedUnixNanos());
            decided = Math.max(decided, stamps.decidedUnixNanos());
        }
        int lifeMillis = (int) (lifeNanos / 1_000_000);
        Envelope envelope = sealer.numbered(
                Kind.BLOCK,
                epoch,
                next++,
                Optional.empty(),
                0,
                ItemFacts.strictest(block),
                new Stamps(arrived, decided),
                lifeMillis,
                ItemCbor.encodeAll(block));
        pen.write(RowKinds.LIVE_OUT, envelope.toBytes());
        int items = block.size();
        transport.send(new Post(Channel.LIVE, envelope.toBytes(), "", lifeMillis, sent -> {
            if (!sent) {
                pen.later().execute(() -> stale += items);
            }
        }));
        block.forEach(departed::left);
        tally.add(envelope.header().sequence(), envelope.toBytes());
    }

    /** The way to the hub opened or closed. */
    void link(boolean open) {
        up = open;
    }

    /** The peer says what it got. */
    void receipted(Receipt receipt) {
        if (receipt.liveEpoch() == epoch) {
            delivered = receipt.liveItems();
            lost = Math.max(0, receipt.liveHighest() - receipt.liveBlocks());
        }
    }

    /** The hub did not pass a block on. */
    void refused(Refusal refusal) {
        refused += refusal.epoch() == epoch ? 1 : 0;
    }

    /** What stands under each number. */
    LiveTally tally() {
        return tally;
    }

    /** The count. */
    Ledger.Sent line(NationId peer, long heardUnixNanos) {
        return new Ledger.Sent(
                peer,
                Lane.LIVE,
                released,
                delivered,
                refused,
                waiting.size(),
                lost,
                coalesced,
                stale,
                0,
                heardUnixNanos);
    }
}
