package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.watchfire.node.TwoNations.JPN;
import static org.watchfire.node.TwoNations.KOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.picture.PictureProbe;

/** A node that comes back shows at once what its operators had on their screens, though nobody says it again. */
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PICTURE = "picture: {port: 0, announceSignIn: true}\n";

    @TempDir
    private Path dir;

    @Test
    void showsTheNoticesOfItsOwnAndOfAPartnerAgain() throws IOException {
        TwoNations nations = TwoNations.in(dir, 1, Map.of(JPN, PICTURE, KOR, PICTURE + "notices: [N1.yaml]\n"));
        nations.notice("N1");
        try (Node jpn = nations.start(JPN);
                Node kor = nations.start(KOR)) {
            assertThat(jpn.nation()).isNotEqualTo(kor.nation());
            for (var nation : List.of(JPN, KOR)) {
                assertThat(frames(nations.address(nation + " watch"), "[\"n\",\"N1\""))
                        .as("%s", nation)
                        .contains("a test");
            }
        }
        try (Node jpn = nations.start(JPN)) {
            assertThat(frames(nations.address("JPN watch"), "[\"n\",\"N1\"")).contains("a test");
            assertThat(jpn.nation()).isEqualTo(JPN);
        }
    }

    @Test
    void showsNothingAgainThatTheFileOfTodayForbids() throws IOException {
        TwoNations nations = TwoNations.in(dir, 1, Map.of(KOR, PICTURE + "notices: [N1.yaml, N2.yaml]\n"));
        nations.notice("N1");
        nations.notice("N2");
        try (Node kor = nations.start(KOR)) {
            assertThat(kor.nation()).isEqualTo(KOR);
            assertThat(frames(nations.address("KOR watch"), "[\"n\",\"N2\"")).contains("a test");
        }
        String policy = Files.readString(nations.policy(KOR));
        Files.writeString(
                nations.policy(KOR), policy.replace("version: 1", "version: 2").replace("rules:\n", """
                rules:
                  - id: D-second
                    effect: deny
                    when: item.kind == "NOTICE" && item.subject == "N2"
                    why: the second notice is for nobody now

                """));
        try (Node kor = nations.start(KOR)) {
            assertThat(kor.nation()).isEqualTo(KOR);
            assertThat(frames(nations.address("KOR watch"), "[\"n\",\"N1\"")).doesNotContain("N2");
        }
    }

    @Test
    void comesBackFromItsSnapshotAndSaysThatTheSameWasDecidedAgain() throws IOException {
        TwoNations nations = TwoNations.in(dir, 1, Map.of(KOR, PICTURE + "snapshotSeconds: 1\nnotices: [N1.yaml]\n"));
        nations.notice("N1");
        try (Node kor = nations.start(KOR)) {
            assertThat(kor.nation()).isEqualTo(KOR);
            assertThat(frames(nations.address("KOR watch"), "decided again")).contains("all the same");
        }
        assertThat(snapshots()).hasSize(1);
        try (Node kor = nations.start(KOR)) {
            assertThat(kor.nation()).isEqualTo(KOR);
            assertThat(frames(nations.address("KOR watch"), "[\"n\",\"N1\"")).contains("a test");
        }
        assertThat(Replay.all(nations.journal(KOR), (input, now, unixNanos, decisions) -> {})
                        .differing())
                .isZero();
    }

    private List<Path> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.toString().contains(".db.snapshot-"))
                    .toList();
        }
    }

    /** All that a screen is sent until {@code word} is in it. */
    private static String frames(String signIn, String word) {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (PictureProbe probe = PictureProbe.open(signIn, frames::add)) {
            await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(frame -> frame.contains(word)));
            assertThat(probe.frames()).isPositive();
        }
        return String.join("\n", frames);
    }
}
