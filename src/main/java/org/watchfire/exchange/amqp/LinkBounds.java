package org.watchfire.exchange.amqp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.NationId;
import org.watchfire.model.Sparingly;

/**
 * What one nation can have under way at the hub. The broker keeps a message in memory until its last piece has come, and has
 * no bound of its own for that, nor for links: a nation could fill the memory of all with one message without an end.
 *
 * <p>Bounds: {@value #LONGEST} bytes of a message, {@value #MOST_LINKS} links and {@value #MOST_SESSIONS} sessions of a
 * connection, {@value #MOST_CONNECTIONS} connections of a nation: some 70 MB. At the first three the connection is ended, at
 * the last the nation's oldest, with a sentence each. A node has one connection for each of three channels, with three
 * sessions and two links.
 */
final class LinkBounds implements ActiveMQServerConnectionPlugin {
    /** An envelope, and what AMQP writes around it. */
    static final int LONGEST = Envelope.MAX_BYTES + 4096;

    static final int MOST_LINKS = 4;
    static final int MOST_SESSIONS = 8;
    static final int MOST_CONNECTIONS = 16;

    private static final Logger LOG = Logger.getLogger(LinkBounds.class.getName());

    private final NationId hub;
    private final AtomicLong ended = new AtomicLong();
    private final Sparingly sparingly = new Sparingly();

    LinkBounds(NationId hub) {
        this.hub = hub;
    }

    /** Connections ended for what was beyond a bound. */
    long ended() {
        return ended.get();
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
            amqp.getAmqpConnection().addEventHandler(new Watch(amqp));
        }
    }

    /** Ends the oldest connections of a nation that has too many; to be called every second or so. */
    void endSurplus(Iterable<RemotingConnection> connections) {
        Map<String, List<ActiveMQProtonRemotingConnection>> byNation = new HashMap<>();
        for (RemotingConnection connection : connections) {
            if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
                String nation = nation(amqp);
                if (!nation.isEmpty()) {
                    byNation.computeIfAbsent(nation, of -> new ArrayList<>()).add(amqp);
                }
            }
        }
        byNation.values().forEach(open -> {
            open.sort(Comparator.comparingLong(RemotingConnection::getCreationTime));
            open.subList(0, Math.max(0, open.size() - MOST_CONNECTIONS))
                    .forEach(oldest -> end(oldest, "its nation has more than " + MOST_CONNECTIONS + " connections"));
        });
    }

    private void end(ActiveMQProtonRemotingConnection connection, String why) {
        ended.incrementAndGet();
        String nation = nation(connection);
        sparingly
                .due(nation + why, System.nanoTime())
                .ifPresent(unsaid -> LOG.warning(() -> "hub " + hub
                        + " ended a connection of " + nation + " from " + connection.getRemoteAddress() + ": " + why
                        + Sparingly.andUnsaid(unsaid)));
        connection.fail(new ActiveMQDisconnectedException(why));
    }

    /** Empty before sign-in. */
    private static String nation(ActiveMQProtonRemotingConnection connection) {
        String user = connection.getAmqpConnection().getValidatedUser();
        return user == null ? "" : user;
    }

    /** Sees what comes by one connection, piece by piece, on that connection's thread. */
    private final class Watch implements EventHandler {
        private final ActiveMQProtonRemotingConnection connection;
        private int links;
        private int sessions;
        private boolean over;

        Watch(ActiveMQProtonRemotingConnection connection) {
            this.connection = connection;
        }

        @Override
        public void onRemoteOpen(Session session) {
            endIf(++sessions > MOST_SESSIONS, "it opened more than " + MOST_SESSIONS + " sessions");
        }

        @Override
        public void onFinal(Session session) {
            sessions--;
        }

        @Override
        public void onRemoteOpen(Link link) {
            endIf(++links > MOST_LINKS, "it opened more than " + MOST_LINKS + " links");
        }

        @Override
        public void onFinal(Link link) {
            links--;
        }

        @Override
        public void onDelivery(Delivery delivery) {
            endIf(delivery.available() > LONGEST, "a message is longer than an envelope may be");
        }

        private void endIf(boolean beyond, String why) {
            if (beyond && !over) {
                over = true; // what has come meanwhile is not told again
                connection.getAmqpConnection().runLater(() -> end(connection, why));
            }
        }
    }
}
