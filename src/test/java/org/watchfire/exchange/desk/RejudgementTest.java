package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.desk.Outstanding.Entry;
import org.watchfire.exchange.desk.Outstanding.State;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.exchange.simulation.ManualClock;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.EventId;
import org.watchfire.model.Recall;
import org.watchfire.model.Warning;

class RejudgementTest {
    private static final Warning WARNING = Samples.warning(KOR, 1, 1);

    @TempDir
    private static Path root;

    private static TestSealer sealer;

    private final ManualClock.Time time = new ManualClock.Time();
    private final ManualClock clock = new ManualClock(time);
    private final Rejudgement rejudgement =
            new Rejudgement(JPN, clock, (item, to) -> Optional.of("no " + item.origin() + " to " + to));

    @BeforeAll
    static void makeKeys() {
        sealer = TestSealer.of(root, KOR, JPN);
    }

    private static Entry entry(Envelope envelope, long judgedNanos) {
        return new Entry(envelope, State.READY, 0, judgedNanos);
    }

    private static Entry warning(long judgedNanos) {
        return entry(sealer.numbered(1, WARNING), judgedNanos);
    }

    private void pass(Duration duration) {
        time.moveTo(time.nanos() + duration.toNanos());
    }

    @Test
    void isDueOnceSomethingHasWaitedForASecond() {
        Entry entry = warning(clock.monotonicNanos());
        pass(Duration.ofSeconds(1).minusNanos(1));
        assertThat(rejudgement.isDue(entry)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(rejudgement.isDue(entry)).isTrue();
    }

    @Test
    void isDueAtOnceOfWhatWasJudgedByThePolicyBefore() {
        Entry before = warning(clock.monotonicNanos());
        rejudgement.judgeBy(Gate.OPEN);
        pass(Duration.ofMillis(1));
        Entry after = warning(clock.monotonicNanos());
        assertThat(rejudgement.isDue(before)).isTrue();
        assertThat(rejudgement.isDue(after)).isFalse();
    }

    @Test
    void isDueOfWhatNobodyKnowsHowLongItHasWaited() {
        assertThat(rejudgement.isDue(warning(rejudgement.never()))).isTrue();
    }

    @Test
    void saysWhyThePolicyLetsAnItemGoNoLonger() {
        assertThat(rejudgement.bars(warning(0))).contains("no KOR to JPN");
    }

    @Test
    void asksThePolicyThatIsInForceNow() {
        rejudgement.judgeBy(Gate.OPEN);
        assertThat(rejudgement.bars(warning(0))).isEmpty();
    }

    @Test
    void barsNoVoidAndNoRecall() {
        Recall recall = Samples.recall(KOR, new Recall.Subject.OfEvent(new EventId(KOR, 1), Recall.Saying.WARNING));
        assertThat(rejudgement.bars(entry(sealer.voided(1, WARNING, "cut off"), 0)))
                .isEmpty();
        assertThat(rejudgement.bars(entry(sealer.numbered(2, recall), 0))).isEmpty();
    }
}
