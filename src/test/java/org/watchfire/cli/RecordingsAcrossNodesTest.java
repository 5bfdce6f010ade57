package org.watchfire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.node.TwoNations.JPN;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.node.Node;
import org.watchfire.node.TwoNations;
import org.watchfire.picture.PictureProbe;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two nodes as their own configurations make them, in this process: one plays real recordings, faster than they were made,
 * and its partner's picture shows what came of them.
 */
class RecordingsAcrossNodesTest {
    private static final Path DATA = Path.of("../shared/data/asterix").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    private final List<String> frames = new CopyOnWriteArrayList<>();

    /** Half an hour of another system's tracks, Cat 062 in FINAL frames, from 14:44:41.8 of an unknown day. */
    @Test
    void showsAPartnerTheSystemTracksOfARecording() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "recordings are not here: " + DATA);
        TwoNations nations = nations("""
                feeds:
                  - {name: system, kind: REPLAY, file: %s/final_frame_062_30min.ff}
                """.formatted(DATA));
        try (Node jpn = nations.start(JPN);
                Node kor = nations.start(KOR);
                PictureProbe probe = PictureProbe.open(nations.address("KOR watch"), frames::add)) {
            assertThat(jpn.nation()).isNotEqualTo(kor.nation());
            await().atMost(PATIENCE).until(() -> partnersTracks() >= 3);
            assertThat(probe.frames()).isPositive();
            CommandRun ledger = CommandRun.of("ledger", dir.resolve("JPN.yaml").toString());
            assertThat(ledger.code()).as(ledger.err()).isZero();
            assertThat(ledger.out()).contains("ledger of JPN EXERCISE").containsPattern("KOR +live");
        }
        rehearses();
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
        TwoNations nations = nations("feeds:\n  - {name: radars, kind: UDP, port: " + feed + "}\n");
        Random random = new Random(7);
        try (Node jpn = nations.start(JPN);
                PictureProbe probe = PictureProbe.open(nations.address("JPN watch"), frames::add);
                DatagramSocket radar = new DatagramSocket()) {
            int picturePort = URI.create(nations.address("JPN picture")).getPort();
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[1 + random.nextInt(1400)];
                random.nextBytes(bytes);
                radar.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), feed));
                if (i % 10 == 0) {
                    throwAt(nations.hubPort(), bytes);
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

    private TwoNations nations(String sectionsOfJpn) throws IOException {
        String picture = "picture: {port: 0, announceSignIn: true}\n";
        return TwoNations.in(dir, 20, Map.of(JPN, picture + sectionsOfJpn, KOR, picture));
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
