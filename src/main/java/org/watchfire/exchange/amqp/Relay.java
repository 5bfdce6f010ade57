package org.watchfire.exchange.amqp;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.watchfire.exchange.Channel;
import org.watchfire.exchange.ExchangeClock;
import org.watchfire.exchange.RelayRules;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.NationId;

/**
 * Moves what came to {@code from.ORIGIN} on to {@code to.RECIPIENT}, after checking it, or refuses it and tells the
 * origin why. Never changes a byte. On the assured channel each move is one transaction of the broker.
 */
final class Relay implements AutoCloseable {
    static final String HUB_IN = "hubIn";
    static final String HUB_OUT = "hubOut";

    private static final Logger LOG = Logger.getLogger(Relay.class.getName());
    private static final int CONSUMER_WINDOW = 4 << 20;

    private final HubSettings settings;
    private final ExchangeClock clock;
    private final RelayRules rules;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Map<Channel, AtomicLong> passed = new EnumMap<>(Channel.class);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();

    private Relay(HubSettings settings, ExchangeClock clock, int brokerId) throws Exception {
        this.settings = settings;
        this.clock = clock;
        this.rules = new RelayRules(settings.ring(), settings.nations(), clock);
        this.locator = ActiveMQClient.createServerLocatorWithoutHA(
                        new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", brokerId)))
                // the addresses have bounds of their own; waiting for credit would cost a turn each
                .setProducerWindowSize(-1)
                .setConsumerWindowSize(CONSUMER_WINDOW)
                // none: a large message travels as a file
                .setMinLargeMessageSize(2 * Envelope.MAX_BYTES)
                .setBlockOnAcknowledge(false)
                .setBlockOnDurableSend(false)
                .setBlockOnNonDurableSend(false)
                .setReconnectAttempts(0);
        this.factory = locator.createSessionFactory();
        for (Channel channel : Channel.values()) {
            passed.put(channel, new AtomicLong());
        }
    }

    static Relay start(HubSettings settings, ExchangeClock clock, int brokerId, String password) throws Exception {
        Relay relay = new Relay(settings, clock, brokerId);
        for (Channel channel : Channel.values()) {
            relay.open(channel, password);
        }
        return relay;
    }

    private void open(Channel channel, String password) throws ActiveMQException {
        boolean assured = channel == Channel.ASSURED;
        ClientSession session = factory.createSession(
                HubSecurity.RELAY, password, false, !assured, !assured, !assured, assured ? 0 : 64 * 1024);
        Map<String, ClientProducer> producers = new HashMap<>();
        for (NationId nation : settings.nations()) {
            for (Channel out : List.of(channel, Channel.RECEIPT)) {
                String to = "to." + nation + "." + out.addressPart();
                if (!producers.containsKey(to)) {
                    producers.put(to, session.createProducer(to));
                }
            }
        }
        for (NationId nation : settings.nations()) {
            session.createConsumer("from." + nation + "." + channel.addressPart())
                    .setMessageHandler(message -> move(session, producers, nation, channel, message));
        }
        session.start();
    }

    private void move(
            ClientSession session,
            Map<String, ClientProducer> producers,
            NationId origin,
            Channel channel,
            ClientMessage message) {
        long in = clock.wallUnixNanos();
        try {
            byte[] bytes = new byte[Math.min(message.getBodySize(), Envelope.MAX_BYTES + 1)];
            message.getBodyBuffer().readBytes(bytes);
            message.acknowledge();
            switch (rules.judge(origin, channel, bytes)) {
                case RelayRules.Pass pass -> {
                    send(session, producers, pass.recipient(), channel, bytes, pass.remainingMillis(), in);
                    count(channel);
                }
                case RelayRules.Stale late -> stale.incrementAndGet();
                case RelayRules.Refuse refuse -> {
                    refused.incrementAndGet();
                    LOG.warning(
                            () -> "hub refused an envelope of " + origin + " by " + channel + ": " + refuse.reason());
                    Optional<byte[]> notice = refuse.notice();
                    if (notice.isPresent()) {
                        send(session, producers, origin, Channel.RECEIPT, notice.get(), 0, in);
                    }
                }
            }
            if (channel == Channel.ASSURED) {
                // not waited for: one that failed leaves the envelope unreceipted, and its origin sends it again
                session.commit(false);
            }
        } catch (ActiveMQException | RuntimeException failure) {
            LOG.log(Level.WARNING, "hub: moving an envelope of " + origin + " failed; it stays where it was", failure);
            rollback(session, channel);
        }
    }

    private void send(
            ClientSession session,
            Map<String, ClientProducer> producers,
            NationId to,
            Channel channel,
            byte[] bytes,
            long lifeMillis,
            long in)
            throws ActiveMQException {
        ClientProducer producer = producers.get("to." + to + "." + channel.addressPart());
        if (producer == null) {
            throw new IllegalStateException("no way to " + to);
        }
        ClientMessage moved = session.createMessage(ClientMessage.BYTES_TYPE, channel == Channel.ASSURED);
        moved.getBodyBuffer().writeBytes(bytes);
        moved.putLongProperty(HUB_IN, in);
        moved.putLongProperty(HUB_OUT, clock.wallUnixNanos());
        if (lifeMillis > 0) {
            moved.setExpiration(System.currentTimeMillis() + lifeMillis);
        }
        producer.send(moved);
    }

    private void count(Channel channel) {
        AtomicLong counter = passed.get(channel);
        if (counter != null) {
            counter.incrementAndGet();
        }
    }

    private static void rollback(ClientSession session, Channel channel) {
        if (channel == Channel.ASSURED) {
            try {
                session.rollback();
            } catch (ActiveMQException failure) {
                LOG.log(Level.FINE, "rollback", failure);
            }
        }
    }

    HubStatus status(long refusedConnections, long failedHandshakes) {
        return new HubStatus(
                passed.getOrDefault(Channel.ASSURED, refused).get(),
                passed.getOrDefault(Channel.LIVE, refused).get(),
                passed.getOrDefault(Channel.RECEIPT, refused).get(),
                refused.get(),
                stale.get(),
                refusedConnections,
                failedHandshakes);
    }

    @Override
    public void close() {
        factory.close();
        locator.close();
    }
}
