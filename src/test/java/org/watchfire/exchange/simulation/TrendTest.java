package org.watchfire.exchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.watchfire.exchange.Samples.JPN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void findsALineThatIsOne() {
        Trend line = Trend.of(List.of(10.0, 10.5, 11.0, 11.5));
        assertThat(line.slope()).isCloseTo(0.5, within(1e-12));
        assertThat(line.error()).isCloseTo(0, within(1e-12));
    }

    /** Worked by hand: mean 4, sum of products 8, of squares 10; residuals -0.4 1.8 -2 0.2 0.4, their squares sum to 7.6. */
    @Test
    void givesTheErrorOfALineThroughScatteredValues() {
        Trend line = Trend.of(List.of(2.0, 5.0, 2.0, 5.0, 6.0));
        assertThat(line.slope()).isCloseTo(0.8, within(1e-12));
        assertThat(line.error()).isCloseTo(Math.sqrt(7.6 / 3 / 10), within(1e-12));
    }

    @Test
    void risesOnlyBeyondItsError() {
        assertThat(new Trend(0.2, 0.1).risesBeyond(0.05)).isFalse();
        assertThat(new Trend(0.2, 0.05).risesBeyond(0.05)).isTrue();
    }

    @Test
    void aLongRunFailsWhereTheHeapRisesBeyondTheLimit() {
        assertThat(result(LongRun.MOST_GROWTH * 2, 0.001).grows()).isTrue();
        assertThat(result(LongRun.MOST_GROWTH * 2, 1).grows()).isFalse();
        assertThat(result(-1, 0).grows()).isFalse();
    }

    private static LongRun.Result result(double slope, double error) {
        return new LongRun.Result(
                Optional.of(new Trend(slope, error)), JPN, 1, 0, 0, 0, 0, Map.of(), Map.of(), List.of());
    }

    @Test
    void refusesTwoValues() {
        assertThatThrownBy(() -> Trend.of(List.of(1.0, 2.0))).isInstanceOf(IllegalArgumentException.class);
    }
}
