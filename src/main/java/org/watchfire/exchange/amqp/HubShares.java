package org.watchfire.exchange.amqp;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.model.NationId;
import org.watchfire.model.Sparingly;

/**
 * Whose is what waits on the assured lane for a nation: each origin may have its share of the room there, so that a flood of
 * one takes no place from the others. What finds its share full is refused, and stays in its origin's journal.
 *
 * <pre>
 * relay ─► reserved for its origin ─► queue ─► acknowledged by the recipient: its place is free again
 *              └─ share full: refused
 * </pre>
 *
 * <p>Counted is what the broker says of each message it takes and gives away. What waited when the hub was started is counted
 * beside its work, good to a message or two; whatever was counted wrong is right again whenever nothing waits for that nation.
 */
final class HubShares implements ActiveMQServerMessagePlugin {
    /** Property of what waits: its origin. */
    static final String FROM = "hubFrom";

    /** What the broker writes around a message. */
    private static final int AROUND = 512;

    private static final Logger LOG = Logger.getLogger(HubShares.class.getName());

    private final NationId hub;
    private final Set<NationId> nations;
    private final Set<String> addresses;
    private final HubRoom room;
    private final long startedUnixNanos;
    private final Map<Pair, AtomicLong> waiting = new ConcurrentHashMap<>();
    private final Sparingly sparingly = new Sparingly();

    private record Pair(String address, String origin) {}

    /** @param startedUnixNanos wall time: what came in before it waited already when the hub was started */
    HubShares(HubSettings settings, HubRoom room, long startedUnixNanos) {
        this.hub = settings.ring().nation();
        this.nations = settings.nations();
        this.addresses = nations.stream().map(HubShares::address).collect(Collectors.toUnmodifiableSet());
        this.room = room;
        this.startedUnixNanos = startedUnixNanos;
    }

    /** Bytes that wait for a nation from an origin. */
    long waiting(NationId recipient, NationId origin) {
        return of(new Pair(address(recipient), origin.code())).get();
    }

    /** Counts what waited when the hub was started, on a thread of its own: it may have to be read from the disk. */
    void countWhatWaited(ActiveMQServer broker) {
        Thread.ofPlatform().daemon().name("hub-shares").start(() -> {
            try {
                nations.forEach(nation -> count(broker, nation));
            } catch (RuntimeException unread) { // the broker's; it may have been stopped meanwhile
                LOG.log(Level.WARNING, "hub " + hub + ": what waited at its start is in nobody's share", unread);
            }
        });
    }

    private void count(ActiveMQServer broker, NationId nation) {
        Queue queue = broker.locateQueue(SimpleString.of(address(nation)));
        if (queue == null || queue.getMessageCount() == 0) {
            return;
        }
        try (LinkedListIterator<MessageReference> each = queue.browserIterator()) {
            while (each.hasNext()) {
                Message message = each.next().getMessage();
                if (message.getObjectProperty(Relay.HUB_IN) instanceof Long in && in < startedUnixNanos) {
                    add(message, 1);
                }
            }
        }
    }

    /** Nothing waits for a nation: so nothing of anybody's does. To be called every second or so. */
    void settle(ActiveMQServer broker) {
        for (NationId nation : nations) {
            Queue queue = broker.locateQueue(SimpleString.of(address(nation)));
            if (queue != null && queue.getMessageCount() == 0) {
                waiting.forEach((pair, bytes) -> {
                    if (pair.address.equals(address(nation))) {
                        bytes.set(0);
                    }
                });
            }
        }
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        String origin = origin(message);
        if (origin.isEmpty() || add(message, 1) <= room.shareBytes(nations.size())) {
            return;
        }
        add(message, -1);
        String why = "no room for more of " + origin + " at " + message.getAddress() + ", which has its share there";
        sparingly
                .due(why, System.nanoTime())
                .ifPresent(unsaid -> LOG.warning(() ->
                        "hub " + hub + ": " + why + "; it stays with its origin until the nation fetches what waits"
                                + Sparingly.andUnsaid(unsaid)));
        ActiveMQAddressFullException full = new ActiveMQAddressFullException(why);
        if (context.getTransaction() != null) {
            context.getTransaction().markAsRollbackOnly(full);
        }
        throw full;
    }

    @Override
    public void afterMessageRoute(
            Message message,
            RoutingContext context,
            boolean direct,
            boolean rejectDuplicates,
            @Nullable RoutingStatus result) {
        if (result != RoutingStatus.OK) {
            add(message, -1);
        }
    }

    @Override
    public void onMessageRouteException(
            Message message, RoutingContext context, boolean direct, boolean rejectDuplicates, Exception failure) {
        add(message, -1);
    }

    @Override
    public void messageAcknowledged(
            @Nullable Transaction transaction,
            MessageReference reference,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        add(reference.getMessage(), -1);
    }

    /** What waits of its origin now, never below nothing. */
    private long add(Message message, int sign) {
        String origin = origin(message);
        if (origin.isEmpty()) {
            return 0;
        }
        long bytes = sign * (long) (message.getEncodeSize() + AROUND);
        return of(new Pair(message.getAddress(), origin)).updateAndGet(now -> Math.max(0, now + bytes));
    }

    private AtomicLong of(Pair pair) {
        return waiting.computeIfAbsent(pair, unseen -> new AtomicLong());
    }

    /** Empty for what no share is of: other lanes, and what was taken in by a hub that knew none. */
    private String origin(Message message) {
        return addresses.contains(message.getAddress()) && message.getObjectProperty(FROM) instanceof String origin
                ? origin
                : "";
    }

    private static String address(NationId recipient) {
        return Relay.outward(recipient, Channel.ASSURED);
    }
}
