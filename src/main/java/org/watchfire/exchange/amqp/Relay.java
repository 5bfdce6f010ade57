package org.watchfire.exchange.amqp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.transformer.Transformer;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.watchfire.exchange.RelayRules;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.NationId;
import org.watchfire.model.Sparingly;

/**
 * Judges what comes to {@code from.ORIGIN} and sends it on to {@code to.RECIPIENT}, or refuses it and tells the origin why.
 * Stands in the broker's own routing, as the transformer of a divert: taking, judging and passing on are one step and one
 * transaction, and nothing can get round it. What goes on is a new message around the very bytes that came, so that
 * nothing a sender wrote outside its envelope travels.
 */
final class Relay {
    static final String HUB_IN = "hubIn";
    static final String HUB_OUT = "hubOut";
    /** Takes what goes nowhere: no queue listens there. */
    static final String NOWHERE = "nowhere";

    private static final Logger LOG = Logger.getLogger(Relay.class.getName());
    private static final Symbol BYTES = Symbol.valueOf("application/octet-stream");

    private final ExchangeClock clock;
    private final RelayRules rules;
    private final Sparingly sparingly = new Sparingly();
    private final AtomicLong passedAssured = new AtomicLong();
    private final AtomicLong passedLive = new AtomicLong();
    private final AtomicLong passedReceipts = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();

    Relay(HubSettings settings, ExchangeClock clock) {
        this.clock = clock;
        this.rules = new RelayRules(settings.ring(), settings.nations(), clock);
    }

    /** Where a nation's envelopes of one channel come in. */
    static String inward(NationId origin, Channel channel) {
        return "from." + origin + "." + channel.addressPart();
    }

    /** Where those for a nation wait for it. */
    static String outward(NationId recipient, Channel channel) {
        return "to." + recipient + "." + channel.addressPart();
    }

    /** What stands behind one inward address; the broker calls it on its own threads. */
    Transformer of(NationId origin, Channel channel) {
        return message -> judge(origin, channel, message);
    }

    private Message judge(NationId origin, Channel channel, Message message) {
        long in = clock.wallUnixNanos();
        byte[] bytes = body(message);
        return switch (rules.judge(origin, channel, bytes)) {
            case RelayRules.Pass pass -> {
                passed(channel).incrementAndGet();
                Map<String, Object> words = channel == Channel.ASSURED
                        ? Map.of(HUB_IN, in, HUB_OUT, clock.wallUnixNanos(), HubShares.FROM, origin.code())
                        : Map.of(HUB_IN, in, HUB_OUT, clock.wallUnixNanos());
                yield onward(
                        message, outward(pass.recipient(), channel), channel, bytes, pass.remainingMillis(), words);
            }
            case RelayRules.Stale late -> {
                stale.incrementAndGet();
                yield message.setAddress(NOWHERE);
            }
            case RelayRules.Refuse refuse -> {
                refused.incrementAndGet();
                sparingly
                        .due(origin + " " + channel, System.nanoTime())
                        .ifPresent(unsaid -> LOG.warning("hub refused an envelope of " + origin + " by " + channel
                                + ": " + refuse.reason() + Sparingly.andUnsaid(unsaid)));
                Optional<byte[]> notice = refuse.notice();
                yield notice.isPresent()
                        ? onward(
                                message,
                                outward(origin, Channel.RECEIPT),
                                Channel.RECEIPT,
                                notice.get(),
                                0,
                                Map.of(HUB_IN, in, HUB_OUT, clock.wallUnixNanos()))
                        : message.setAddress(NOWHERE);
            }
        };
    }

    private Message onward(
            Message message,
            String address,
            Channel channel,
            byte[] bytes,
            long remainingMillis,
            Map<String, Object> words) {
        Header header = new Header();
        header.setDurable(channel == Channel.ASSURED);
        Properties properties = new Properties();
        properties.setContentType(BYTES);
        if (remainingMillis > 0) {
            header.setTtl(UnsignedInteger.valueOf(remainingMillis));
        }
        AMQPStandardMessage onward = AMQPStandardMessage.createMessage(
                message.getMessageID(),
                0,
                null,
                header,
                properties,
                null,
                null,
                words,
                null,
                new Data(new Binary(bytes)));
        onward.setAddress(SimpleString.of(address));
        return onward;
    }

    /** What a message carries; nothing where it is not one piece of bytes, or longer than any envelope. */
    private static byte[] body(Message message) {
        if (message instanceof AMQPMessage amqp
                && amqp.getBody() instanceof Data data
                && data.getValue().getLength() <= Envelope.MAX_BYTES) {
            Binary binary = data.getValue();
            byte[] bytes = new byte[binary.getLength()];
            System.arraycopy(binary.getArray(), binary.getArrayOffset(), bytes, 0, bytes.length);
            return bytes;
        }
        return new byte[0];
    }

    private AtomicLong passed(Channel channel) {
        return switch (channel) {
            case ASSURED -> passedAssured;
            case LIVE -> passedLive;
            case RECEIPT -> passedReceipts;
        };
    }

    HubStatus status(long refusedConnections, long failedHandshakes, long givenUp) {
        return new HubStatus(
                passedAssured.get(),
                passedLive.get(),
                passedReceipts.get(),
                refused.get(),
                stale.get(),
                refusedConnections,
                failedHandshakes,
                givenUp);
    }
}
