package org.watchfire.exchange.amqp;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.Sparingly;

/**
 * The hub's port: Artemis's own, watched at the one point that everybody must pass. There the key ring's TLS takes the place
 * of Artemis's, which reads its stores once: so a new link key is shown to whoever connects next. Whoever has come waits in one lobby
 * until a certificate is shown, and in a second until signed in.
 *
 * <pre>
 * comes ─► strangers ── TLS, a certificate ─► holders ── signs in ─► {@link LinkBounds}
 *             │ by address                       │ by whose certificate it is
 *             └─ too many, too slow, no TLS      └─ too many, too slow        each ends, is counted, and said once a minute
 * </pre>
 *
 * <p>Bounds: {@value #MOST_STRANGERS} strangers, some 50 KB each; {@value #MOST_HOLDERS} holders; {@value #PATIENCE_SECONDS} s in
 * either lobby. For one more than that, whoever has the most gives up the oldest of its own.
 */
final class HubDoor implements AcceptorFactory {
    static final int MOST_STRANGERS = 256;
    static final int MOST_HOLDERS = 64;
    private static final int PATIENCE_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(HubDoor.class.getName());
    private static final AttributeKey<String> GIVEN_UP = AttributeKey.valueOf(HubDoor.class, "givenUp");

    private final KeyRing ring;
    private final Lobby<Channel> strangers = new Lobby<>(MOST_STRANGERS, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
    private final Lobby<Channel> holders = new Lobby<>(MOST_HOLDERS, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private final Sparingly sparingly = new Sparingly();

    HubDoor(KeyRing ring) {
        this.ring = ring;
    }

    /** Connections that never got through TLS. */
    long refused() {
        return refused.get();
    }

    /** Connections ended before they had signed in, for younger ones or for their slowness; some of them never got through TLS. */
    long givenUp() {
        return givenUp.get();
    }

    /** A connection has shown who it is, and belongs here. */
    void signedIn(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection transport) {
            holders.leave(transport.getChannel());
        }
    }

    /** Ends connections that take too long to sign in; to be called every second or so. */
    void endSlow() {
        long now = System.nanoTime();
        strangers
                .tooSlow(now)
                .forEach(slow -> giveUp(slow, "it had not got through TLS after " + PATIENCE_SECONDS + " s"));
        holders.tooSlow(now)
                .forEach(slow -> giveUp(slow, "it had not signed in after another " + PATIENCE_SECONDS + " s"));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the broker's interface has it
    public Acceptor createAcceptor(
            String name,
            ClusterConnection clusterConnection,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threadPool,
            ScheduledExecutorService scheduledThreadPool,
            Map<String, ProtocolManager> protocols,
            String threadFactoryGroupName,
            MetricsManager metricsManager) {
        return new NettyAcceptor(
                name,
                clusterConnection,
                configuration,
                handler,
                listener,
                scheduledThreadPool,
                new OrderedExecutor(threadPool),
                protocols,
                threadFactoryGroupName,
                metricsManager) {
            @Override
            public SslHandler getSslHandler(ByteBufAllocator allocator, String peerHost, int peerPort) {
                return tls(engine(peerHost, peerPort), peerHost);
            }
        };
    }

    private SslHandler tls(SSLEngine engine, String peerHost) {
        return new SslHandler(engine) {
            @Override
            public void handlerAdded(ChannelHandlerContext context) throws Exception {
                super.handlerAdded(context);
                Channel channel = context.channel();
                enter(strangers, channel, peerHost);
                channel.closeFuture().addListener(closed -> {
                    strangers.leave(channel);
                    holders.leave(channel);
                });
                handshakeFuture().addListener(outcome -> {
                    strangers.leave(channel);
                    if (outcome.isSuccess()) {
                        enter(holders, channel, holder(engine));
                    } else {
                        refuse(channel, outcome.cause());
                    }
                });
            }
        };
    }

    private void enter(Lobby<Channel> lobby, Channel channel, String from) {
        lobby.enter(channel, from, System.nanoTime())
                .ifPresent(oldest -> giveUp(oldest, "too many wait to sign in, and most of them are its like"));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends whenever it ends
    private void giveUp(Channel channel, String why) {
        givenUp.incrementAndGet();
        channel.attr(GIVEN_UP).set(why);
        say(channel, why);
        channel.close();
    }

    /** Whose certificate was shown; all of a nation's count as one. */
    private static String holder(SSLEngine engine) {
        try {
            return engine.getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? shown.getSubjectX500Principal().getName()
                    : "";
        } catch (SSLPeerUnverifiedException impossible) {
            return ""; // TLS has asked for one
        }
    }

    private SSLEngine engine(String peerHost, int peerPort) {
        SSLEngine engine = ring.serverContext().createSSLEngine(peerHost, peerPort);
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3"});
        return engine;
    }

    private void refuse(Channel channel, Throwable cause) {
        refused.incrementAndGet();
        if (channel.attr(GIVEN_UP).get() == null) {
            say(channel, reason(cause));
        }
    }

    private void say(Channel channel, String why) {
        sparingly
                .due(why, System.nanoTime())
                .ifPresent(unsaid -> LOG.warning(() -> "hub " + ring.nation()
                        + " refused a connection from " + channel.remoteAddress() + " before sign-in: " + why
                        + Sparingly.andUnsaid(unsaid)));
    }

    private static String reason(Throwable cause) {
        StringBuilder all = new StringBuilder();
        String deepest = "";
        for (Throwable each = cause; each != null; each = each.getCause()) {
            all.append(each).append('\n');
            deepest = each.getClass().getSimpleName();
        }
        String text = all.toString();
        if (text.contains("Empty client certificate chain") || text.contains("certificate_required")) {
            return "it showed no certificate";
        }
        if (text.contains("PKIX path")
                || text.contains("unable to find valid certification path")
                || text.contains("Signature does not match")) {
            return "its certificate is of another authority";
        }
        if (text.contains("NotSslRecordException")) {
            return "it does not speak TLS";
        }
        return "TLS ended (" + deepest + ")";
    }
}
