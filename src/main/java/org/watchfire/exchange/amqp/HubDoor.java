package org.watchfire.exchange.amqp;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.net.ssl.SSLEngine;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;
import org.watchfire.exchange.keys.KeyRing;

/**
 * The hub's port: Artemis's own, watched at the one point that everybody must pass. There the key ring's TLS takes the place
 * of Artemis's, which reads its stores once: so a new link key is shown to whoever connects next. Counts each connection that did not get
 * through TLS and says why, each reason once a second at most: anybody may knock here.
 */
final class HubDoor implements AcceptorFactory {
    private static final Logger LOG = Logger.getLogger(HubDoor.class.getName());
    private static final long LINE_NANOS = 1_000_000_000L;

    private final KeyRing ring;
    private final AtomicLong refused = new AtomicLong();
    /** When each reason was last said; there are few. */
    private final Map<String, Long> saidNanos = new ConcurrentHashMap<>();

    HubDoor(KeyRing ring) {
        this.ring = ring;
    }

    /** Connections that never got through TLS. */
    long refused() {
        return refused.get();
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
                SslHandler tls = new SslHandler(engine(peerHost, peerPort));
                tls.handshakeFuture().addListener(outcome -> {
                    if (!outcome.isSuccess()) {
                        refuse(peerHost + ":" + peerPort, outcome.cause());
                    }
                });
                return tls;
            }
        };
    }

    private SSLEngine engine(String peerHost, int peerPort) {
        SSLEngine engine = ring.serverContext().createSSLEngine(peerHost, peerPort);
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3"});
        return engine;
    }

    private void refuse(String from, Throwable cause) {
        refused.incrementAndGet();
        String reason = reason(cause);
        long now = System.nanoTime();
        Long said = saidNanos.get(reason);
        if (said == null || now - said > LINE_NANOS) {
            saidNanos.put(reason, now);
            LOG.warning(
                    () -> "hub " + ring.nation() + " refused a connection from " + from + " before sign-in: " + reason);
        }
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
