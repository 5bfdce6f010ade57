package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Track;

/**
 * An aircraft that skims the edge of what is seen, and whose first plots climb by chance, is lost; another one comes in some kilometres above. One
 * plot of that would be a launch in full thrust, and is not sure.
 */
class LostWhileYoungTest {
    private static final double[][] SKIMMING = {
        {200.16, 37.32, 0.12},
        {200.07, 37.61, 0.41},
        {200.02, 37.91, 0.30},
        {199.93, 38.12, 0.40},
        {200.26, 38.43, 0.40}
    };
    private static final double[] ANOTHER = {200.47, 39.83, 2.24};
    private static final double SURE = 0.99;

    private final Turns turns = new Turns();

    private Track lost(int looks) {
        for (double[] plot : SKIMMING) {
            turns.look(plot);
        }
        turns.nothing(looks);
        return turns.look(ANOTHER).getFirst();
    }

    @Test
    void onePlotAfterAGapIsNotSure() {
        Track track = lost(3);
        assertThat(track.motion().air()).isLessThan(0.01);
        assertThat(track.existence()).isLessThan(SURE);
    }

    @Test
    void theNextOneOnItsWayMakesItSure() {
        Track first = lost(3);
        double climb = Math.toDegrees(first.estimate().speedMps() * 4 / 200e3);
        Track track = turns.look(new double[] {ANOTHER[0], ANOTHER[1], ANOTHER[2] + climb})
                .getFirst();
        assertThat(track.motion().air()).isLessThan(0.01);
        assertThat(track.existence()).isGreaterThan(SURE);
    }
}
