package org.watchfire.picture;

import org.watchfire.release.Recipient;

/**
 * Whether one recipient gets to see one track, for the operator to read.
 *
 * @param recipient who
 * @param verdict whether
 * @param rule the policy's rule that decided
 * @param reason one sentence
 */
public record Visibility(Recipient recipient, Verdict verdict, String rule, String reason) {
    /** What the recipient gets. */
    public enum Verdict {
        /** The item as it is. */
        FULL,
        /** A reduced version. */
        REDUCED,
        /** Nothing. */
        WITHHELD
    }
}
