package org.watchfire.exchange.amqp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port nobody listens on at this moment, for what must be told its port before it starts. Somebody else may take it before
 * its user does; who uses it then says that it cannot listen.
 */
public final class FreePort {
    private FreePort() {}

    /**
     * One on an address of this machine.
     *
     * @param host its name or number, such as {@code 127.0.0.1}
     * @throws HubFailure if there is none, or no such address
     */
    public static int on(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new HubFailure("no free port on " + host, failure);
        }
    }
}
