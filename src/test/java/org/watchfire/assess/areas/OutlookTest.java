package org.watchfire.assess.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.assess.Flights;
import org.watchfire.assess.impact.BallisticCoefficient;
import org.watchfire.astro.Descent;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;

class OutlookTest {
    private static final Areas AREAS = Areas.world();
    private static final Geodetic OVER_THE_SEA = Geodetic.ofDegrees(36.5, 124.5, 80_000);

    /** What comes down in a vacuum somewhere else than through air: the futures come down where and when the body does. */
    @ParameterizedTest
    @ValueSource(doubles = {100, 1_000, 10_000})
    void comesDownWhereAndWhenTheBodyDoes(double kgPerM2) {
        double[] s = thrown(OVER_THE_SEA, 2500, 30, 80);
        double[] down = s.clone();
        double seconds = new Descent().fly(down, kgPerM2, Impact.MAX_SECONDS);
        Geodetic place = Wgs84.toGeodetic(down[0], down[1], down[2]);

        Outlook outlook = futures(s, new BallisticCoefficient(Math.log(kgPerM2), 1e-3), Threat.Basis.IMPACT);

        assertThat(outlook.lastDownSeconds()).isCloseTo(seconds, within(3.0));
        int area = AREAS.indexAt(place.latitudeRadians(), place.longitudeRadians());
        List<Threat> impacts = outlook.threats(Flights.T0, 0.01, 0.05).stream()
                .filter(threat -> threat.basis() == Threat.Basis.IMPACT)
                .toList();
        if (area == Areas.SEA) {
            assertThat(impacts).isEmpty();
        } else {
            assertThat(impacts)
                    .singleElement()
                    .satisfies(threat ->
                            assertThat(threat.area()).isEqualTo(AREAS.area(area).code()));
            assertThat(impacts.getFirst().from().secondsSince(Flights.T0)).isCloseTo(seconds, within(3.0));
        }
    }

    /** Parts are light or heavy: none that is drawn for them is still up when all futures are down, nor the last down long before. */
    @Test
    void waitsForTheLightestPart() {
        double[] s = thrown(OVER_THE_SEA, 2500, 30, 80);
        Outlook outlook = futures(s, BallisticCoefficient.OF_A_PART, Threat.Basis.DEBRIS);

        double lightest =
                new Descent().fly(s.clone(), BallisticCoefficient.OF_A_PART.drawnKgPerM2(-10), Impact.MAX_SECONDS);
        assertThat(outlook.lastDownSeconds()).isCloseTo(lightest, within(40.0));
        assertThat(lightest).isGreaterThan(1.5 * Impact.fly(s.clone()));
    }

    /** Thrown nearly upright, as high as few: it is up for more than an hour. */
    @Test
    void followsTheHighestFlightToItsEnd() {
        double[] s = thrown(OVER_THE_SEA, 7_700, 87, 80);
        double seconds = new Descent().fly(s.clone(), 3000, Impact.MAX_SECONDS);
        assertThat(seconds).isGreaterThan(3600);
        Outlook outlook = futures(s, new BallisticCoefficient(Math.log(3000), 0.1), Threat.Basis.IMPACT);
        assertThat(outlook.lastDownSeconds()).isCloseTo(seconds, within(60.0));
    }

    @Test
    void nothingInOrbitComesDown() {
        double[] s = thrown(Geodetic.ofDegrees(36.5, 124.5, 300_000), 7_300, 0, 80);
        Outlook outlook = futures(s, BallisticCoefficient.OF_A_BODY, Threat.Basis.IMPACT);
        assertThat(outlook.lastDownSeconds()).isZero();
        assertThat(outlook.threats(Flights.T0, 0.01, 0.05))
                .isNotEmpty()
                .allSatisfy(threat -> assertThat(threat.basis()).isEqualTo(Threat.Basis.OVERFLIGHT));
    }

    private static Outlook futures(double[] state, BallisticCoefficient drag, Threat.Basis basis) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 100 : 0.01;
        }
        return Outlook.of(AREAS, new StateEstimate(Flights.T0, state, covariance), drag, 0, 1, basis);
    }

    private static double[] thrown(Geodetic from, double speed, double degrees, double azimuthDegrees) {
        double angle = Math.toRadians(degrees);
        return Flights.straight(from, Math.toRadians(azimuthDegrees), speed * Math.cos(angle), speed * Math.sin(angle));
    }
}
