package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.orekit.bodies.GeodeticPoint;
import org.orekit.bodies.OneAxisEllipsoid;
import org.orekit.frames.FramesFactory;
import org.orekit.utils.Constants;
import org.watchfire.model.Geodetic;

class Wgs84Test {
    private final OneAxisEllipsoid orekit = new OneAxisEllipsoid(
            Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, FramesFactory.getGCRF());

    @Test
    void placesAgreeWithOrekitFromTheDeepToTheHeights() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double lat = Math.asin(2 * random.nextDouble() - 1);
            double lon = Math.PI * (2 * random.nextDouble() - 1);
            double height = -10e3 + Math.pow(random.nextDouble(), 3) * 10_000e3;
            double[] ecef = Wgs84.toEcef(new Geodetic(lat, lon, height));
            Vector3D theirs = orekit.transform(new GeodeticPoint(lat, lon, height));
            assertThat(Vector3D.distance(theirs, new Vector3D(ecef))).isLessThan(1e-8);
            Geodetic back = Wgs84.toGeodetic(ecef[0], ecef[1], ecef[2]);
            // A micrometre on the ground is 1.6e-13 rad.
            assertThat(back.latitudeRadians()).isCloseTo(lat, within(2e-13));
            assertThat(back.longitudeRadians()).isCloseTo(lon, within(2e-13));
            assertThat(back.heightMetres()).isCloseTo(height, within(1e-6));
        }
    }

    @Test
    void polesAndEquatorAreExact() {
        assertThat(Wgs84.heightMetres(0, 0, Wgs84.POLAR_RADIUS_METRES + 5)).isCloseTo(5, within(1e-8));
        assertThat(Wgs84.toGeodetic(0, 0, -Wgs84.POLAR_RADIUS_METRES).latitudeRadians())
                .isEqualTo(-Math.PI / 2);
        assertThat(Wgs84.heightMetres(0, -6378137 - 7, 0)).isCloseTo(7, within(1e-8));
        double[] up = new double[3];
        Wgs84.up(0, 0, -7e6, up);
        assertThat(up).containsExactly(0, 0, -1);
    }

    @Test
    void constantsAreThoseOfTheStandard() {
        assertThat(Wgs84.GM).isEqualTo(Constants.WGS84_EARTH_MU);
        assertThat(Wgs84.EQUATORIAL_RADIUS_METRES).isEqualTo(Constants.WGS84_EARTH_EQUATORIAL_RADIUS);
        assertThat(Wgs84.FLATTENING).isEqualTo(Constants.WGS84_EARTH_FLATTENING);
        // The standard prints b = 6356752.3142 m.
        assertThat(Wgs84.POLAR_RADIUS_METRES).isCloseTo(6356752.3142, within(1e-4));
        assertThat(Wgs84.J2).isCloseTo(-Constants.EGM96_EARTH_C20, within(1e-14));
    }

    @Test
    void upIsTheThirdRowOfTheLocalRotation() {
        for (double[] s : Differences.statesInAllOctants()) {
            Geodetic place = Wgs84.toGeodetic(s[0], s[1], s[2]);
            double[] rows = new double[9];
            double[] up = new double[3];
            Wgs84.eastNorthUp(place.latitudeRadians(), place.longitudeRadians(), rows);
            Wgs84.up(s[0], s[1], s[2], up);
            for (int i = 0; i < 3; i++) {
                assertThat(up[i]).isCloseTo(rows[6 + i], within(1e-13));
            }
        }
    }
}
