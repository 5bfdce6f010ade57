package org.watchfire.exchange.outside;

import java.util.Locale;

/** The separate ways between a node and its hub; what waits on one never holds up another. */
public enum Channel {
    /** Durable, one envelope a message. */
    ASSURED,
    /** Short-lived blocks. */
    LIVE,
    /** Receipts and refusals: newest counts. */
    RECEIPT;

    /** As it stands in an address, such as {@code from.JPN.assured}. */
    public String addressPart() {
        return name().toLowerCase(Locale.ROOT);
    }
}
