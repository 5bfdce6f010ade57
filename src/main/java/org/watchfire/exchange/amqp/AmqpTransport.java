package org.watchfire.exchange.amqp;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.model.NationId;

/** The way to a hub over AMQP 1.0 and mutual TLS: one connection a channel, so that none can hold another up. */
public final class AmqpTransport implements Transport {
    private final Map<Channel, AmqpWay> ways = new EnumMap<>(Channel.class);

    /**
     * @param ring whose certificate is shown, and whose authority is trusted
     * @param hub the nation whose certificate the hub must show
     * @param addresses of the hub's broker, tried in turn: one, or a primary and its backups
     * @param clock stamps arrivals
     */
    public AmqpTransport(KeyRing ring, NationId hub, List<HubAddress> addresses, ExchangeClock clock) {
        BrokerLog.quietClient();
        for (Channel channel : Channel.values()) {
            ways.put(channel, new AmqpWay(channel, ring, hub, addresses, clock));
        }
    }

    @Override
    public void start(Listener listener) {
        ways.values().forEach(way -> way.start(listener));
    }

    @Override
    public void send(Post post) {
        AmqpWay way = ways.get(post.channel());
        if (way == null) {
            throw new IllegalStateException("no way for " + post.channel());
        }
        way.send(post);
    }

    @Override
    public void close() {
        ways.values().forEach(AmqpWay::close);
    }
}
