package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Track;

/** An aircraft comes into view low down, its first two plots climb by chance as a launch does, and a false plot lies where that would be next. */
class OwnPlotTest {
    /** Range km, azimuth and elevation in degrees: two noisy plots of the aircraft, then the false one, then the aircraft's at each turn. */
    private static final double[][] CLIMBING = {{200.10, 11.48, 0.52}, {199.79, 11.14, 0.85}};

    private static final double[] ABOVE = {199.50, 11.36, 1.58};
    private static final double[][] LEVEL = {
        {199.55, 11.30, 0.69},
        {199.18, 11.02, 0.68},
        {198.86, 10.60, 0.64},
        {198.40, 10.65, 0.74},
        {198.20, 10.41, 0.81}
    };

    private final Turns turns = new Turns();

    @Test
    void anAircraftStaysOneUnderAFalsePlot() {
        turns.look(CLIMBING[0]);
        turns.look(CLIMBING[1]);
        double air = turns.look(ABOVE, LEVEL[0]).getFirst().motion().air();
        assertThat(air).isBetween(0.01, 0.99);
        for (int i = 1; i < LEVEL.length; i++) {
            turns.look(LEVEL[i]);
        }
        Track end = turns.held().getFirst();
        assertThat(end.motion().air()).isGreaterThan(0.99);
        assertThat(end.estimate().speedMps()).isBetween(100.0, 300.0);
    }

    /** The plots of that turn in datagrams of their own, either first: what is known after both is the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAircraftsPlotMayComeByItself(boolean first) {
        turns.look(CLIMBING[0]);
        turns.look(CLIMBING[1]);
        turns.look(first ? LEVEL[0] : ABOVE);
        turns.again();
        double air = turns.look(first ? ABOVE : LEVEL[0]).getFirst().motion().air();
        assertThat(air).isBetween(0.01, 0.99);
    }

    /** The same without the aircraft's plot of that turn: nothing speaks for one any more, until it is seen again. */
    @Test
    void aLaunchIsOneWhereNoAircraftWasSeen() {
        turns.look(CLIMBING[0]);
        turns.look(CLIMBING[1]);
        assertThat(turns.look(ABOVE).getFirst().motion().air()).isLessThan(0.01);
    }
}
