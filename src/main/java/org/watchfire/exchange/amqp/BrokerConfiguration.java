package org.watchfire.exchange.amqp;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.DivertConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ComponentConfigurationRoutingType;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.ServiceRegistry;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.model.NationId;

/**
 * What a hub's broker is told: where its files are, how nations may connect, and its addresses, one of each kind per nation, with
 * the relay behind each inward one. They are made beforehand; nothing else can be made by anybody.
 */
final class BrokerConfiguration {
    /** The name of the port that nations connect to. */
    static final String LINKS = "links";

    private static final long SHORT_LIVED_BYTES = 32L << 20;
    /** Blocks that a recipient may be behind before the oldest are dropped: 8 s of one peer, at a block every 30 ms. */
    private static final long RING = 256;
    /** Above all that can be unacknowledged at once with 20 partners; beyond, recipients drop what is doubled. */
    private static final int DUPLICATE_IDS = 20_000;
    /** The journal's buffer waits this long for company; its default of 3.3 ms would be the durable latency. */
    private static final int BUFFER_NANOS = 200_000;
    /** A hub that is killed and started again may meet its own last breath; longer is another hub. */
    private static final long LOCK_MILLIS = 3000;

    private BrokerConfiguration() {}

    /**
     * Of a hub.
     *
     * @param port to listen on, not 0
     * @param relay what judges
     * @param registry told of the relay of each inward address
     */
    static Configuration of(HubSettings settings, int port, Relay relay, ServiceRegistry registry, HubRoom room) {
        Path folder = settings.folder().toAbsolutePath();
        Configuration configuration = new ConfigurationImpl()
                .setName("hub-" + settings.ring().nation())
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(BUFFER_NANOS)
                .setJournalFileSize(4 << 20)
                .setJournalBufferSize_NIO(3 << 20) // the largest envelope fits
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setIDCacheSize(DUPLICATE_IDS)
                .setPersistIDCache(true)
                .setSecurityEnabled(true)
                .setAuthenticationCacheSize(0) // a revoked certificate must not live on in a cache
                .setJMXManagementEnabled(false)
                .setMessageExpiryScanPeriod(1000)
                .setMaxDiskUsage(-1) // below a free rest it would drop the live lane, which needs no disk
                .setGlobalMaxSize(128L << 20)
                .setScheduledThreadPoolMaxSize(2)
                .setThreadPoolMaxSize(8)
                .setServerDumpInterval(-1)
                .setGracefulShutdownEnabled(false);
        if (settings.pair()) {
            // both are primaries of one store: who holds its lock serves, the other waits in start() until it is free
            configuration.setHAPolicyConfiguration(
                    new SharedStorePrimaryPolicyConfiguration().setFailoverOnServerShutdown(true));
        } else {
            configuration.setJournalLockAcquisitionTimeout(LOCK_MILLIS);
        }
        configuration.addAcceptorConfiguration(links(settings, port));
        configuration.addAddressSetting("#", base());
        for (NationId nation : settings.nations()) {
            for (Channel channel : Channel.values()) {
                String in = Relay.inward(nation, channel);
                for (String name : List.of(in, Relay.outward(nation, channel))) {
                    configuration.addAddressConfiguration(address(name, channel));
                    configuration.addAddressSetting(
                            name, setting(channel, room, settings.nations().size()));
                }
                registry.addDivertTransformer(divertName(in), relay.of(nation, channel));
                configuration.addDivertConfiguration(divert(in));
            }
        }
        return configuration;
    }

    /** Nothing rests at an inward address: each message is judged as it comes, and goes where the relay says. */
    private static DivertConfiguration divert(String address) {
        return new DivertConfiguration()
                .setName(divertName(address))
                .setAddress(address)
                .setForwardingAddress(Relay.NOWHERE)
                .setExclusive(true)
                .setRoutingType(ComponentConfigurationRoutingType.ANYCAST);
    }

    /** What the relay behind an inward address is called. */
    static String divertName(String address) {
        return "relay." + address;
    }

    private static TransportConfiguration links(HubSettings settings, int port) {
        KeyRing ring = settings.ring();
        Map<String, Object> transport = new HashMap<>();
        transport.put("host", settings.host());
        transport.put("port", port);
        transport.put("sslEnabled", true);
        // the door makes TLS with the ring; Artemis only wants to be told of a store
        transport.put("keyStorePath", ring.folder().tlsStore().toAbsolutePath().toString());
        transport.put("keyStorePassword", ring.storePassword());
        transport.put("keyStoreType", "PKCS12");
        transport.put("protocols", "AMQP");
        transport.put("batchDelay", 0);
        transport.put("tcpNoDelay", true);
        transport.put("remotingThreads", 3);
        Map<String, Object> amqp = new HashMap<>();
        amqp.put("saslMechanisms", "EXTERNAL");
        amqp.put("amqpCredits", 1000);
        amqp.put("amqpLowCredits", 300);
        amqp.put("amqpMinLargeMessageSize", -1); // none: a large message travels as a file
        amqp.put("amqpIdleTimeout", 10_000);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), transport, LINKS, amqp);
    }

    private static AddressSettings base() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setMaxDeliveryAttempts(-1);
    }

    private static AddressSettings setting(Channel channel, HubRoom room, int nations) {
        return channel == Channel.ASSURED
                ? base().setMaxSizeBytes(room.memoryBytes() / nations)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setPageSizeBytes(room.fileBytes())
                        .setPageLimitBytes(room.limitBytes())
                        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
                : base().setMaxSizeBytes(SHORT_LIVED_BYTES).setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP);
    }

    /** An inward address has a queue too, though nothing ever rests there: without one no sender may attach. */
    private static CoreAddressConfiguration address(String name, Channel channel) {
        QueueConfiguration queue = QueueConfiguration.of(SimpleString.of(name))
                .setAddress(SimpleString.of(name))
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(channel == Channel.ASSURED);
        if (channel != Channel.ASSURED) {
            queue.setRingSize(RING);
        }
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(queue);
    }
}
