package org.watchfire.node;

import java.util.List;
import java.util.function.Consumer;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Role;

/**
 * Everything that can move a node: taken from one queue, in one order, each with one {@code now}, and in the journal
 * before anything that follows from it leaves. The same inputs give the same decisions.
 */
public sealed interface Input {
    /**
     * Bytes of a radar or of another system.
     *
     * @param feed name of the feed, as configured
     * @param payload as received; not copied, not to be changed
     * @param arrivedUnixNanos wall time of arrival
     */
    @SuppressWarnings("ArrayRecordComponent") // carried and written, never compared
    record Datagram(String feed, byte[] payload, long arrivedUnixNanos) implements Input {}

    /**
     * What a partner sent, verified.
     *
     * @param inbound the envelope and its items
     */
    record FromPartner(Inbound inbound) implements Input {
        /** Who sent it. */
        public NationId from() {
            return inbound.origin();
        }

        /** What it carries, in order. */
        public List<Item> items() {
            return inbound.items();
        }
    }

    /** Time passed and nothing else happened. */
    record Tick() implements Input {}

    /**
     * An operator took note of an event.
     *
     * @param operator name
     * @param role of that person
     * @param event which
     * @param version the version on the screen
     */
    record Acknowledge(String operator, String role, EventId event, int version) implements Input {}

    /**
     * A person took a step towards another policy.
     *
     * @param operator name
     * @param role of that person
     * @param step which
     * @param answer told what came of it, once that is in the journal
     */
    record PolicyAction(String operator, Role role, PolicyStep step, Consumer<PolicyChange> answer) implements Input {}

    /**
     * The node began to run; what it was told is part of what it decides.
     *
     * @param settings text of the configuration
     * @param policy text of the release policy
     * @param notices texts of the announced activities
     */
    record Start(String settings, String policy, List<String> notices) implements Input {
        public Start {
            notices = List.copyOf(notices);
        }
    }
}
