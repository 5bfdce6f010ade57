package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Recalled;
import org.watchfire.model.NationId;

/** What one partner was asked to give back, and whether its node has said that it did. */
final class RecallsOut {
    /** Most recalls remembered; beyond that the oldest are forgotten, acknowledged or not. The journal has all. */
    private static final int MOST = 1000;

    private final NationId peer;
    private final TreeMap<Long, Ledger.Recall> lines = new TreeMap<>();

    RecallsOut(NationId peer) {
        this.peer = peer;
    }

    /** A recall was given its number. */
    void gave(Envelope recall, int subjects) {
        long sequence = recall.header().sequence();
        lines.put(
                sequence,
                new Ledger.Recall(peer, sequence, subjects, recall.header().sentUnixNanos(), 0));
        if (lines.size() > MOST) {
            lines.pollFirstEntry();
        }
    }

    /** The peer has struck what a recall named. */
    void struck(Recalled recalled, long epoch, long atUnixNanos) {
        if (recalled.epoch() == epoch) {
            lines.computeIfPresent(
                    recalled.sequence(),
                    (sequence, line) -> new Ledger.Recall(
                            peer, sequence, line.subjects(), line.sentUnixNanos(), Math.max(1, atUnixNanos)));
        }
    }

    /** A recall that the hub refused has become a void: nobody will answer it. */
    void voided(long sequence) {
        lines.remove(sequence);
    }

    List<Ledger.Recall> lines() {
        return new ArrayList<>(lines.values());
    }
}
