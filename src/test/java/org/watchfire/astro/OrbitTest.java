package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.orekit.frames.FramesFactory;
import org.orekit.orbits.KeplerianOrbit;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.PVCoordinates;
import org.watchfire.model.StateEstimate;

class OrbitTest {
    @Test
    void agreesWithOrekitInAllOctants() {
        for (double[] s : Differences.statesInAllOctants()) {
            Vector3D p = new Vector3D(s[0], s[1], s[2]);
            Vector3D v = new Vector3D(s[3] - Wgs84.OMEGA * s[1], s[4] + Wgs84.OMEGA * s[0], s[5]);
            KeplerianOrbit theirs = new KeplerianOrbit(
                    new PVCoordinates(p, v), FramesFactory.getGCRF(), AbsoluteDate.J2000_EPOCH, Wgs84.GM);
            Orbit ours = Orbit.of(s);
            assertThat(ours.semiMajorAxisMetres()).isCloseTo(theirs.getA(), within(1e-5));
            assertThat(ours.eccentricity()).isCloseTo(theirs.getE(), within(1e-12));
            assertThat(ours.perigeeHeightMetres() + Wgs84.MEAN_RADIUS_METRES)
                    .isCloseTo(theirs.getA() * (1 - theirs.getE()), within(1e-4));
        }
    }

    /** At 500 km and level: 7.00 km/s gives a perigee of -1,348 km, 7.40 km/s one of -229 km, 7.507 km/s one of 120 km. */
    @Test
    void perigeeRisesAboveTheGroundInTheLastMetresPerSecond() {
        assertThat(level(7000)).isCloseTo(-1348e3, within(2e3));
        assertThat(level(7400)).isCloseTo(-229e3, within(2e3));
        assertThat(level(7507)).isCloseTo(120e3, within(2e3));
    }

    @Test
    void gradientMatchesExtrapolatedDifferencesInAllOctants() {
        double[] steps = {400, 400, 400, 1, 1, 1};
        for (double[] s : Differences.statesInAllOctants()) {
            double[] gradient = new double[6];
            Orbit.perigeeGradient(s, gradient);
            double[][] numeric = Differences.of(x -> new double[] {Orbit.of(x).perigeeHeightMetres()}, s, steps);
            for (int j = 0; j < 6; j++) {
                assertThat(gradient[j]).isCloseTo(numeric[0][j], within(j < 3 ? 1e-8 : 1e-5));
            }
        }
    }

    /** About 3.6 km of perigee for each metre per second across the line to the Earth's centre, near orbital speed. */
    @Test
    void sigmaIsThreePointSixKilometresForEachMetrePerSecond() {
        double radius = Wgs84.MEAN_RADIUS_METRES + 500e3;
        double[] state = {radius, 0, 0, 0, 7500 - Wgs84.OMEGA * radius, 0};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        covariance[StateEstimate.index(4, 4)] = 9;
        assertThat(Orbit.perigeeSigmaMetres(state, covariance)).isCloseTo(3 * 3.6e3, within(1.2e3));
    }

    private static double level(double speed) {
        double radius = 6371e3 + 500e3;
        return Orbit.of(new double[] {radius, 0, 0, 0, speed - Wgs84.OMEGA * radius, 0})
                .perigeeHeightMetres();
    }
}
