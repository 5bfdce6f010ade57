package org.watchfire.exchange.wire;

import java.util.List;

/**
 * What a recipient holds of one origin's envelopes: cumulative, so that only the newest matters. Sent when something
 * changed and every few seconds anyway, which shows both ends that the other lives and how their clocks differ.
 *
 * @param epoch of the assured numbers it is about; 0 before any arrived
 * @param contiguous all assured numbers up to this one are in the recipient's journal
 * @param above further numbers that are, beyond the first gap; in order
 * @param holderEpoch when the recipient's journal began: a newer one says that it holds nothing from before
 * @param liveEpoch of the live numbers it is about; 0 before any arrived
 * @param liveHighest highest live number received
 * @param liveBlocks live blocks received in that epoch
 * @param liveItems items delivered from them
 * @param echoSentUnixNanos sending time, by its origin's clock, of the newest receipt received from the one this goes to; 0
 *     for none
 * @param echoReceivedUnixNanos when that one arrived, by the recipient's clock
 */
public record Receipt(
        long epoch,
        long contiguous,
        List<Span> above,
        long holderEpoch,
        long liveEpoch,
        long liveHighest,
        long liveBlocks,
        long liveItems,
        long echoSentUnixNanos,
        long echoReceivedUnixNanos) {
    /** Most spans named in one receipt; numbers beyond them follow in later ones. */
    public static final int MAX_SPANS = 256;

    private static final int PARTS = 10;

    public Receipt {
        above = List.copyOf(above);
        if (contiguous < 0 || above.size() > MAX_SPANS) {
            throw new IllegalArgumentException("contiguous " + contiguous + " or " + above.size() + " spans");
        }
    }

    /**
     * Numbers without a gap.
     *
     * @param from first
     * @param to last, not before {@code from}
     */
    public record Span(long from, long to) {
        public Span {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("span " + from + ".." + to + " is not in order");
            }
        }
    }

    /** As the payload of an envelope. */
    public byte[] encode() {
        CborWriter out =
                new CborWriter().array(PARTS).integer(epoch).integer(contiguous).array(above.size());
        above.forEach(span -> out.array(2).integer(span.from).integer(span.to));
        return out.integer(holderEpoch)
                .integer(liveEpoch)
                .integer(liveHighest)
                .integer(liveBlocks)
                .integer(liveItems)
                .integer(echoSentUnixNanos)
                .integer(echoReceivedUnixNanos)
                .toBytes();
    }

    /** From the payload of an envelope; any bytes whatever give a value. */
    public static Decoded<Receipt> decode(byte[] payload) {
        CborReader in = new CborReader(payload);
        return Decoded.reading(in, () -> {
            in.array(PARTS);
            return new Receipt(
                    in.integer(),
                    in.integer(),
                    in.list(MAX_SPANS, () -> {
                        in.array(2);
                        return new Span(in.integer(), in.integer());
                    }),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer(),
                    in.integer());
        });
    }
}
