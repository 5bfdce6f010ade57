package org.watchfire.exchange.wire;

import org.watchfire.model.Lane;
import org.watchfire.model.NationId;

/**
 * The hub tells an origin what it did not pass on.
 *
 * @param recipient it was for
 * @param lane it came on
 * @param epoch of its number
 * @param sequence its number, at least 1: of what cannot be read or bears none nobody is told
 * @param reason one sentence, without content
 */
public record Refusal(NationId recipient, Lane lane, long epoch, long sequence, String reason) {
    private static final int PARTS = 5;
    private static final Lane[] LANES = Lane.values();

    /** As the payload of an envelope. */
    public byte[] encode() {
        CborWriter out = new CborWriter().array(PARTS);
        new PartWriter(out).nation(recipient);
        return out.enumeration(lane)
                .integer(epoch)
                .integer(sequence)
                .text(reason)
                .toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<Refusal> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            in.array(PARTS);
            return new Refusal(
                    new PartReader(in).nation(), in.enumeration(LANES), in.integer(), in.integer(), in.text());
        });
    }
}
