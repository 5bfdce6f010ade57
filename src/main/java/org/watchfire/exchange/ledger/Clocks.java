package org.watchfire.exchange.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.watchfire.model.ClockState;
import org.watchfire.model.NationId;

/**
 * Finds clocks that are wrong, from receipts that echo each other's stamps. Two stamps by each clock give the difference of
 * the two to half a round trip, whatever a hub does to the way (RFC 5905, section 8); of the last samples the one with
 * the shortest round trip counts (its section 10). Where most partners that were heard agree with each other and not with
 * us, it is our clock; otherwise theirs; between two nobody can tell, and both are doubtful.
 */
public final class Clocks {
    /** A difference surely above this makes stamps doubtful. */
    static final long DOUBTFUL_NANOS = 50_000_000;

    private static final int SAMPLES = 8;
    private static final long SAMPLE_LIFE_NANOS = 12_000_000_000L;

    private final Map<NationId, Deque<Sample>> samples = new TreeMap<>();
    private final Map<NationId, Sample> best = new TreeMap<>();
    private boolean ownDoubtful;

    /** Theirs less ours, to half a round trip. */
    private record Sample(long offsetNanos, long boundNanos, long atNanos) {
        boolean isApart() {
            return Math.abs(offsetNanos) - boundNanos > DOUBTFUL_NANOS;
        }

        boolean agreesWith(Sample other) {
            return Math.abs(offsetNanos - other.offsetNanos) <= DOUBTFUL_NANOS + boundNanos + other.boundNanos;
        }
    }

    /**
     * A receipt that echoes one of ours.
     *
     * @param sent of ours, by our clock
     * @param theyReceived it, by theirs
     * @param theySent their receipt, by theirs
     * @param received it, by ours
     * @param monotonicNanos now
     * @return what changed, in one sentence, if anything did
     */
    public Optional<String> sample(
            NationId peer, long sent, long theyReceived, long theySent, long received, long monotonicNanos) {
        long roundTrip = (received - sent) - (theySent - theyReceived);
        if (sent == 0 || roundTrip < 0) {
            return Optional.empty(); // the first receipt echoes nothing; below 0, a clock jumped meanwhile
        }
        Deque<Sample> kept = samples.computeIfAbsent(peer, nation -> new ArrayDeque<>());
        long offset = Math.floorDiv((theyReceived - sent) + (theySent - received), 2);
        kept.addLast(new Sample(offset, roundTrip / 2, monotonicNanos));
        if (kept.size() > SAMPLES) {
            kept.removeFirst();
        }
        kept.removeIf(sample -> monotonicNanos - sample.atNanos > SAMPLE_LIFE_NANOS);
        String before = state();
        best.put(
                peer,
                kept.stream().min(Comparator.comparingLong(Sample::boundNanos)).orElseThrow());
        ownDoubtful = isOwnApart();
        String after = state();
        return before.equals(after) ? Optional.empty() : Optional.of(after);
    }

    private boolean isOwnApart() {
        List<Sample> apart = best.values().stream().filter(Sample::isApart).toList();
        boolean most = apart.size() * 2 > best.size();
        return most && apart.stream().allMatch(apart.getFirst()::agreesWith);
    }

    /** The state of our own clock, where it says {@code told} of itself. */
    public ClockState own(ClockState told) {
        return ownDoubtful ? ClockState.FREE : told;
    }

    /** The state of a partner's clock, where it says {@code told} of itself. */
    public ClockState of(NationId peer, ClockState told) {
        return isDoubtful(peer) ? ClockState.FREE : told;
    }

    /** Whether most partners agree with each other and not with us. */
    public boolean isOwnDoubtful() {
        return ownDoubtful;
    }

    private boolean isDoubtful(NationId peer) {
        Sample sample = best.get(peer);
        return sample != null && sample.isApart() && (!ownDoubtful || best.size() == 1);
    }

    /** One line a partner that was heard. */
    public List<Ledger.PeerClock> differences() {
        List<Ledger.PeerClock> lines = new ArrayList<>();
        best.forEach((peer, sample) ->
                lines.add(new Ledger.PeerClock(peer, sample.offsetNanos, sample.boundNanos, isDoubtful(peer))));
        return lines;
    }

    private String state() {
        List<String> parts = new ArrayList<>();
        if (ownDoubtful) {
            parts.add("our own clock");
        }
        best.keySet().stream().filter(this::isDoubtful).forEach(peer -> parts.add("the clock of " + peer));
        return parts.isEmpty()
                ? "all clocks agree"
                : "stamps are doubtful: " + String.join(" and ", parts) + " is more than " + DOUBTFUL_NANOS / 1_000_000
                        + " ms off";
    }
}
