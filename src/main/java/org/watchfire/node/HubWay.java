package org.watchfire.node;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.exchange.amqp.AmqpTransport;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.NodeSettings;

/** The way to the hub as a node is told it: where it is, and on the node that serves it, the hub itself. */
final class HubWay {
    private HubWay() {}

    /** Starts the hub where this node serves it. */
    static Optional<Hub> serve(Told told, KeyRing keys, ExchangeClock clock) {
        NavigableSet<NationId> nations = new TreeSet<>(List.of(told.settings().nationId()));
        told.settings().peers().forEach(peer -> nations.add(new NationId(peer)));
        return told.settings()
                .serveHub()
                .map(section -> Hub.start(
                        new HubSettings(
                                keys, nations, section.bind(), section.port(), told.resolve(section.directory())),
                        clock));
    }

    /** The nation that runs the hub. */
    static NationId nation(NodeSettings settings) {
        return new NationId(address(settings).nation());
    }

    /** The connection to the hub; tries until it is closed. */
    static Transport connect(NodeSettings settings, KeyRing keys, ExchangeClock clock) {
        NodeSettings.HubAddress hub = address(settings);
        return new AmqpTransport(keys, new NationId(hub.nation()), places(hub), clock);
    }

    /** Where the hub may be: one place, or those of a pair. */
    static List<HubAddress> places(NodeSettings.HubAddress hub) {
        return hub.address().stream().map(HubAddress::parse).toList();
    }

    private static NodeSettings.HubAddress address(NodeSettings settings) {
        return settings.hub().orElseThrow(() -> new IllegalStateException("a node was told of no hub"));
    }
}
