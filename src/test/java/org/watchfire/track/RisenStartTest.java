package org.watchfire.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.RadarFrame;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** What two and three plots make of a launch and of an aircraft, in every octant. The plots are exact: what is tested is the rule. */
class RisenStartTest {
    private static final NationId OWN = new NationId("OWN");
    private static final RadarId ID = new RadarId(OWN, "R");
    private static final double PERIOD = 4;
    private static final double AWAY_METRES = 100e3;

    /** What gravity takes off a straight line through three places a period apart. */
    private static final double FALL_METRES = 150;

    private static final TimeTag START = TimeTag.of(1_700_000_000L * TimeTag.NANOS);

    private static Radar radar(Geodetic site) {
        return new Radar(ID, site, 50, 1.5e-3, 1.5e-3, Double.NaN, PERIOD, 0.9, 60, 400e3);
    }

    /** One that has learnt by a false plot how far its radar sees. */
    private static Tracker tracker(Geodetic site) {
        Label label = new Label(0, new TreeSet<>(), new TreeSet<>());
        Tracker tracker = new Tracker(OWN, label, List.of(radar(site)), TrackerSettings.defaults());
        accept(tracker, 390e3, 2, Math.toRadians(39), -20);
        return tracker;
    }

    private static void accept(Tracker tracker, double range, double azimuth, double elevation, double seconds) {
        TimeTag now = START.plusSeconds(seconds);
        tracker.accept(
                List.of(new Plot(ID, now, range, azimuth, elevation, Double.NaN, Double.NaN, Identity.NONE, 0)),
                now,
                0);
    }

    /** Tracks held after a look at something. */
    private static int look(Tracker tracker, Geodetic site, double[] state, double seconds) {
        double[] m = new double[RadarFrame.MEASURES];
        new RadarFrame(site).measure(state, m);
        accept(tracker, m[0], m[1], m[2], seconds);
        return tracker.confirmed(START.plusSeconds(seconds), 0).size();
    }

    @ParameterizedTest
    @CsvSource({"37, 125", "-37, 125", "37, -125", "-37, -125", "37, 40", "-37, 40", "37, -40", "-37, -40"})
    void aLaunchIsATrackFromTwoPlotsOn(double latitude, double longitude) {
        Geodetic site = Geodetic.ofDegrees(latitude, longitude, 50);
        Geodetic pad = Geodesic.direct(site, 1, AWAY_METRES);
        Launch launch = new Launch(pad.latitudeDegrees(), pad.longitudeDegrees(), 90, 20, 2_600, 100);
        Tracker tracker = tracker(site);
        assertThat(look(tracker, site, launch.at(18), 0)).isZero();
        assertThat(look(tracker, site, launch.at(18 + PERIOD), PERIOD)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"37, 125", "-37, 125", "37, -125", "-37, -125", "37, 40", "-37, 40", "37, -40", "-37, -40"})
    void falsePlotsThatLeadToItsSecondDoNotHideALaunch(double latitude, double longitude) {
        Geodetic site = Geodetic.ofDegrees(latitude, longitude, 50);
        Geodetic pad = Geodesic.direct(site, 1, AWAY_METRES);
        Launch launch = new Launch(pad.latitudeDegrees(), pad.longitudeDegrees(), 90, 20, 2_600, 100);
        double[] first = launch.at(18).clone();
        double[] second = launch.at(18 + PERIOD).clone();
        Tracker tracker = tracker(site);
        // as of something that falls with 5 km/s, to 1.6 km beside where the launch is seen next: rather chance
        double[] m = new double[RadarFrame.MEASURES];
        look(tracker, site, above(second, 40e3 - FALL_METRES), -PERIOD);
        new RadarFrame(site).measure(above(second, 20e3), m);
        accept(tracker, m[0], m[1] + 0.008, m[2], 0);
        assertThat(look(tracker, site, first, 0)).isZero();
        assertThat(look(tracker, site, second, PERIOD)).isEqualTo(1);
    }

    private static double[] above(double[] state, double metres) {
        double[] up = new double[3];
        Wgs84.up(state[0], state[1], state[2], up);
        double[] out = state.clone();
        for (int i = 0; i < 3; i++) {
            out[i] += metres * up[i];
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"37, 125", "-37, 125", "37, -125", "-37, -125", "37, 40", "-37, 40", "37, -40", "-37, -40"})
    void aLaunchMissedTwiceAfterItsFirstPlotIsATrackFromItsSecond(double latitude, double longitude) {
        Geodetic site = Geodetic.ofDegrees(latitude, longitude, 50);
        Geodetic pad = Geodesic.direct(site, 1, AWAY_METRES);
        Launch launch = new Launch(pad.latitudeDegrees(), pad.longitudeDegrees(), 90, 20, 2_600, 100);
        Tracker tracker = tracker(site);
        assertThat(look(tracker, site, launch.at(18), 0)).isZero();
        for (int missed = 1; missed < 3; missed++) {
            accept(tracker, 380e3, missed, Math.toRadians(39), missed * PERIOD);
        }
        assertThat(look(tracker, site, launch.at(18 + 3 * PERIOD), 3 * PERIOD)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"37, 125, 0", "-37, 125, 1", "37, -125, 2", "-37, -125, 3", "37, 40, 4", "-37, 40, 5", "37, -40, 6"})
    void anAircraftJustAboveTheHorizonIsNoTrackBeforeItsThird(double latitude, double longitude, double heading) {
        Geodetic site = Geodetic.ofDegrees(latitude, longitude, 50);
        Geodetic below = Geodesic.direct(site, 1, AWAY_METRES);
        Tracker tracker = tracker(site);
        for (int k = 0; k < 3; k++) {
            Geodetic at = Geodesic.direct(below, heading, 220 * PERIOD * k);
            double[] state = new double[6];
            System.arraycopy(
                    Wgs84.toEcef(new Geodetic(at.latitudeRadians(), at.longitudeRadians(), 1_200)), 0, state, 0, 3);
            assertThat(look(tracker, site, state, PERIOD * k)).isEqualTo(k < 2 ? 0 : 1);
        }
    }
}
