package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.TimeTag;

class NodeClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void theMachinesClockIsInTai() {
        TimeTag now = new NodeClock.OfMachine(AT_NOON, 1).now();
        // TAI has been 37 s ahead of UTC since 2017 (IERS Bulletin C 52).
        assertThat(now.taiNanos()).isEqualTo((NOON.getEpochSecond() + 37) * TimeTag.NANOS);
    }

    @Test
    void anExerciseClockStandsUntilItIsBegun() {
        NodeClock.OfExercise clock = new NodeClock.OfExercise(AT_NOON, 1_000, 20);
        assertThat(clock.runs()).isFalse();
        assertThat(clock.now().taiNanos()).isEqualTo(1_000);
    }

    @Test
    void anExerciseClockRunsAtItsSpeed() {
        NodeClock.OfExercise clock = new NodeClock.OfExercise(AT_NOON, 1_000, 20);
        clock.begin(NodeClock.unixNanos(Clock.offset(AT_NOON, Duration.ofSeconds(-3))));
        assertThat(clock.now().taiNanos()).isEqualTo(60 * TimeTag.NANOS + 1_000);
    }

    @Test
    void anExerciseClockThatIsBackGoesOnAsItWent() {
        NodeClock.OfExercise before = new NodeClock.OfExercise(AT_NOON, 1_000, 20);
        before.begin(NodeClock.unixNanos(AT_NOON) - 3 * TimeTag.NANOS);
        NodeClock.OfExercise after = new NodeClock.OfExercise(Clock.offset(AT_NOON, Duration.ofSeconds(2)), 1_000, 20);
        after.goOn(before.now(), NodeClock.unixNanos(AT_NOON));
        assertThat(after.now().taiNanos()).isEqualTo(100 * TimeTag.NANOS + 1_000);
    }

    @Test
    void anExerciseClockThatStoodStandsWhenItIsBack() {
        NodeClock.OfExercise clock = new NodeClock.OfExercise(AT_NOON, 1_000, 20);
        clock.goOn(TimeTag.of(1_000), NodeClock.unixNanos(AT_NOON));
        assertThat(clock.runs()).isFalse();
    }

    @Test
    void aRunningClockCannotBeMoved() {
        NodeClock.OfExercise clock = new NodeClock.OfExercise(AT_NOON, TimeScales.taiNanos(NOON), 1);
        clock.begin(0);
        assertThatThrownBy(() -> clock.startAt(5)).isInstanceOf(IllegalStateException.class);
    }
}
