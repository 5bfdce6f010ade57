package org.watchfire.exchange.amqp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.watchfire.model.NationId;

/**
 * Stands between the broker's log and ours. Says in our words who did not get through TLS, which the broker meets before
 * anything of ours does; passes its errors on; keeps its audit, its progress and its advice to itself.
 */
final class BrokerLog extends Handler {
    private static final Logger LOG = Logger.getLogger(BrokerLog.class.getName());
    private static final Logger BROKER = Logger.getLogger("org.apache.activemq.artemis");
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");
    private static final Logger CLIENT = Logger.getLogger("org.apache.qpid.jms");
    /** Artemis: SSL handshake failed for client. */
    private static final String HANDSHAKE_FAILED = "AMQ222208";

    private final NationId hub;
    private final AtomicLong refused = new AtomicLong();

    private BrokerLog(NationId hub) {
        this.hub = hub;
        setLevel(Level.WARNING);
    }

    static BrokerLog watch(NationId hub) {
        BrokerLog log = new BrokerLog(hub);
        AUDIT.setLevel(Level.OFF);
        BROKER.setLevel(Level.WARNING);
        BROKER.setUseParentHandlers(false);
        BROKER.addHandler(log);
        quietClient();
        return log;
    }

    /** The link says itself when it opens and closes. */
    static void quietClient() {
        CLIENT.setLevel(Level.OFF);
    }

    long refused() {
        return refused.get();
    }

    @Override
    public void publish(LogRecord event) {
        String message = String.valueOf(event.getMessage());
        if (message.startsWith(HANDSHAKE_FAILED)) {
            refused.incrementAndGet();
            LOG.warning(() -> "hub " + hub + " refused a connection before sign-in: " + reason(message));
        } else if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
            LOG.log(Level.SEVERE, "hub " + hub + ": " + message, event.getThrown());
        }
    }

    private static String reason(String message) {
        if (message.contains("Empty client certificate chain") || message.contains("certificate_required")) {
            return "it showed no certificate (" + message + ")";
        }
        if (message.contains("PKIX path")
                || message.contains("unable to find valid certification path")
                || message.contains("Signature does not match")) {
            return "its certificate is of another authority (" + message + ")";
        }
        return message;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        BROKER.removeHandler(this);
    }
}
