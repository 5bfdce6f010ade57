package org.watchfire.exchange.desk;

import java.util.Optional;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.Kind;

/**
 * What an envelope must be to come in: for this nation, by the channel of its kind, of one who may send it, and signed with a key that
 * is good now.
 */
final class Entrance {
    private final ExchangeSettings settings;
    private final ExchangeClock clock;

    Entrance(ExchangeSettings settings, ExchangeClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Why an envelope is not taken; empty when it is. */
    Optional<String> refusal(Envelope envelope, Channel channel) {
        Header header = envelope.header();
        if (!header.recipient().equals(settings.ring().nation())) {
            return Optional.of("it is for " + header.recipient());
        }
        if (channel != properTo(header.kind())) {
            return Optional.of("it came by " + channel);
        }
        if (!maySend(header)) {
            return Optional.of(header.origin() + " may not send this");
        }
        return switch (envelope.verify(settings.ring(), clock.wallInstant())) {
            case Envelope.Trust.Given given -> Optional.empty();
            case Envelope.Trust.Refused refused -> Optional.of(refused.reason());
        };
    }

    private static Channel properTo(Kind kind) {
        return switch (kind) {
            case BLOCK -> Channel.LIVE;
            case RECEIPT, REFUSAL -> Channel.RECEIPT;
            case WARNING, ALL_CLEAR, RETRACTION, NOTICE, ACKNOWLEDGEMENT, RELATION, VOID, STATEMENT, RECALL, RECALLED ->
                Channel.ASSURED;
        };
    }

    /** The hub alone refuses, and does nothing else. */
    private boolean maySend(Header header) {
        return header.kind() == Kind.REFUSAL
                ? header.origin().equals(settings.hub())
                : settings.peers().contains(header.origin());
    }
}
