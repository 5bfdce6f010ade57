package org.watchfire.exchange.ledger;

import java.util.List;
import java.util.Map;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.rows.EndingMatrix;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * What this node sent and received, counted, at one moment. Assured counts reach back to the journal's beginning, live counts
 * to the start of the node.
 *
 * @param nation whose
 * @param realm of what
 * @param atUnixNanos wall time
 * @param sent one line a peer and lane
 * @param received one line a peer and lane
 * @param links ways to the hub, and whether each is open
 * @param problems at most the last 100 refusals, gaps and clock faults in words, oldest first
 * @param clocks how partners' clocks differ from ours; one line a partner heard since the start
 * @param isClockDoubtful whether our own clock is the one that is wrong, as far as partners' stamps can tell
 * @param reconciliations what came of the last statement of each pair and lane this node takes part in
 * @param differences how often, since the node's start, two sides were found to differ
 * @param recalls what partners were asked to give back and whether they did, in order for each; the last thousand
 * @param endings what partners were told to end a warning, who holds it and who has taken note, in order for each; the last thousand
 * @param silent partners that are not heard although our way to the hub is open, each with what it has not acknowledged
 */
public record Ledger(
        NationId nation,
        Realm realm,
        long atUnixNanos,
        List<Sent> sent,
        List<Received> received,
        Map<Channel, Boolean> links,
        List<String> problems,
        List<PeerClock> clocks,
        boolean isClockDoubtful,
        List<Reconciliations.Line> reconciliations,
        long differences,
        List<RecallMatrix.Line> recalls,
        List<EndingMatrix.Line> endings,
        List<Silent> silent) {
    public Ledger {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
        links = Map.copyOf(links);
        problems = List.copyOf(problems);
        clocks = List.copyOf(clocks);
        reconciliations = List.copyOf(reconciliations);
        recalls = List.copyOf(recalls);
        endings = List.copyOf(endings);
        silent = List.copyOf(silent);
    }

    /**
     * A partner that has been silent for more than five seconds. What it has not acknowledged is kept, and goes again when it is
     * heard.
     *
     * @param peer who
     * @param heardUnixNanos when it was last heard of; 0 for never
     * @param numbers of the assured lane that it is not known to hold
     * @param recalls that it has not acknowledged
     * @param endings all-clears and retractions that it does not hold or has not taken note of
     */
    public record Silent(NationId peer, long heardUnixNanos, long numbers, long recalls, long endings) {
        /** After so much silence, on an open way to the hub, a partner is named. */
        public static final long AFTER_NANOS = 5_000_000_000L;

        /** In one sentence. */
        public String inWords() {
            return peer + " is silent; it has not acknowledged " + numbers + " numbers, " + recalls + " recalls, "
                    + endings + " all-clears or retractions; they stay open and go again when it is heard";
        }
    }

    /**
     * How one partner's clock differs from ours.
     *
     * @param peer whose
     * @param offsetNanos theirs less ours
     * @param boundNanos the true difference is no farther than this from it, unless a clock jumped meanwhile
     * @param isDoubtful whether its stamps are not to be trusted
     */
    public record PeerClock(NationId peer, long offsetNanos, long boundNanos, boolean isDoubtful) {}

    /** Whether a partner is silent. */
    public boolean isSilent(NationId peer) {
        return silent.stream().anyMatch(line -> line.peer.equals(peer));
    }

    /** Whether all ways to the hub are open. */
    public boolean isLinked() {
        return links.values().stream().allMatch(up -> up);
    }

    /**
     * What went to one peer on one lane.
     *
     * @param peer recipient
     * @param lane which
     * @param released items given to the exchange
     * @param delivered of them, those the peer says it holds (assured) or was given (live)
     * @param refused numbers the hub refused, or the policy when asked again, each filled by a void
     * @param outstanding given and not yet known to be held: waiting, under way, or unreceipted
     * @param lost numbers that can never arrive: always 0 on the assured lane, blocks the peer missed on the live lane
     * @param coalesced live items replaced by a newer state before they were sent
     * @param stale live items that grew too old before they could be sent
     * @param repaired envelopes sent again from the journal
     * @param heardUnixNanos when this peer was last heard of; 0 for never
     */
    public record Sent(
            NationId peer,
            Lane lane,
            long released,
            long delivered,
            long refused,
            long outstanding,
            long lost,
            long coalesced,
            long stale,
            long repaired,
            long heardUnixNanos) {}

    /**
     * What came from one peer on one lane.
     *
     * @param peer origin
     * @param lane which
     * @param received envelopes believed, repeats among them
     * @param delivered items handed to the engine
     * @param refused envelopes not believed or not for us
     * @param repeated envelopes that came again and were dropped
     * @param duplicated numbers handed to the engine twice: always 0
     * @param outOfOrder versions of an event handed over after a higher one by the same nation
     * @param missing numbers below the highest received that have not arrived (assured), or never will (live)
     * @param stale live items dropped because their time to live had passed
     * @param voids numbers that carry nothing
     * @param waiting envelopes held until an earlier one of the same event arrives
     * @param latency from signing to arrival
     */
    public record Received(
            NationId peer,
            Lane lane,
            long received,
            long delivered,
            long refused,
            long repeated,
            long duplicated,
            long outOfOrder,
            long missing,
            long stale,
            long voids,
            long waiting,
            Latency latency) {}

    /** The line of one peer and lane. */
    public Sent sent(NationId peer, Lane lane) {
        return sent.stream()
                .filter(line -> line.peer.equals(peer) && line.lane == lane)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(peer + " is no peer of " + nation));
    }

    /** The line of one peer and lane. */
    public Received received(NationId peer, Lane lane) {
        return received.stream()
                .filter(line -> line.peer.equals(peer) && line.lane == lane)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(peer + " is no peer of " + nation));
    }
}
