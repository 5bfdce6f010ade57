package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.orekit.bodies.GeodeticPoint;
import org.orekit.bodies.OneAxisEllipsoid;
import org.orekit.frames.Frame;
import org.orekit.frames.FramesFactory;
import org.orekit.frames.TopocentricFrame;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.Constants;
import org.orekit.utils.PVCoordinates;
import org.watchfire.model.Geodetic;

class RadarFrameTest {
    private static final double[] STEPS = {200, 200, 200, 10, 10, 10};

    @Test
    void measuresWhatOrekitMeasuresInAllOctants() {
        Frame earth = FramesFactory.getGCRF();
        OneAxisEllipsoid ellipsoid =
                new OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, earth);
        AbsoluteDate date = AbsoluteDate.J2000_EPOCH;
        double[] z = new double[4];
        for (double[] s : Differences.statesInAllOctants()) {
            Geodetic site = nearby(s);
            TopocentricFrame frame = new TopocentricFrame(
                    ellipsoid,
                    new GeodeticPoint(site.latitudeRadians(), site.longitudeRadians(), site.heightMetres()),
                    "site");
            Vector3D p = new Vector3D(s[0], s[1], s[2]);
            PVCoordinates pv = new PVCoordinates(p, new Vector3D(s[3], s[4], s[5]));
            new RadarFrame(site).measure(s, z);
            assertThat(z[0]).isCloseTo(frame.getRange(p, earth, date), within(1e-6));
            assertThat(z[1]).isCloseTo(frame.getAzimuth(p, earth, date), within(1e-10));
            assertThat(z[2]).isCloseTo(frame.getElevation(p, earth, date), within(1e-10));
            assertThat(z[3]).isCloseTo(frame.getRangeRate(pv, earth, date), within(1e-7));
        }
    }

    @Test
    void positionUndoesMeasure() {
        double[] z = new double[4];
        double[] p = new double[3];
        for (double[] s : Differences.statesInAllOctants()) {
            RadarFrame frame = new RadarFrame(nearby(s));
            frame.measure(s, z);
            frame.position(z[0], z[1], z[2], p);
            for (int i = 0; i < 3; i++) {
                assertThat(p[i]).isCloseTo(s[i], within(1e-6));
            }
        }
    }

    @Test
    void positionAtHeightFindsElevationFromHeight() {
        double[] z = new double[4];
        double[] p = new double[3];
        for (double[] s : Differences.statesInAllOctants()) {
            RadarFrame frame = new RadarFrame(nearby(s));
            frame.measure(s, z);
            double elevation = frame.positionAtHeight(z[0], z[1], Wgs84.heightMetres(s[0], s[1], s[2]), p);
            // 0.1 mm of height, seen across the line of sight at 300 km or more, at less than 60 degrees of elevation.
            assertThat(elevation).isCloseTo(z[2], within(1e-9));
        }
    }

    @Test
    void aHeightOutOfReachGivesThePlaceStraightAbove() {
        RadarFrame frame = new RadarFrame(Geodetic.ofDegrees(36, 127, 100));
        double[] p = new double[3];
        assertThat(frame.positionAtHeight(9_000, 1, 11_000, p)).isEqualTo(Math.PI / 2);
        assertThat(Wgs84.heightMetres(p[0], p[1], p[2])).isCloseTo(9_100, within(1e-6));
    }

    @Test
    void azimuthOfDueNorthIsZeroAndNeverAFullTurn() {
        RadarFrame frame = new RadarFrame(Geodetic.ofDegrees(0, 0, 0));
        double[] z = new double[4];
        frame.measure(new double[] {6378137, -1e-12, 1e5, 0, 0, 0}, z);
        assertThat(z[1]).isBetween(0.0, Math.nextDown(2 * Math.PI));
    }

    @Test
    void jacobianMatchesExtrapolatedDifferencesInAllOctants() {
        double[] h = new double[24];
        for (double[] s : Differences.statesInAllOctants()) {
            RadarFrame frame = new RadarFrame(nearby(s));
            frame.jacobian(s, h);
            double[][] numeric = Differences.of(
                    x -> {
                        double[] z = new double[4];
                        frame.measure(x, z);
                        return z;
                    },
                    s,
                    STEPS);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 6; j++) {
                    // Rounding of a 1,000 km coordinate by a 25 m step, and of an angle by its wavelength in metres.
                    double scale = i == 0 || i == 3 ? 1 : 1e-5;
                    assertThat(h[6 * i + j])
                            .as("row %d column %d", i, j)
                            .isCloseTo(numeric[i][j], within(1e-8 * scale));
                }
            }
        }
    }

    /** A site 250 to 900 km to the side of a target, above the ellipsoid. */
    private static Geodetic nearby(double[] s) {
        Geodetic below = Wgs84.toGeodetic(s[0], s[1], s[2]);
        Random random = new Random(Double.doubleToLongBits(s[0]));
        Geodetic site = Geodesic.direct(below, 6 * random.nextDouble(), 250e3 + 650e3 * random.nextDouble());
        return new Geodetic(site.latitudeRadians(), site.longitudeRadians(), 120);
    }
}
