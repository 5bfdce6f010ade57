package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClutterMapTest {
    private static final double FAR = 400e3;
    private static final double HIGH = Math.toRadians(40);
    private static final int LOW_AND_NEAR = ClutterMap.cell(30e3, Math.toRadians(0.7), true);
    private static final int LOW_AND_FAR = ClutterMap.cell(350e3, Math.toRadians(0.7), true);
    private static final int HIGH_UP = ClutterMap.cell(200e3, Math.toRadians(20), true);

    private final ClutterMap map = new ClutterMap();
    private final Random random = new Random(11);

    private void scans(int count, int even, int crowded) {
        for (int scan = 0; scan < count; scan++) {
            for (int i = 0; i < even; i++) {
                map.add(ClutterMap.cell(FAR * random.nextDouble(), HIGH * random.nextDouble(), true));
            }
            for (int i = 0; i < crowded; i++) {
                map.add(ClutterMap.cell(
                        20e3 + 20e3 * random.nextDouble(), Math.toRadians(0.5 + 0.5 * random.nextDouble()), true));
            }
            map.endScan(FAR, 0, HIGH);
        }
    }

    @Test
    void isEvenAtFirstAndUnderEvenClutter() {
        assertThat(map.crowding(LOW_AND_NEAR)).isEqualTo(1);
        scans(300, 60, 0);
        for (int cell : new int[] {LOW_AND_NEAR, LOW_AND_FAR, HIGH_UP}) {
            assertThat(map.crowding(cell)).isBetween(1.0, 1.2);
        }
    }

    /** A tenth of the plots in a sixteen-hundredth of what is seen: 150 times as dense. */
    @Test
    void learnsWhereFalsePlotsCrowdAndLetsNothingElseBeDenser() {
        scans(600, 54, 6);
        assertThat(map.crowding(LOW_AND_NEAR)).isBetween(60.0, 170.0);
        assertThat(map.crowding(LOW_AND_FAR)).isBetween(1.0, 1.2);
        assertThat(map.crowding(HIGH_UP)).isBetween(1.0, 1.2);
    }

    @Test
    void forgetsACrowdThatIsGone() {
        scans(300, 54, 6);
        double then = map.crowding(LOW_AND_NEAR);
        scans(1_000, 60, 0);
        assertThat(map.crowding(LOW_AND_NEAR)).isLessThan(0.05 * then);
    }

    /** Plots that say nothing of elevation are weighed among themselves, by range alone. */
    @Test
    void keepsPlotsWithoutElevationApart() {
        int near = ClutterMap.cell(15e3, Double.NaN, false);
        for (int scan = 0; scan < 300; scan++) {
            for (int i = 0; i < 10; i++) {
                map.add(near);
            }
            map.endScan(FAR, 0, HIGH);
        }
        assertThat(map.crowding(near)).isBetween(20.0, 41.0);
        assertThat(map.crowding(ClutterMap.cell(15e3, 0.01, true))).isEqualTo(1);
    }
}
