package org.watchfire.exchange.amqp;

import java.net.URI;

/**
 * Where a hub's broker listens.
 *
 * @param host name or address, as it stands in the hub's certificate
 * @param port 1 to 65535
 */
public record HubAddress(String host, int port) {
    public HubAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "\"" + host + ":" + port + "\" is not a host and a port from 1 to 65535");
        }
    }

    /** From text such as {@code amqps://hub.example:5671}. */
    public static HubAddress parse(String text) {
        URI uri = URI.create(text);
        if (!"amqps".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not amqps://HOST:PORT");
        }
        return new HubAddress(uri.getHost(), uri.getPort());
    }

    @Override
    public String toString() {
        return "amqps://" + host + ":" + port;
    }
}
