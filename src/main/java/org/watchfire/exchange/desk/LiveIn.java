package org.watchfire.exchange.desk;

import java.util.List;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.ledger.Latency;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.statements.LiveTally;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/** The live lane from one peer: numbers only rise, nothing is delivered past its time, gaps are counted and left. */
final class LiveIn {
    private final ExchangeClock clock;
    private final Clocks clocks;
    private final Sink sink;
    private final LiveTally tally = new LiveTally();
    private final Latency.Collector latency = new Latency.Collector();

    private long epoch;
    private long highest;
    private long blocks;
    private long itemsOfEpoch;
    private long received;
    private long delivered;
    private long refused;
    private long repeated;
    private long missing;
    private long stale;

    LiveIn(ExchangeClock clock, Clocks clocks, Sink sink) {
        this.clock = clock;
        this.clocks = clocks;
        this.sink = sink;
    }

    void received(Envelope envelope, Arrival arrival) {
        Header header = envelope.header();
        received++;
        if (header.epoch() > epoch) {
            epoch = header.epoch();
            highest = 0;
            blocks = 0;
            itemsOfEpoch = 0;
            tally.begin(epoch);
        }
        if (header.epoch() < epoch || header.sequence() <= highest) {
            repeated++;
            return;
        }
        missing += header.sequence() - highest - 1;
        highest = header.sequence();
        blocks++;
        tally.add(highest, envelope.toBytes());
        if (!(ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items))
                || items.isEmpty()
                || !items.stream()
                        .allMatch(item ->
                                item.lane() == Lane.LIVE && item.origin().equals(header.origin()))) {
            refused++;
            return;
        }
        long age = clock.wallUnixNanos() - header.sentUnixNanos();
        if (age > header.lifeMillis() * 1_000_000L) {
            stale += items.size();
            return;
        }
        TimeBudget times = Inbound.budget(
                header,
                arrival.hubInUnixNanos(),
                arrival.hubOutUnixNanos(),
                arrival.receivedUnixNanos(),
                clocks.of(header.origin(), header.clock()));
        latency.add(arrival.receivedUnixNanos() - header.sentUnixNanos());
        if (sink.accept(new Inbound(envelope, items, times, false, row -> {}))) {
            delivered += items.size();
            itemsOfEpoch += items.size();
        } else {
            stale += items.size();
        }
    }

    void refused() {
        refused++;
    }

    long epoch() {
        return epoch;
    }

    long highest() {
        return highest;
    }

    long blocks() {
        return blocks;
    }

    long itemsOfEpoch() {
        return itemsOfEpoch;
    }

    /** What stands under each number of this epoch. */
    LiveTally tally() {
        return tally;
    }

    /** The count. */
    Ledger.Received line(NationId peer) {
        return new Ledger.Received(
                peer, Lane.LIVE, received, delivered, refused, repeated, 0, 0, missing, stale, 0, 0, latency.latency());
    }
}
