package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparinglyTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Sparingly sparingly = new Sparingly();

    @Test
    void saysTheFirstAtOnceAndThenOnceAMinuteHowManyThereWere() {
        assertThat(sparingly.due("noise", 5)).isEqualTo(OptionalLong.of(0));
        for (int i = 1; i <= 1000; i++) {
            assertThat(sparingly.due("noise", 5 + i)).isEmpty();
        }
        assertThat(sparingly.due("silence", 6)).isEqualTo(OptionalLong.of(0));
        assertThat(sparingly.due("noise", 5 + MINUTE)).isEqualTo(OptionalLong.of(1000));
        assertThat(sparingly.due("noise", 5 + 2 * MINUTE)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void whoeverFindsSomethingNewEachTimeIsNotHeardMore() {
        long lines = IntStream.range(0, 10_000)
                .filter(i -> sparingly.due("new " + i, i).isPresent())
                .count();
        assertThat(lines).isEqualTo(Sparingly.MOST + 1);
    }
}
