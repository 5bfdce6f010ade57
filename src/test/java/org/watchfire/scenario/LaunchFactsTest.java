package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;

/** The built-in scenarios against what was reported of the launches they are named after. */
class LaunchFactsTest {
    private static final Geodetic SOHAE = Geodetic.ofDegrees(39.66, 124.705, 0);

    /** ROK JCS: fell about 200 km west of Eocheongdo, 405 km from Sohae on bearing 192.3 degrees (computed). */
    @Test
    void theLaunchOf31May2023FallsWhereItWasReported() {
        Simulation simulation = new Simulation(Scenario.load("2023-05-31"), 1);
        Geodetic fall = last(simulation.truth().getFirst());
        assertThat(fall.heightMetres()).isCloseTo(0, within(5.0));
        assertThat(Geodesic.distanceMetres(fall, Geodetic.ofDegrees(36.1, 123.7, 0)))
                .isLessThan(10e3);
        assertThat(Geodesic.distanceMetres(SOHAE, fall)).isCloseTo(405e3, within(10e3));
        assertThat(Math.toDegrees(Geodesic.azimuthRadians(SOHAE, fall))).isCloseTo(192.3, within(1.5));
        // About 06:35, launched 06:27 (minutes).
        double flight = simulation.truth().getFirst().trajectory().toSeconds() - 60;
        assertThat(flight).isBetween(7 * 60.0, 9 * 60.0);
    }

    /** CSpOC: 493 x 512 km, 97.4 degrees; KCNA: insertion 705 s after launch. */
    @Test
    void theLaunchOf21November2023ReachesItsOrbitAtInsertionTime() {
        Simulation simulation = new Simulation(Scenario.load("2023-11-21"), 1);
        Trajectory path = simulation.truth().getFirst().trajectory();
        double[] state = new double[6];
        assertThat(path.at(60 + 706, state)).isTrue();
        Orbit orbit = Orbit.of(state);
        // Heights above a sphere of 6,371 km; the catalogue's are above 6,378 km.
        assertThat(orbit.perigeeHeightMetres()).isBetween(480e3, 520e3);
        assertThat(orbit.apogeeHeightMetres()).isBetween(490e3, 535e3);
        assertThat(Math.toDegrees(inclination(state))).isCloseTo(97.4, within(0.1));
        assertThat(path.at(60 + 690, state)).isTrue();
        assertThat(Orbit.of(state).perigeeHeightMetres()).isLessThan(100e3);
        assertThat(last(simulation.truth().getFirst()).heightMetres()).isGreaterThan(480e3);
        // First stage near the first zone, second stage in the third: 80 and 250 km of stated error.
        assertThat(Geodesic.distanceMetres(part(simulation, "first stage"), Geodetic.ofDegrees(36.1, 123.5, 0)))
                .isLessThan(80e3);
        assertThat(Geodesic.distanceMetres(part(simulation, "second stage"), Geodetic.ofDegrees(14, 128.5, 0)))
                .isLessThan(250e3);
    }

    /** Japan Ministry of Defense: passed between Okinawa main island and Miyako about 04:00, ten minutes after launch. */
    @Test
    void theLaunchOf24August2023PassesBetweenOkinawaAndMiyakoInTenMinutes() {
        Simulation simulation = new Simulation(Scenario.load("2023-08-24"), 1);
        Trajectory path = simulation.truth().getFirst().trajectory();
        double[] state = new double[6];
        double crossing = 0;
        for (double t = 300; t < 1000 && crossing == 0; t++) {
            path.at(t, state);
            Geodetic here = Wgs84.toGeodetic(state[0], state[1], state[2]);
            if (here.latitudeDegrees() < 25.5) {
                crossing = t;
                assertThat(here.longitudeDegrees()).isBetween(125.4, 127.7);
            }
        }
        assertThat(crossing - 60).isCloseTo(600, within(75.0));
        Geodetic fall = last(simulation.truth().getFirst());
        assertThat(fall.latitudeDegrees()).isBetween(11.0, 17.0);
        assertThat(fall.longitudeDegrees()).isBetween(127.0, 132.0);
    }

    /** Japan Ministry of Defense 4,600 km and 1,000 km, ROK JCS 4,500 km and 970 km, 22 minutes; it passed over Aomori. */
    @Test
    void theMissileOf4October2022FliesAsReported() {
        Simulation simulation = new Simulation(Scenario.load("2022-10-04"), 1);
        TruthObject missile = simulation.truth().getFirst();
        assertThat(missile.objectClass()).isEqualTo(ObjectClass.BALLISTIC);
        Trajectory path = missile.trajectory();
        double[] state = new double[6];
        double top = 0;
        double overAomori = 0;
        for (double t = path.fromSeconds(); t < path.toSeconds(); t++) {
            path.at(t, state);
            Geodetic here = Wgs84.toGeodetic(state[0], state[1], state[2]);
            top = Math.max(top, here.heightMetres());
            overAomori = overAomori == 0 && here.longitudeDegrees() > 140.5 ? here.latitudeDegrees() : overAomori;
        }
        assertThat(top).isCloseTo(985e3, within(1e3));
        assertThat(overAomori).isBetween(40.2, 41.6);
        assertThat(Geodesic.distanceMetres(Geodetic.ofDegrees(40.6, 126.4, 0), last(missile)))
                .isCloseTo(4600e3, within(1e3));
        // 22 minutes, each end rounded to one.
        assertThat(path.toSeconds() - 60).isCloseTo(1320, within(60.0));
    }

    @Test
    void theSalvoIsFourMissilesWithinAMinute() {
        Scenario scenario = Scenario.load("salvo");
        assertThat(scenario.rockets()).hasSize(4);
        assertThat(scenario.rockets().getLast().launchSeconds()
                        - scenario.rockets().getFirst().launchSeconds())
                .isLessThan(60);
        List<TruthObject> missiles = new Simulation(scenario, 1)
                .truth().stream()
                        .filter(object -> object.kind() == TruthObject.Kind.ROCKET)
                        .toList();
        assertThat(missiles)
                .hasSize(4)
                .allSatisfy(missile -> assertThat(Geodesic.distanceMetres(SOHAE, last(missile)))
                        .isCloseTo(1000e3, within(1e3)));
    }

    private static Geodetic part(Simulation simulation, String name) {
        return simulation.truth().stream()
                .filter(object -> object.name().endsWith(name))
                .findFirst()
                .map(LaunchFactsTest::last)
                .orElseThrow();
    }

    private static Geodetic last(TruthObject object) {
        double[] state = new double[6];
        object.trajectory().at(object.trajectory().toSeconds(), state);
        return Wgs84.toGeodetic(state[0], state[1], state[2]);
    }

    private static double inclination(double[] s) {
        double u = s[3] - Wgs84.OMEGA * s[1];
        double v = s[4] + Wgs84.OMEGA * s[0];
        double hx = s[1] * s[5] - s[2] * v;
        double hy = s[2] * u - s[0] * s[5];
        double hz = s[0] * v - s[1] * u;
        return Math.acos(hz / Math.sqrt(hx * hx + hy * hy + hz * hz));
    }
}
