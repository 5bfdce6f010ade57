package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapTest {
    private static final long SECOND = 1_000_000_000L;

    private final Gap gap = new Gap();

    @Test
    void isNamedOnceAfterItHasStayedForASecond() {
        assertThat(gap.isToBeNamed(5, 0)).isFalse();
        assertThat(gap.isToBeNamed(5, SECOND - 1)).isFalse();
        assertThat(gap.isToBeNamed(5, SECOND)).isTrue();
        assertThat(gap.isToBeNamed(5, 10 * SECOND)).isFalse();
    }

    @Test
    void isNotNamedWhereNothingIsMissing() {
        assertThat(gap.isToBeNamed(0, 0)).isFalse();
        assertThat(gap.isToBeNamed(0, 10 * SECOND)).isFalse();
    }

    @Test
    void theNextNumberMissingHasASecondOfItsOwn() {
        gap.isToBeNamed(5, 0);
        assertThat(gap.isToBeNamed(6, SECOND)).isFalse();
        assertThat(gap.isToBeNamed(6, 2 * SECOND)).isTrue();
    }

    @Test
    void oneThatWasFilledAndOpensAgainIsNamedAgain() {
        gap.isToBeNamed(5, 0);
        gap.isToBeNamed(5, SECOND);
        gap.isToBeNamed(0, SECOND);
        assertThat(gap.isToBeNamed(5, 2 * SECOND)).isFalse();
        assertThat(gap.isToBeNamed(5, 3 * SECOND)).isTrue();
    }
}
