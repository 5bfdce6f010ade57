package org.watchfire.exchange.amqp;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServiceRegistry;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.model.NationId;

/**
 * The hub: an Artemis broker inside this process, and in its routing the relay that judges what each nation sends and passes
 * it on to its recipient.
 */
public final class Hub implements AutoCloseable {
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
        registry.addAcceptorFactory(BrokerConfiguration.LINKS, door);
        LinkBounds bounds = new LinkBounds(settings.ring().nation());
        HubShares shares = new HubShares(settings, room, clock.wallUnixNanos());
        Configuration configuration = BrokerConfiguration.of(settings, port, relay, registry, room);
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
                .allMatch(in ->
                        broker.getPostOffice().getBinding(SimpleString.of(BrokerConfiguration.divertName(in))) != null);
    }

    private static boolean isListening(ActiveMQServer broker) {
        var acceptor = broker.getRemotingService().getAcceptor(BrokerConfiguration.LINKS);
        return acceptor != null && acceptor.isStarted();
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
