package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.journal.MemoryJournal;
import org.watchfire.model.Realm;
import org.watchfire.release.Released;

/** Tracks wait behind what is urgent, so a change of policy overtakes them: the new one has the last word. */
class PolicyOvertakesTest {
    private static final Gate NOTHING_TO_JAPAN =
            (item, to) -> to.equals(JPN) ? Optional.of("cut off") : Optional.empty();

    @TempDir
    private Path root;

    private final ManualClock.Time time = new ManualClock.Time();
    private final List<Transport.Post> sent = new ArrayList<>();
    private Desk desk;

    @BeforeEach
    void open() {
        new KeyMaker(root, Instant.parse("2025-12-31T00:00:00Z")).init(List.of(JPN, KOR, USA), Map.of());
        KeyRing ring = KeyRing.open(root.resolve("KOR"), KOR, Realm.EXERCISE);
        desk = new Desk(
                new ExchangeSettings(ring, Set.of(JPN, USA), USA, Duration.ofMillis(15), Duration.ofSeconds(2)),
                new Posted(sent),
                new MemoryJournal(KOR, Realm.EXERCISE, ManualClock.START),
                new ManualClock(time),
                inbound -> true,
                Gate.OPEN,
                Runnable::run);
        desk.link(Channel.LIVE, true, "test");
    }

    private void send(long policy) {
        desk.send(List.of(Released.to(JPN, Samples.track(KOR, 1, new Random(1)))), 0, policy);
    }

    private long blocks() {
        time.moveTo(time.nanos() + 100_000_000L);
        desk.tick();
        return sent.stream().filter(post -> post.channel() == Channel.LIVE).count();
    }

    @Test
    void aTrackReleasedByThePolicyInForceIsSent() {
        send(0);
        assertThat(blocks()).isEqualTo(1);
    }

    @Test
    void aTrackThatWaitsForItsBlockIsDroppedWhenItsRecipientIsCutOff() {
        send(0);
        desk.judgeBy(NOTHING_TO_JAPAN, 1);
        assertThat(blocks()).isZero();
    }

    @Test
    void aTrackThatThePolicyOvertookIsJudgedOnceMore() {
        desk.judgeBy(NOTHING_TO_JAPAN, 1);
        send(0);
        assertThat(blocks()).isZero();
    }

    @Test
    void aTrackReleasedAfterwardsIsNotAskedAboutAgain() {
        desk.judgeBy(NOTHING_TO_JAPAN, 1);
        send(1);
        assertThat(blocks()).isEqualTo(1);
    }
}
