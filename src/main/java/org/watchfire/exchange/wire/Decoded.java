package org.watchfire.exchange.wire;

import java.util.function.Supplier;

/**
 * What came of reading bytes from outside.
 *
 * @param <T> what they were to be
 */
public sealed interface Decoded<T> {
    /**
     * They were.
     *
     * @param value what they said
     */
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * They were not.
     *
     * @param offset bytes from the start to where the fault was noticed
     * @param reason one sentence, without content
     */
    record Malformed<T>(int offset, String reason) implements Decoded<T> {}

    /** Runs a reader over bytes and turns its faults, and refusals by the records it builds, into a value. */
    static <T> Decoded<T> reading(CborReader reader, Supplier<T> body) {
        try {
            T value = body.get();
            reader.end();
            return new Value<>(value);
        } catch (CborFault fault) {
            return new Malformed<>(fault.offset(), String.valueOf(fault.getMessage()));
        } catch (IllegalArgumentException refused) {
            return new Malformed<>(reader.offset(), String.valueOf(refused.getMessage()));
        }
    }
}
