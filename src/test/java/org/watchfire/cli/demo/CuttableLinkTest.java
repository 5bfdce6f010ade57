package org.watchfire.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttableLinkTest {
    @SuppressWarnings("NullAway.Init") // made before each
    private ServerSocket hub;

    @SuppressWarnings("NullAway.Init") // made before each
    private CuttableLink link;

    @BeforeEach
    void open() throws IOException {
        hub = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        link = new CuttableLink(hub.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        hub.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    @Test
    void passesBytesOnBothWays() throws IOException {
        try (Socket node = connect();
                Socket there = hub.accept()) {
            node.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(there.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            there.getOutputStream().write(7);
            assertThat(node.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aCutBreaksOffWhatIsConnectedAtBothEnds() throws IOException {
        try (Socket node = connect();
                Socket there = hub.accept()) {
            await().until(() -> link.connections() == 1);
            link.cut();
            assertThat(endOf(node)).isTrue();
            assertThat(endOf(there)).isTrue();
        }
    }

    @Test
    void carriesNothingWhileItIsCutAndAgainOnceItIsRestored() throws IOException {
        link.cut();
        try (Socket node = connect()) {
            assertThat(endOf(node)).isTrue();
        }
        link.restore();
        try (Socket node = connect();
                Socket there = hub.accept()) {
            node.getOutputStream().write(5);
            assertThat(there.getInputStream().read()).isEqualTo(5);
        }
    }

    @Test
    void anEndOfOneSideIsAnEndOfTheOther() throws IOException {
        try (Socket node = connect()) {
            hub.accept().close();
            assertThat(endOf(node)).isTrue();
        }
    }

    @Test
    void carriesNothingOnceItIsClosed() {
        int port = link.port();
        link.close();
        // the system may still take a connection in the moment of closing, but only to end it
        assertThat(isRefusedOrEnded(port)).isTrue();
    }

    private static boolean isRefusedOrEnded(int port) {
        try (Socket node = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return endOf(node);
        } catch (IOException refused) {
            return true;
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException brokenOff) {
            return true;
        }
    }
}
