package org.watchfire.exchange.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * Why a number carries nothing.
 *
 * <p>It names what it stands for by the SHA-256 of that envelope, so that origin and recipient can compare their numbers
 * whichever of the two arrived. That envelope's signature is in the hash and is not known to who never had it, so nothing
 * can be guessed from it.
 *
 * @param reason one sentence, without content
 * @param replaced SHA-256 of the envelope that had the number first, 32 bytes; empty in voids of earlier journals
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record VoidNote(String reason, byte[] replaced) {
    /** The reason given when the origin's policy, asked again before sending, no longer let an item go. */
    public static final String JUDGED_AGAIN = "withdrawn by its origin before it was sent";

    /** The reason given when the hub would not pass an item on. */
    public static final String REFUSED = "refused by the hub";

    private static final int HASH_BYTES = 32;

    public VoidNote {
        if (replaced.length != 0 && replaced.length != HASH_BYTES) {
            throw new IllegalArgumentException("hash of " + replaced.length + " bytes");
        }
        replaced = replaced.clone();
    }

    /** One that does not say what it stands for. */
    public VoidNote(String reason) {
        this(reason, new byte[0]);
    }

    @Override
    public byte[] replaced() {
        return replaced.clone();
    }

    /** As the payload of an envelope. */
    public byte[] encode() {
        return replaced.length == 0
                ? new CborWriter().array(1).text(reason).toBytes()
                : new CborWriter().array(2).text(reason).bytes(replaced).toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<VoidNote> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            int parts = in.arraySize(2);
            String reason = in.text();
            if (parts < 2) {
                return new VoidNote(reason);
            }
            byte[] replaced = in.bytes(HASH_BYTES);
            if (replaced.length == 0) {
                throw new IllegalArgumentException("a hash of nothing");
            }
            return new VoidNote(reason, replaced);
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoidNote that && reason.equals(that.reason) && Arrays.equals(replaced, that.replaced);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, Arrays.hashCode(replaced));
    }

    @Override
    public String toString() {
        return "VoidNote[" + reason + "]";
    }
}
