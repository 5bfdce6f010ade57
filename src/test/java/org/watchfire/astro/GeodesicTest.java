package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Ellipse;
import org.watchfire.model.Geodetic;

class GeodesicTest {
    /** Karney's own example of the documentation: Wellington to Salamanca, 19959.67927 km, azimuth 161.067669986160°. */
    @Test
    void agreesWithThePublishedExample() {
        Geodetic wellington = Geodetic.ofDegrees(-41.32, 174.81, 0);
        Geodetic salamanca = Geodetic.ofDegrees(40.96, -5.50, 0);
        assertThat(Geodesic.distanceMetres(wellington, salamanca)).isCloseTo(19959679.26735382, within(1e-6));
        assertThat(Math.toDegrees(Geodesic.azimuthRadians(wellington, salamanca)))
                .isCloseTo(161.067669986160, within(1e-10));
    }

    @Test
    void directLeadsWhereInverseSays() {
        Geodetic sohae = Geodetic.ofDegrees(39.66, 124.705, 0);
        Geodetic fall = Geodesic.direct(sohae, Math.toRadians(192), 405e3);
        assertThat(Geodesic.distanceMetres(sohae, fall)).isCloseTo(405e3, within(1e-6));
        assertThat(Math.toDegrees(Geodesic.azimuthRadians(sohae, fall))).isCloseTo(192, within(1e-9));
    }

    @Test
    void anEllipseLiesAlongItsLargestSpread() {
        Ellipse east = GroundEllipse.of(Geodetic.ofDegrees(0, 0, 0), 400, 0, 100, 0.95);
        assertThat(Math.toDegrees(east.azimuthRadians())).isCloseTo(90, within(1e-9));
        // 95 % of a two-dimensional normal distribution lie within 2.4477 sigma.
        assertThat(east.semiMajorMetres()).isCloseTo(20 * 2.4477, within(1e-3));
        assertThat(east.semiMinorMetres()).isCloseTo(10 * 2.4477, within(1e-3));
        Ellipse northEast = GroundEllipse.of(Geodetic.ofDegrees(0, 0, 0), 250, 150, 250, 0.5);
        assertThat(Math.toDegrees(northEast.azimuthRadians())).isCloseTo(45, within(1e-9));
        assertThat(northEast.semiMajorMetres()).isCloseTo(20 * Math.sqrt(2 * Math.log(2)), within(1e-9));
        Ellipse northWest = GroundEllipse.of(Geodetic.ofDegrees(0, 0, 0), 250, -150, 250, 0.5);
        assertThat(Math.toDegrees(northWest.azimuthRadians())).isCloseTo(135, within(1e-9));
    }
}
