package org.watchfire.exchange.wire;

/**
 * A recipient has struck what one recall named, and its journal says so.
 *
 * @param epoch of the recall's number
 * @param sequence of the recall
 */
public record Recalled(long epoch, long sequence) {
    private static final int PARTS = 2;

    /** As the payload of an envelope. */
    public byte[] encode() {
        return new CborWriter().array(PARTS).integer(epoch).integer(sequence).toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<Recalled> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            in.array(PARTS);
            return new Recalled(in.integer(), in.integer());
        });
    }
}
