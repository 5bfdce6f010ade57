package org.watchfire.exchange.amqp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.watchfire.model.NationId;

/**
 * Stands between the broker's log and ours. Passes its errors on; keeps its audit, its progress and its advice to itself,
 * for what matters of them the hub says in its own words.
 */
final class BrokerLog extends Handler {
    private static final Logger LOG = Logger.getLogger(BrokerLog.class.getName());
    private static final Logger BROKER = Logger.getLogger("org.apache.activemq.artemis");
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");
    private static final Logger CLIENT = Logger.getLogger("org.apache.qpid.jms");
    /** Artemis: SSL handshake failed for client. {@link HubDoor} says it. */
    private static final String HANDSHAKE_FAILED = "AMQ222208";

    /** Artemis: address is full. It says so of each message. */
    private static final Pattern FULL = Pattern.compile("AMQ229102: Address \"(to\\.[^\"]*)\" is full.*");
    /** Who finds no room tries again ten times a second; what was not said for so long is news. */
    private static final long NEWS_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final NationId hub;
    /** When each address was last full; there are few. */
    private final Map<String, Long> fullNanos = new ConcurrentHashMap<>();

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

    @Override
    public void publish(LogRecord event) {
        String message = String.valueOf(event.getMessage());
        if (event.getLevel().intValue() >= Level.SEVERE.intValue() && !message.startsWith(HANDSHAKE_FAILED)) {
            LOG.log(Level.SEVERE, "hub " + hub + ": " + message, event.getThrown());
        }
        Matcher full = FULL.matcher(message);
        if (full.matches()) {
            sayFull(full.group(1), System.nanoTime());
        }
    }

    private void sayFull(String address, long nowNanos) {
        Long before = fullNanos.put(address, nowNanos);
        if (before == null || nowNanos - before > NEWS_NANOS) {
            LOG.warning(() -> "hub " + hub + ": there is no room for more at " + address
                    + "; it stays with its origins until the nation fetches what waits");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        BROKER.removeHandler(this);
    }
}
