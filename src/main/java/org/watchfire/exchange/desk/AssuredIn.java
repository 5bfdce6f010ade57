package org.watchfire.exchange.desk;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.ledger.Latency;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.rows.RowKinds;
import org.watchfire.exchange.statements.Tally;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Numbers;
import org.watchfire.exchange.wire.Receipt;
import org.watchfire.exchange.wire.VoidNote;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * The assured lane from one peer. Each number is handed to the engine once, after the one before it about the same event
 * and without waiting for any other; it counts as held when the engine's journal row is durable. What is inside an envelope is
 * looked at first ({@link Contents}), and a number that stays away is named ({@link Gap}).
 */
final class AssuredIn {
    private static final Logger LOG = Logger.getLogger(AssuredIn.class.getName());
    private static final int MOST_WAITING = 10_000;
    /** Of one partner: the hub holds what is not acknowledged, and hands on nothing to anybody beyond what it may hold. */
    private static final long MOST_WAITING_BYTES = 4_000_000;

    private static final long FARTHEST_AHEAD = 10_000_000;

    private final NationId peer;
    private final Pen pen;
    private final Clocks clocks;
    private final Sink sink;
    private final Consumer<String> problems;
    private final Consumer<Envelope> whenHeld;
    private final Tally tally = new Tally();
    private final Latency.Collector latency = new Latency.Collector();
    private final Gap gap = new Gap();

    private final Numbers given = new Numbers();
    private final Numbers held = new Numbers();
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final HeardVersions versions = new HeardVersions();
    private long waitingBytes;
    private long epoch;
    private long named;
    private long received;
    private long delivered;
    private long refused;
    private long repeated;
    private long duplicated;
    private long outOfOrder;
    private long voids;

    /** Received and not yet handed to the engine; no item for a note. */
    private record Waiting(Envelope envelope, Optional<Item> item, Arrival arrival) {}

    /** @param whenHeld told of each envelope that is in the journal for good */
    AssuredIn(
            NationId peer, Pen pen, Clocks clocks, Sink sink, Consumer<String> problems, Consumer<Envelope> whenHeld) {
        this.peer = peer;
        this.pen = pen;
        this.clocks = clocks;
        this.sink = sink;
        this.problems = problems;
        this.whenHeld = whenHeld;
    }

    void received(Envelope envelope, Arrival arrival) {
        Header header = envelope.header();
        long sequence = header.sequence();
        received++;
        begin(header.epoch());
        if (header.epoch() < epoch || given.contains(sequence) || waiting.containsKey(sequence)) {
            repeated++;
            nameOlder(header.epoch());
            arrival.acknowledge().run();
            return;
        }
        Optional<Contents> contents = Contents.of(envelope);
        if (contents.isEmpty() || sequence > given.contiguous() + FARTHEST_AHEAD) {
            refused++;
            LOG.warning(() -> envelope + " is signed but not as it should be inside");
            arrival.acknowledge().run();
            return;
        }
        latency.add(arrival.receivedUnixNanos() - header.sentUnixNanos());
        Waiting candidate = new Waiting(envelope, contents.get().item(), arrival);
        boolean isRoom = waiting.size() < MOST_WAITING && waitingBytes < MOST_WAITING_BYTES;
        if (isRoom && given.hasRoom()) {
            waiting.put(sequence, candidate);
            waitingBytes += envelope.toBytes().length;
        } else if (!given.hasRoom() || !mayFollow(candidate) || !give(candidate)) {
            arrival.acknowledge().run(); // its origin repairs it once there is room
            return;
        }
        deliver();
    }

    /** A peer that lost its journal begins a new one, and its numbers at 1. */
    private void begin(long newEpoch) {
        if (newEpoch > epoch) {
            if (epoch != 0) {
                LOG.warning(() -> peer + " has begun a new journal; its numbers begin again");
            }
            epoch = newEpoch;
            given.clear();
            held.clear();
            waiting.clear();
            waitingBytes = 0;
            tally.begin(newEpoch);
        }
    }

    /** What comes under an older journal is an old envelope come again, or new ones of a peer whose clock had been ahead. */
    private void nameOlder(long itsEpoch) {
        if (itsEpoch < epoch && itsEpoch != named) {
            named = itsEpoch;
            problems.accept(
                    peer + " sends under a journal begun at " + instant(itsEpoch) + ", before the one known here, of "
                            + instant(epoch)
                            + ": taken for repeats; if its clock was ahead then, it has to begin its journal anew after"
                            + " that time");
        }
    }

    private static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(0, unixNanos);
    }

    /** Hands over whatever need not wait. One pass in order is enough: what one waits for has a lower number. */
    private void deliver() {
        for (Iterator<Waiting> next = waiting.values().iterator(); next.hasNext(); ) {
            Waiting candidate = next.next();
            if (mayFollow(candidate)) {
                if (!give(candidate)) {
                    return;
                }
                next.remove();
                waitingBytes -= candidate.envelope.toBytes().length;
            }
        }
    }

    /**
     * Whether what came before it has been handed over. A note does not pass through the engine's queue, so it waits until
     * that is in the journal: otherwise it would stand there first, and after a crash let through what must wait.
     */
    private boolean mayFollow(Waiting candidate) {
        long previous = candidate.envelope.header().previous();
        return previous == 0 || (candidate.item.isEmpty() ? held : given).contains(previous);
    }

    /** False when the engine has no room. */
    private boolean give(Waiting candidate) {
        Header header = candidate.envelope.header();
        long sequence = header.sequence();
        if (candidate.item.isEmpty()) {
            long row = pen.writeAssured(RowKinds.IN, candidate.envelope.toBytes());
            voids += header.kind() == Kind.VOID ? 1 : 0;
            given.add(sequence);
            taken(candidate.envelope, row, candidate.arrival);
            return true;
        }
        Item item = candidate.item.get();
        TimeBudget times = Inbound.budget(
                header,
                candidate.arrival.hubInUnixNanos(),
                candidate.arrival.hubOutUnixNanos(),
                candidate.arrival.receivedUnixNanos(),
                clocks.of(header.origin(), header.clock()));
        boolean superseded = versions.supersede(item);
        Inbound inbound = new Inbound(
                candidate.envelope,
                List.of(item),
                times,
                superseded,
                row -> pen.later().execute(() -> taken(candidate.envelope, row, candidate.arrival)));
        if (!sink.accept(inbound)) {
            return false;
        }
        delivered++;
        duplicated += given.add(sequence) ? 0 : 1;
        outOfOrder += superseded ? 1 : 0;
        versions.heard(item);
        return true;
    }

    /** The engine wrote it down; once that is durable the origin may know. */
    private void taken(Envelope envelope, long row, Arrival arrival) {
        long itsEpoch = epoch;
        pen.whenDurable(row, () -> {
            if (itsEpoch == epoch) {
                hold(envelope);
                whenHeld.accept(envelope);
            }
            arrival.acknowledge().run();
        });
    }

    /** It is in the journal for good. */
    private void hold(Envelope envelope) {
        long sequence = envelope.header().sequence();
        held.add(sequence);
        if (envelope.header().kind() == Kind.VOID
                && VoidNote.decode(envelope.payload()) instanceof Decoded.Value<VoidNote>(VoidNote note)) {
            tally.add(sequence, note.replaced());
            tally.voided(sequence, false);
        } else {
            tally.add(sequence, Tally.hash(envelope.toBytes()));
        }
    }

    /** Offers again what the engine had no room for, and names a gap that stays. */
    void tick(long nowNanos) {
        if (!waiting.isEmpty()) {
            deliver();
        }
        long missing = missing();
        if (gap.isToBeNamed(missing, nowNanos)) {
            problems.accept("number " + missing + " of " + peer + " is missing, " + given.highest() + " has come");
        }
    }

    /** The first number that has not come although a later one has; 0 for none. */
    private long missing() {
        long first = given.contiguous() + 1;
        return given.highest() >= first && !waiting.containsKey(first) ? first : 0;
    }

    void refused() {
        refused++;
    }

    /** A row of the journal, at the start. */
    void restore(Envelope envelope) {
        Header header = envelope.header();
        begin(header.epoch());
        if (header.epoch() < epoch) {
            return;
        }
        boolean isNew = given.add(header.sequence());
        hold(envelope);
        received++;
        if (header.kind().isNote()) {
            voids += header.kind() == Kind.VOID ? 1 : 0;
            return;
        }
        delivered++;
        duplicated += isNew ? 0 : 1;
        Contents.of(envelope).flatMap(Contents::item).ifPresent(versions::heard);
    }

    long epoch() {
        return epoch;
    }

    long contiguous() {
        return held.contiguous();
    }

    List<Receipt.Span> above() {
        return held.spans(Receipt.MAX_SPANS);
    }

    /** What stands under each number held. */
    Tally tally() {
        return tally;
    }

    long heldCount() {
        return held.size();
    }

    /** The count. */
    Ledger.Received line() {
        return new Ledger.Received(
                peer,
                Lane.ASSURED,
                received,
                delivered,
                refused,
                repeated,
                duplicated,
                outOfOrder,
                Math.max(0, given.highest() - given.size()),
                0,
                voids,
                waiting.size(),
                latency.latency());
    }
}
