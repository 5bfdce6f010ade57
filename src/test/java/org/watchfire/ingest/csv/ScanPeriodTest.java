package org.watchfire.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.ingest.csv.ScanPeriod.Spot;

/** The period of a radar from its plots, however it looks round. */
class ScanPeriodTest {
    private static final double TURN = 2 * Math.PI;
    private static final int LOOKS = 40;

    private final Random chance = new Random(1);
    private final List<Spot> spots = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 4, 10, 12})
    void ofATurningAerialAmongTrafficAndClutterWhoseClockTicks(double period) {
        targets(50, period, 1.0 / 128);
        for (int i = 0; i < 60 * LOOKS; i++) {
            double azimuth = TURN * chance.nextDouble();
            add(period * (chance.nextInt(LOOKS) + azimuth / TURN), 400e3 * chance.nextDouble(), azimuth, 1.0 / 128);
        }
        assertThat(period()).isCloseTo(period, within(0.03 * period));
    }

    @Test
    void ofOneThatLooksAtEachTargetAtATimeOfItsOwn() {
        for (int target = 0; target < 20; target++) {
            double phase = 3 * chance.nextDouble();
            double azimuth = TURN * chance.nextDouble();
            for (int look = 0; look < LOOKS; look++) {
                seen(phase + 3 * look, 100e3 + 900 * look, azimuth, 0);
            }
        }
        assertThat(period()).isCloseTo(3, within(0.01));
    }

    @Test
    void ofPiecesThatFlyTogether() {
        for (int piece = 0; piece < 10; piece++) {
            for (int look = 0; look < LOOKS; look++) {
                seen(2 * look + 0.004 * piece, 300e3 + 3_000 * look + 50 * piece, 1 + 1e-3 * piece, 0);
            }
        }
        assertThat(period()).isCloseTo(2, within(0.05));
    }

    @Test
    void ofOneTimeALookItIsTheMiddleGapExactly() {
        for (int look = 0; look < LOOKS; look++) {
            for (int target = 0; target < 5; target++) {
                seen(1.5 * look, 50e3 * (target + 1), target, 0);
            }
        }
        assertThat(period()).isEqualTo(1.5);
    }

    @Test
    void ofOnePlotItIsASecond() {
        add(7, 1e5, 1, 0);
        assertThat(period()).isEqualTo(1);
    }

    private void targets(int count, double period, double tick) {
        for (int target = 0; target < count; target++) {
            double range = 20e3 + 300e3 * chance.nextDouble();
            double speed = 500 * (chance.nextDouble() - 0.5);
            double start = TURN * chance.nextDouble();
            double drift = 2e-3 * (chance.nextDouble() - 0.5);
            for (int look = 0; look < LOOKS; look++) {
                double azimuth = start + drift * period * look;
                double seconds = period * (look + azimuth / TURN);
                seen(seconds, range + speed * seconds, azimuth, tick);
            }
        }
    }

    /** Of ten looks one misses. */
    private void seen(double seconds, double range, double azimuth, double tick) {
        if (chance.nextDouble() < 0.9) {
            add(seconds, range, azimuth, tick);
        }
    }

    private void add(double seconds, double range, double azimuth, double tick) {
        double said = tick == 0 ? seconds : tick * Math.round(seconds / tick);
        spots.add(new Spot(said, range + 50 * chance.nextGaussian(), azimuth, 0.05));
    }

    private double period() {
        spots.sort(Comparator.comparingDouble(Spot::seconds));
        return ScanPeriod.of(spots);
    }
}
