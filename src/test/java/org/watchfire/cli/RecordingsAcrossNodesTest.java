package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.model.NationId;
import org.watchfire.node.Node;
import org.watchfire.picture.PictureProbe;
import org.watchfire.release.SamplePolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two nodes as their own configurations make them, in this process: one plays real recordings, faster than they were made,
 * and its partner's picture shows what came of them.
 */
class RecordingsAcrossNodesTest {
    private static final Path DATA = Path.of("../shared/data/asterix").toAbsolutePath();
    private static final NationId JPN = new NationId("JPN");
    private static final NationId KOR = new NationId("KOR");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();

    /** Half an hour of another system's tracks, Cat 062 in FINAL frames, from 14:44:41.8 of an unknown day. */
    @Test
    void showsAPartnerTheSystemTracksOfARecording() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "recordings are not here: " + DATA);
        int hubPort = prepare("""
                feeds:
                  - {name: system, kind: REPLAY, file: %s/final_frame_062_30min.ff}
                """.formatted(DATA));
        try (Node jpn = start(JPN);
                Node kor = start(KOR);
                PictureProbe probe = PictureProbe.open(address("KOR watch"), frames::add)) {
            assertThat(jpn.nation()).isNotEqualTo(kor.nation());
            await().atMost(PATIENCE).until(() -> partnersTracks() >= 3);
            assertThat(probe.frames()).isPositive();
            CommandRun ledger = CommandRun.of("ledger", dir.resolve("JPN.yaml").toString());
            assertThat(ledger.code()).as(ledger.err()).isZero();
            assertThat(ledger.out()).contains("ledger of JPN EXERCISE").containsPattern("KOR +live");
        }
        rehearses();
        assertThat(hubPort).isPositive();
    }

    private void rehearses() throws IOException {
        String journal = dir.resolve("JPN.db").toString();
        Path same = dir.resolve("JPN-policy.yaml");
        CommandRun none = CommandRun.of("policy", "rehearse", same.toString(), "--journal", journal);
        assertThat(none.code()).as(none.err()).isZero();
        assertThat(none.out()).contains(" 0 kinds of difference");
        CommandRun other = CommandRun.of(
                "policy", "rehearse", dir.resolve("KOR-policy.yaml").toString(), "--journal", journal);
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("name the journal of the policy's nation");
        CommandRun view = CommandRun.of("journal", "show", journal, "--as", "KOR");
        assertThat(view.out()).contains("track JPN-");
    }

    @Test
    void goesOnAfterRandomBytesAtEveryPortAndCountsThem() throws IOException {
        int feed = freeUdpPort();
        int hubPort = prepare("feeds:\n  - {name: radars, kind: UDP, port: " + feed + "}\n");
        Random random = new Random(7);
        try (Node jpn = start(JPN);
                PictureProbe probe = PictureProbe.open(address("JPN watch"), frames::add);
                DatagramSocket radar = new DatagramSocket()) {
            int picturePort = URI.create(address("JPN picture")).getPort();
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[1 + random.nextInt(1400)];
                random.nextBytes(bytes);
                radar.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), feed));
                if (i % 10 == 0) {
                    throwAt(hubPort, bytes);
                    throwAt(picturePort, bytes);
                }
            }
            await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(frame -> frame.contains("radars: ")));
            await().atMost(PATIENCE)
                    .until(() -> frames.stream()
                            .anyMatch(frame ->
                                    frame.contains("at the hub 20 before sign-in and 0 after, at this picture 20")));
            assertThat(jpn.nation()).isEqualTo(JPN);
            assertThat(probe.frames()).isPositive();
        }
    }

    private static void throwAt(int port, byte[] bytes) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            socket.getOutputStream().write(bytes);
        } catch (IOException refused) {
            // To refuse is an answer; what counts is that the node goes on.
        }
    }

    /** Tracks in the frames that no radar of KOR is in. */
    private long partnersTracks() {
        return frames.stream()
                .map(JsonMapper.shared()::readTree)
                .flatMap(frame -> frame.valueStream())
                .filter(op -> op.isArray() && op.path(0).asString("").equals("t"))
                .filter(op -> op.toString().contains("[\"JPN\","))
                .map(op -> op.path(1).asLong(0))
                .distinct()
                .count();
    }

    private Node start(NationId nation) {
        return Node.start(dir.resolve(nation + ".yaml"), said::add, 0);
    }

    private String address(String what) {
        return said.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node said its " + what + ": " + said));
    }

    /** Keys, policies and configurations; JPN serves the hub and has {@code inputs}. */
    private int prepare(String inputs) throws IOException {
        new KeyMaker(dir.resolve("keys"), Instant.now()).init(List.of(JPN, KOR), Map.of(JPN, List.of("127.0.0.1")));
        int hubPort = freeTcpPort();
        for (NationId nation : List.of(JPN, KOR)) {
            NationId peer = nation.equals(JPN) ? KOR : JPN;
            Files.writeString(dir.resolve(nation + "-policy.yaml"), SamplePolicy.text(nation, List.of(peer)));
            Files.writeString(dir.resolve(nation + ".yaml"), """
                    nation: %1$s
                    realm: EXERCISE
                    label: {level: 2, releasableTo: [%2$s]}
                    clock: {kind: EXERCISE, start: "2026-11-24T14:44:41Z", speed: 20}
                    journal: %1$s.db
                    keys: keys/%1$s
                    policy: %1$s-policy.yaml
                    peers: [%2$s]
                    hub: {nation: JPN, address: "amqps://127.0.0.1:%3$d"}
                    picture: {port: 0, announceSignIn: true}
                    %4$s""".formatted(
                            nation,
                            peer,
                            hubPort,
                            nation.equals(JPN) ? "serveHub: {port: " + hubPort + ", directory: hub}\n" + inputs : ""));
        }
        return hubPort;
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
