package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Refraction;

class RadarPlayTest {
    private static final Scenario MAY = Scenario.load("2023-05-31");
    private static final long SEED = 3;
    private static final int PERIODS = 300;

    /** The same seed gives the same errors, so that what differs is the air alone. */
    @Test
    void bendsWhatAnUncorrectedRadarMeasuresAndNothingElse() {
        RadarSite corrected = MAY.radars().stream()
                .filter(site -> site.radar().measuresElevation() && site.seesMissiles())
                .findFirst()
                .orElseThrow();
        List<Detection> straight = play(corrected);
        List<Detection> bent = play(bent(corrected));
        Refraction air = new Refraction(corrected.radar().site().heightMetres());
        double[] out = new double[2];

        assertThat(bent).hasSameSizeAs(straight).hasSizeGreaterThan(30);
        for (int i = 0; i < bent.size(); i++) {
            Detection raw = bent.get(i);
            Detection expected = straight.get(i);
            assertThat(raw.target()).isEqualTo(expected.target());
            assertThat(raw.azimuthRadians()).isEqualTo(expected.azimuthRadians());
            if (raw.target() >= 0) {
                assertThat(raw.elevationRadians()).isGreaterThan(expected.elevationRadians());
                air.straighten(raw.rangeMetres(), raw.elevationRadians(), out);
                // errors were added to the bent ray, not to the straight one: the same to a part of the bending
                assertThat(out[0]).isCloseTo(expected.rangeMetres(), within(5.0));
                assertThat(out[1]).isCloseTo(expected.elevationRadians(), within(3e-4));
            }
        }
    }

    private static List<Detection> play(RadarSite site) {
        RadarPlay play = new RadarPlay(site, new Simulation(MAY, SEED).truth(), SEED);
        List<Detection> all = new ArrayList<>();
        for (long period = 0; period < PERIODS; period++) {
            all.addAll(play.period(period));
        }
        return all;
    }

    private static RadarSite bent(RadarSite site) {
        return new RadarSite(
                site.radar(),
                site.sac(),
                site.sic(),
                site.town(),
                site.kind(),
                site.coverage(),
                site.rotates(),
                site.output(),
                site.dwellSeconds(),
                site.latencySeconds(),
                site.seesAircraft(),
                site.seesMissiles(),
                true);
    }
}
