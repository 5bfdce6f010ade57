package org.watchfire.exchange.keys;

/** Whether a key that an envelope names may be believed. */
public sealed interface Verifier {
    /**
     * It may.
     *
     * @param key to verify with
     */
    record Known(VerifyingKey key) implements Verifier {}

    /**
     * It may not.
     *
     * @param reason one sentence
     */
    record Refused(String reason) implements Verifier {}
}
