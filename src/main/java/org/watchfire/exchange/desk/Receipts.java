package org.watchfire.exchange.desk;

import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.exchange.wire.Receipt;

/** Tells one peer what is held of its envelopes: soon after something changed, and every two seconds as a sign of life. */
final class Receipts {
    private static final long SOON_NANOS = 20_000_000L;
    private static final long HEARTBEAT_NANOS = 2_000_000_000L;
    private static final int LIFE_MILLIS = 10_000;

    private final Sealer sealer;
    private final Transport transport;
    private final long holderEpoch;
    private final AssuredIn assured;
    private final LiveIn live;
    private final Reach reach;

    private boolean up;
    private boolean changed = true;
    private boolean sentBefore;
    private long sentNanos;
    private long heldWhenSent;
    private long heardUnixNanos;
    private long echoSentUnixNanos;
    private long echoReceivedUnixNanos;

    Receipts(Sealer sealer, Transport transport, long holderEpoch, AssuredIn assured, LiveIn live, Reach reach) {
        this.sealer = sealer;
        this.transport = transport;
        this.holderEpoch = holderEpoch;
        this.assured = assured;
        this.live = live;
        this.reach = reach;
    }

    /** Something came that the peer will want to hear of. */
    void changed() {
        changed = true;
    }

    /** The way to the hub opened or closed. */
    void link(boolean open) {
        up = open;
        changed = true;
        reach.link(open);
    }

    /** The peer's receipt came. */
    void received(Header header, Receipt receipt, long receivedUnixNanos) {
        heardUnixNanos = receivedUnixNanos;
        reach.heard(receipt.echoSentUnixNanos());
        echoSentUnixNanos = header.sentUnixNanos();
        echoReceivedUnixNanos = receivedUnixNanos;
    }

    long heardUnixNanos() {
        return heardUnixNanos;
    }

    /** Sends one when it is due. */
    void tick(long nowNanos) {
        if (!up) {
            return;
        }
        boolean news = changed || assured.heldCount() != heldWhenSent;
        long waited = nowNanos - sentNanos;
        if (!sentBefore || (news && waited >= SOON_NANOS) || waited >= HEARTBEAT_NANOS) {
            sentBefore = true;
            sentNanos = nowNanos;
            changed = false;
            heldWhenSent = assured.heldCount();
            Receipt receipt = new Receipt(
                    assured.epoch(),
                    assured.contiguous(),
                    assured.above(),
                    holderEpoch,
                    live.epoch(),
                    live.highest(),
                    live.blocks(),
                    live.itemsOfEpoch(),
                    echoSentUnixNanos,
                    echoReceivedUnixNanos);
            Envelope note = sealer.note(Kind.RECEIPT, LIFE_MILLIS, receipt.encode());
            reach.sent(note.header().sentUnixNanos());
            transport.send(new Post(Channel.RECEIPT, note.toBytes(), "", LIFE_MILLIS, has -> {}));
        }
    }
}
