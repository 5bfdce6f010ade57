package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.watchfire.model.Realm;
import org.watchfire.release.Role;

/** A picture with one operator, new for each test, an honest browser before it, and sockets on which anything can be said. */
abstract class ServedPicture {
    static final String SIGN_IN = "{\"name\":\"watch\",\"password\":\"correct horse\"}";

    /** What the node was told. */
    final NodeStub heard = new NodeStub();

    PictureServer server;
    Browser browser;

    private final List<Socket> strangers = new ArrayList<>();

    @BeforeEach
    void start() {
        server = PictureServer.start(
                new PictureSettings(
                        "127.0.0.1",
                        0,
                        Synthetic.JPN,
                        Synthetic.NATIONS,
                        Realm.EXERCISE,
                        "",
                        false,
                        operators(),
                        publicAddress()),
                heard);
        browser = new Browser(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
        browser.close();
        server.close();
    }

    /** Who may sign in. */
    List<OperatorAccount> operators() {
        String hash = PasswordHash.of("correct horse".toCharArray(), 10_000);
        return List.of(new OperatorAccount("watch", hash, EnumSet.of(Role.WATCH_OFFICER)));
    }

    /** Where browsers find it as well. */
    Optional<String> publicAddress() {
        return Optional.empty();
    }

    /** The host and port it listens on, as a browser names them. */
    String local() {
        return "127.0.0.1:" + server.port();
    }

    /** A connection that nobody closes before the test ends. */
    Socket stranger() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096); // who does not read it fills it soon
        strangers.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.setSoTimeout(60_000);
        return socket;
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** All it is told until the end. */
    static String heard(Socket socket) throws IOException {
        StringBuilder heard = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.append((char) next);
            }
        } catch (SocketException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
        return heard.toString();
    }
}
