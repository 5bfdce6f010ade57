package org.watchfire.exchange.desk;

import java.util.Optional;
import org.watchfire.exchange.ledger.Clocks;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.EventId;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Stamps;

/** Makes envelopes to one peer, stamped and signed now. */
final class Sealer {
    private final ExchangeSettings settings;
    private final ExchangeClock clock;
    private final Clocks clocks;
    private final NationId peer;

    Sealer(ExchangeSettings settings, ExchangeClock clock, Clocks clocks, NationId peer) {
        this.settings = settings;
        this.clock = clock;
        this.clocks = clocks;
        this.peer = peer;
    }

    NationId peer() {
        return peer;
    }

    NationId nation() {
        return settings.ring().nation();
    }

    String realm() {
        return settings.ring().realm().name();
    }

    /** One with a number. */
    Envelope numbered(
            Kind kind,
            long epoch,
            long sequence,
            Optional<EventId> event,
            long previous,
            Label label,
            Stamps stamps,
            int lifeMillis,
            byte[] payload) {
        Header header = new Header(
                nation(),
                peer,
                settings.ring().realm(),
                kind == Kind.BLOCK ? Lane.LIVE : Lane.ASSURED,
                kind,
                epoch,
                sequence,
                event,
                previous,
                label,
                stamps.arrivedUnixNanos(),
                stamps.decidedUnixNanos(),
                clock.wallUnixNanos(),
                clock.wallErrorNanos(),
                clocks.own(clock.wallState()),
                lifeMillis);
        return Envelope.seal(header, payload, settings.ring().signer());
    }

    /** One without: a receipt. */
    Envelope note(Kind kind, int lifeMillis, byte[] payload) {
        long now = clock.wallUnixNanos();
        return numbered(kind, 0, 0, Optional.empty(), 0, forPeer(), new Stamps(now, now), lifeMillis, payload);
    }

    /** The label of what has no content. */
    Label forPeer() {
        return Label.only(peer);
    }
}
