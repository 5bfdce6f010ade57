package org.watchfire.exchange.simulation;

import java.util.List;
import java.util.Map;

/**
 * What one seed gave.
 *
 * @param seed that repeats it
 * @param items assured items released
 * @param delivered of them, by what the journals say
 * @param voids numbers that carry nothing
 * @param liveDelivered live items handed to engines
 * @param recalls given to the wire, those sent again included
 * @param endings all-clears and retractions of which a partner had the warning
 * @param prompt those of them that had to arrive within 5 s, since nothing was broken
 * @param faults injected, by kind
 * @param misdeeds of the hostile hub, by kind
 * @param failures broken promises in words; empty when all were kept
 */
public record SeedResult(
        long seed,
        long items,
        long delivered,
        long voids,
        long liveDelivered,
        long recalls,
        long endings,
        long prompt,
        Map<Fault, Integer> faults,
        Map<Misdeed, Integer> misdeeds,
        List<String> failures) {
    public SeedResult {
        faults = Map.copyOf(faults);
        misdeeds = Map.copyOf(misdeeds);
        failures = List.copyOf(failures);
    }

    /** Whether all promises were kept. */
    public boolean isClean() {
        return failures.isEmpty();
    }

    /** Kinds of fault. Delay, reordering and doubling are no faults: the wire always does them. */
    public enum Fault {
        /** A link ends. */
        CUT,
        /** Nothing passes, and nobody notices until it is mended. */
        SILENCE,
        /** Nothing reaches a node. */
        DEAF,
        /** Nothing leaves a node. */
        MUTE,
        /** A partner's way takes seconds. */
        SLOW,
        /** A node dies; what was not durable is gone. */
        KILL,
        /** A node dies in the middle of a commit: some rows are on the disk, and nobody was told. */
        TORN_WRITE,
        /** The hub dies. */
        HUB_KILLED,
        /** An engine takes nothing. */
        BUSY,
        /** A disk is full but for the reserve. */
        DISK_FULL,
        /** A clock is 200 to 1000 ms off; one of them in a seed may stay so. */
        CLOCK,
        /** A partner is cut off by policy. */
        POLICY,
        /** Two persons put another policy in force, which lets other things go to each partner. */
        SWITCH,
        /** The hub is hostile. */
        HOSTILE_HUB,
        /** A node dies and never comes back, or is cut off from the hub for good. */
        GONE
    }

    /** What a hostile hub does. */
    public enum Misdeed {
        /** Takes an envelope, says so, and passes nothing on. */
        DROP,
        /** Changes one bit. */
        ALTER,
        /** Puts the end of another envelope to the beginning of this one. */
        SWAP,
        /** Gives it to somebody else. */
        READDRESS,
        /** Gives an old one once more. */
        REPLAY,
        /** Holds it back for seconds. */
        DELAY,
        /** Gives it by another channel. */
        RECHANNEL,
        /** Signs it with its own key, in its origin's name. */
        INVENT,
        /** Makes another warning of its own nation's, with the key that it holds for its refusals. */
        FORGE
    }
}
