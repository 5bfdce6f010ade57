package org.watchfire.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.watchfire.cli.failure.CommandFailure;

/**
 * The wire between one node and the hub, where both are on one machine: passes TCP bytes on as they are, and can be cut.
 * While it is cut, what was connected is broken off and what connects is broken off at once. It sees TLS only; nothing of
 * the nodes knows that it is there.
 */
public final class CuttableLink implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final int hubPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param hubPort where the hub listens, on 127.0.0.1
     */
    public CuttableLink(int hubPort) {
        this.hubPort = hubPort;
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException cannot) {
            throw new CommandFailure("no port for a link of the demo: " + cannot.getMessage(), cannot);
        }
        Thread.ofVirtual().name("link").start(this::accept);
    }

    /** Where the node connects to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Connections through it now, each with two ends. */
    int connections() {
        return open.size() / 2;
    }

    /** Cuts it. */
    public void cut() {
        cut = true;
        open.forEach(CuttableLink::end);
    }

    /** Lets it carry again; nodes connect by themselves. */
    public void restore() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket node = server.accept();
                Thread.ofVirtual().name("link").start(() -> join(node));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket node) {
        try (node;
                Socket hub = new Socket()) {
            if (cut || server.isClosed()) {
                return;
            }
            hub.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hubPort), CONNECT_MILLIS);
            node.setTcpNoDelay(true);
            hub.setTcpNoDelay(true);
            open.add(node);
            open.add(hub);
            if (cut) {
                return; // cut() may have looked before these two were there
            }
            Thread back = Thread.ofVirtual().name("link").start(() -> pass(hub, node));
            pass(node, hub);
            back.join();
        } catch (IOException hubIsAway) {
            // The node sees its connection end, and tries again.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    /** Until one side ends; then both have ended. */
    private static void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException brokenOff) {
            // Ended below, as an ordinary end is.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException gone) {
            // Nobody connects any more, which is what was wanted.
        }
        open.forEach(CuttableLink::end);
    }
}
