package org.watchfire.exchange.rows;

/** Kinds of the rows that an exchange has in its node's journal: all that it needs to go on after a death, and all an audit reads. */
public final class RowKinds {
    /** What the kinds of the assured lane begin with: numbered envelopes both ways, receipts and refusals. */
    public static final String ASSURED = "exchange.";

    /** A numbered envelope to a partner, as it was signed, or the void that took its place. */
    public static final String OUT = "exchange.out";

    /** An envelope of a partner from the assured lane, as it was signed. */
    public static final String IN = "exchange.in";

    /** A partner's receipt of more than was receipted before, as it was signed. */
    public static final String RECEIPT = "exchange.receipt";

    /** What the hub refused to pass on, and why, as the hub signed it. */
    public static final String REFUSAL = "exchange.refusal";

    /** A block of the live lane to a partner, as it was signed. */
    public static final String LIVE_OUT = "live.out";

    /** A block of a partner from the live lane, as it was signed. */
    public static final String LIVE_IN = "live.in";

    /** An item as it may leave: three letters of its recipient, then the payload of its envelope. */
    public static final String RELEASED = "outbox.released";

    /**
     * Which row of {@link #RELEASED} an envelope carries: three letters of its recipient, then the row's number, eight bytes, big
     * endian.
     */
    public static final String NUMBERED = "outbox.numbered";

    /** A number that the policy, asked again, did not let go: partner, number, rule and reason, in words. */
    public static final String WITHHELD = "release.again";

    /** The assured way to the hub opened or shut. One byte: 1 it opened, 0 it shut. */
    public static final String WAY = "way.assured";

    private RowKinds() {}
}
