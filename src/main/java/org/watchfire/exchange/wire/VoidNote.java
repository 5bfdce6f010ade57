package org.watchfire.exchange.wire;

/**
 * Why a number carries nothing.
 *
 * @param reason one sentence, without content
 */
public record VoidNote(String reason) {
    /** The reason given when the origin's policy, asked again before sending, no longer let an item go. */
    public static final String JUDGED_AGAIN = "withdrawn by its origin before it was sent";

    /** As the payload of an envelope. */
    public byte[] encode() {
        return new CborWriter().array(1).text(reason).toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<VoidNote> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            in.array(1);
            return new VoidNote(in.text());
        });
    }
}
