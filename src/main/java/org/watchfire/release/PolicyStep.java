package org.watchfire.release;

import org.watchfire.model.NationId;

/** One step of one person towards another policy. */
public sealed interface PolicyStep {
    /**
     * Lays a text before a second person.
     *
     * @param load what reading {@code text} came to; read where the step is made, since it takes some tenths of a second
     */
    record Propose(String text, PolicyLoad load) implements PolicyStep {
        /** Reads a text. */
        public static Propose of(String text) {
            return new Propose(text, Policy.parse("policy", text));
        }
    }

    /**
     * Puts in force what waits.
     *
     * @param sha256 of the text that this person has read, as {@link Policy#sha256} gives it
     */
    record Approve(String sha256) implements PolicyStep {}

    /** Takes back what waits. */
    record Withdraw() implements PolicyStep {}

    /**
     * Stops all release to a partner at once; it comes back only by a new policy.
     *
     * @param partner whom
     */
    record CutOff(NationId partner) implements PolicyStep {}
}
