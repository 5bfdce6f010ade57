package org.watchfire.cli.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A few flights of another seed than the large run of {@code watchfire bench calibration}; the bounds are wide for so few. */
class CalibrationTest {
    private static final int FLIGHTS = 25;
    private static final long SEED = 77;

    @Test
    void whatIsClaimedOfFlightsIsNearlyAsTrueAsItIsClaimed() {
        Calibration few = Calibration.run(FLIGHTS, SEED, Double.POSITIVE_INFINITY);
        assertThat(few.error()).as(few.table()).isLessThan(0.1);
        assertThat(few.orbitUnderThrust()).isZero();
        assertThat(few.coverage(Phase.LAUNCH)).as(few.table()).isGreaterThan(0.75);
        assertThat(few.coverage(Phase.COAST_90)).as(few.table()).isGreaterThan(0.6);
    }

    @Test
    void everyHundredFlightsHoldEachKindByItsShare() {
        Map<FlightKind, Integer> count = new EnumMap<>(FlightKind.class);
        for (int flight = 300; flight < 400; flight++) {
            count.merge(FlightKind.of(flight), 1, Integer::sum);
        }
        assertThat(count.values()).containsExactly(32, 4, 14, 12, 10, 10, 10, 8);
    }
}
