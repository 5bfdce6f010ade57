package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.watchfire.astro.ReportedFlight.Verdict;
import org.watchfire.astro.ReportedFlights.Row;

/** What is said of {@link ReportedFlights}: possible or not, and by how much. */
class ReportedFlightTest {
    @ParameterizedTest
    @FieldSource("org.watchfire.astro.ReportedFlights#ROWS")
    void timesAgreeWithAnIndependentComputation(Row row) {
        Verdict verdict = row.flight().check();
        // Both are Kepler's equation; the independent one rounds to 0.1 s, and takes burn-out's way and speed against
        // the
        // ground, which matters most for the flattest flight.
        assertThat(verdict.keplerSeconds()).isCloseTo(row.modelA(), within(0.1));
        assertThat(verdict.boostedSeconds()).isCloseTo(row.modelB(), within(2.0));
    }

    @ParameterizedTest
    @FieldSource("org.watchfire.astro.ReportedFlights#ROWS")
    void trueReportsPassAndTheImpossibleOneIsFlagged(Row row) {
        Verdict verdict = row.flight().check();
        switch (row.is()) {
            case TRUE -> assertThat(verdict).isInstanceOf(Verdict.Consistent.class);
            case FALSE -> assertThat(verdict).isInstanceOf(Verdict.Inconsistent.class);
            case LOWER_BOUND ->
                assertThat(row.seconds() - verdict.boostedSeconds()).isBetween(60.0, 480.0);
            case EXCLUDED ->
                assertThat(verdict.boostedSeconds() - row.seconds()).isBetween(60.0, 90.0);
        }
    }

    /** KCNA gave 6,248.5 km and 4,052 s for 24 March 2022: less than the bare arc of 4,111 s. */
    @Test
    void theReportOf24March2022SaysWhyItIsImpossible() {
        Row row = ReportedFlights.ROWS.stream()
                .filter(r -> r.source().startsWith("2022-03-24") && r.source().endsWith("KCNA"))
                .findFirst()
                .orElseThrow();
        assertThat(row.flight().check())
                .isInstanceOfSatisfying(
                        Verdict.Inconsistent.class,
                        verdict -> assertThat(verdict.reason())
                                .isEqualTo("4052 s are 59 s less than the bare Kepler arc needs"));
    }
}
