package org.watchfire.exchange.rows;

import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Receipt;

/** What follows up on what partners were told: recalls, and what ends warnings. */
public record Matrices(RecallMatrix recalls, EndingMatrix endings) {
    /** @param epoch of this node's numbers */
    public Matrices(long epoch) {
        this(new RecallMatrix(epoch), new EndingMatrix(epoch));
    }

    /** An envelope to a partner was given its number, or was voided. */
    public void gave(Envelope envelope) {
        recalls.gave(envelope);
        endings.gave(envelope);
    }

    /** An envelope of a partner is in the journal. */
    public void came(Envelope envelope) {
        recalls.came(envelope);
        endings.came(envelope);
    }

    /** A partner says that it holds more than it was known to. */
    public void receipted(Header header, Receipt receipt) {
        endings.receipted(header, receipt);
    }
}
