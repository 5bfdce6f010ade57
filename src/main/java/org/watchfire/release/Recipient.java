package org.watchfire.release;

import org.watchfire.model.NationId;

/** To whom an item would go. Authenticated before it is asked about: by certificate, by sign-in, by approval. */
public sealed interface Recipient {
    /** The nation it belongs to. */
    NationId nation();

    /**
     * A partner's node, known by its certificate.
     *
     * @param nation whose node it is
     */
    record Peer(NationId nation) implements Recipient {
        @Override
        public String toString() {
            return nation.toString();
        }
    }

    /**
     * A person at this node's picture, in one role.
     *
     * @param nation of the node
     * @param role acted in
     */
    record Operator(NationId nation, Role role) implements Recipient {
        @Override
        public String toString() {
            return nation + " " + role;
        }
    }

    /**
     * The public of a nation, through its civil protection.
     *
     * @param nation whose public
     * @param approvals how many different persons have approved this message, at least 0
     */
    record Civil(NationId nation, int approvals) implements Recipient {
        public Civil {
            if (approvals < 0) {
                throw new IllegalArgumentException("approvals " + approvals + " is below 0");
            }
        }

        @Override
        public String toString() {
            return nation + " public";
        }
    }
}
