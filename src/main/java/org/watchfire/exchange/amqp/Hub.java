package org.watchfire.exchange.amqp;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ComponentConfigurationRoutingType;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.ServiceRegistry;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.model.NationId;

/**
 * The hub: an Artemis broker inside this process, and in its routing the relay that judges what each nation sends and passes
 * it on to its recipient. Addresses are made beforehand, one of each kind per nation; nothing else can be made by anybody.
 */
public final class Hub implements AutoCloseable {
    private static final String LINKS = "links";
    private static final long SHORT_LIVED_BYTES = 32L << 20;
    /** Blocks that a recipient may be behind before the oldest are dropped: 4 s of one peer, at a block every 15 ms. */
    private static final long RING = 256;
    /** Above all that can be unacknowledged at once. */
    private static final int DUPLICATE_IDS = 20_000;
    /** The journal's buffer waits this long for company; its default of 3.3 ms would be the durable latency. */
    private static final int BUFFER_NANOS = 200_000;
    /** A hub that is killed and started again may meet its own last breath; longer is another hub. */
    private static final long LOCK_MILLIS = 3000;

    private final ActiveMQServer broker;
    private final Relay relay;
    private final HubSecurity security;
    private final HubDoor door;
    private final LinkBounds bounds;
    private final HubShares shares;
    private final BrokerLog brokerLog;
    private final HubAddress address;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    private Hub(
            ActiveMQServer broker,
            Relay relay,
            HubSecurity security,
            HubDoor door,
            LinkBounds bounds,
            HubShares shares,
            BrokerLog brokerLog,
            HubAddress address) {
        this.broker = broker;
        this.relay = relay;
        this.security = security;
        this.door = door;
        this.bounds = bounds;
        this.shares = shares;
        this.brokerLog = brokerLog;
        this.address = address;
        broker.registerIOCriticalErrorListener((cause, message, file) -> {
            String where = file == null ? "" : " (" + file + ")";
            failure.compareAndSet("", "the broker has stopped, its files cannot be written: " + message + where);
        });
    }

    /** What ended the broker although nobody closed it; nothing passes any more until the hub is started again. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get()).filter(text -> !text.isEmpty());
    }

    /**
     * Starts broker and relay; both are ready when it returns. Of a pair, the second returns only when the first has ended.
     *
     * @param settings who, where and with which keys
     * @param clock stamps what passes
     * @throws HubFailure where it cannot listen, or its folder cannot be used
     */
    public static Hub start(HubSettings settings, ExchangeClock clock) {
        return start(settings, clock, HubRoom.USUAL);
    }

    static Hub start(HubSettings settings, ExchangeClock clock, HubRoom room) {
        int port = settings.port() == 0 ? FreePort.on(settings.host()) : settings.port();
        HubDoor door = new HubDoor(settings.ring());
        HubSecurity security = new HubSecurity(settings.ring(), settings.nations(), door::signedIn);
        BrokerLog brokerLog = BrokerLog.watch(settings.ring().nation());
        Relay relay = new Relay(settings, clock);
        ServiceRegistry registry = new ServiceRegistryImpl();
        registry.addAcceptorFactory(LINKS, door);
        LinkBounds bounds = new LinkBounds(settings.ring().nation());
        HubShares shares = new HubShares(settings, room, clock.wallUnixNanos());
        Configuration configuration = configuration(settings, port, relay, registry, room);
        configuration.registerBrokerPlugin(bounds);
        configuration.registerBrokerPlugin(shares);
        ActiveMQServer broker = new ActiveMQServerImpl(configuration, null, security, null, registry);
        try {
            broker.start();
            if (!broker.isStarted() || !isListening(broker)) {
                throw new HubFailure("the hub cannot listen on " + settings.host() + ":" + port
                        + "; another program may hold that port, or another hub the folder " + settings.folder()
                        + " (where both are to be one pair, say so to both)");
            }
            if (!isRelaying(broker, settings)) {
                throw new HubFailure("the hub's broker took no relay for its addresses; its folder " + settings.folder()
                        + " may be of another version: move it away and start again");
            }
            shares.countWhatWaited(broker);
            watchConnections(broker, door, security, bounds, shares);
            return new Hub(
                    broker, relay, security, door, bounds, shares, brokerLog, new HubAddress(settings.host(), port));
        } catch (HubFailure failure) {
            stop(broker);
            brokerLog.close();
            throw failure;
        } catch (Exception failure) { // Artemis declares nothing narrower
            stop(broker);
            brokerLog.close();
            throw new HubFailure("the hub cannot start: " + failure.getMessage(), failure);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the broker's pool
    private static void watchConnections(
            ActiveMQServer broker, HubDoor door, HubSecurity security, LinkBounds bounds, HubShares shares) {
        broker.getScheduledPool()
                .scheduleWithFixedDelay(
                        () -> {
                            door.endSlow();
                            security.dropRevoked(broker.getRemotingService().getConnections());
                            bounds.endSurplus(broker.getRemotingService().getConnections());
                            shares.settle(broker);
                        },
                        1,
                        1,
                        TimeUnit.SECONDS);
    }

    /** Whether the broker put the relay behind every inward address; where not, envelopes would rest there unseen. */
    private static boolean isRelaying(ActiveMQServer broker, HubSettings settings) {
        return settings.nations().stream()
                .flatMap(nation -> Arrays.stream(Channel.values()).map(channel -> Relay.inward(nation, channel)))
                .allMatch(in -> broker.getPostOffice().getBinding(SimpleString.of(divertName(in))) != null);
    }

    private static boolean isListening(ActiveMQServer broker) {
        var acceptor = broker.getRemotingService().getAcceptor(LINKS);
        return acceptor != null && acceptor.isStarted();
    }

    private static Configuration configuration(
            HubSettings settings, int port, Relay relay, ServiceRegistry registry, HubRoom room) {
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

    private static String divertName(String address) {
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

    /** Where nodes connect. */
    public HubAddress address() {
        return address;
    }

    /** What passed and what was refused. */
    public HubStatus status() {
        return relay.status(security.refused().get() + bounds.ended(), door.refused(), door.givenUp());
    }

    /** Bytes that wait on the assured lane for a nation from an origin. */
    long waiting(NationId recipient, NationId origin) {
        return shares.waiting(recipient, origin);
    }

    /** Nations that have an open connection; each counted once. */
    public Set<NationId> connected() {
        Set<NationId> connected = new TreeSet<>();
        for (var session : broker.getSessions()) {
            String user = session.getValidatedUser();
            if (user != null && user.matches("[A-Z]{3}")) {
                connected.add(new NationId(user));
            }
        }
        return connected;
    }

    @Override
    public void close() {
        stop(broker);
        brokerLog.close();
    }

    private static void stop(ActiveMQServer broker) {
        try {
            broker.stop();
        } catch (Exception failure) { // Artemis declares nothing narrower
            throw new HubFailure("the hub did not stop cleanly: " + failure.getMessage(), failure);
        }
    }
}
