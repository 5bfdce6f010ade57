package org.watchfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Launches among traffic and clutter, and hours without one, with seeds of their own. The shares are those of docs/assessment.md
 * less three sigmas of so few launches. {@code watchfire bench detection} and {@code watchfire bench quiet} do more.
 */
class DetectionTest {
    private static final int LAUNCHES = 60;
    private static final long SEED = 640_001;

    @Test
    void aLaunchIsACandidateWithinThreeScansOfRisingAndWarnedOfWithinSix() {
        List<BenchDetection.Found> found = LongStream.range(SEED, SEED + LAUNCHES)
                .mapToObj(seed -> BenchDetection.launch(BenchSky.Kind.S4, seed))
                .toList();
        StringWriter table = new StringWriter();
        BenchDetection.report(found, new PrintWriter(table));
        assertThat(found.stream().mapToInt(BenchDetection.Found::early).sum())
                .as("warnings of something else: " + table)
                .isZero();
        assertThat(BenchDetection.within(found, BenchDetection.Found::candidate, 3))
                .as("candidate within 3: " + table)
                .isGreaterThanOrEqualTo(0.86);
        assertThat(BenchDetection.within(found, BenchDetection.Found::warning, 6))
                .as("warned of within 6: " + table)
                .isGreaterThanOrEqualTo(0.77);
    }

    /** Their first two plots happen to lie as if they hardly climbed: until the third, an aircraft is likelier. */
    @ParameterizedTest
    @ValueSource(longs = {210_045, 210_273, 211_365, 211_680, 212_215})
    void aSlowLaunchIsNotTakenForAnAircraftByItsFirstPlots(long seed) {
        assertThat(BenchDetection.launch(BenchSky.Kind.S4, seed).candidate()).isLessThanOrEqualTo(4);
    }

    @Test
    void nothingIsWarnedOfInAnHourOfTrafficClutterAndSatellites() {
        BenchQuiet.Counts counts = BenchQuiet.hour(BenchSky.Kind.S4, SEED);
        assertThat(counts.tracks()).as("tracks held").isGreaterThan(50);
        assertThat(counts.warnings()).as("warnings in " + counts).isZero();
        assertThat(counts.candidates()).as("candidates in " + counts).isLessThan(counts.tracks() / 10);
    }

    @Test
    void theBoundOfARateIsThatOfPoisson() {
        // half the 0.95 quantile of chi-square with 2, 4 and 12 degrees of freedom: 5.9915, 9.4877, 21.0261
        assertThat(BenchQuiet.mostEvents(0)).isCloseTo(2.9957, within(1e-4));
        assertThat(BenchQuiet.mostEvents(1)).isCloseTo(4.7439, within(1e-4));
        assertThat(BenchQuiet.mostEvents(5)).isCloseTo(10.5130, within(1e-4));
    }
}
