package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.watchfire.astro.ReportedFlights.Row;

/** The arc that a {@link ReportedFlight} is held against, flown in other ways: stepped over a sphere, and over the flattened Earth. */
class ReportedArcTest {
    /** Kepler's equation against stepping the same two-body motion: 0.1 s and 50 m. */
    @ParameterizedTest
    @FieldSource("org.watchfire.astro.ReportedFlights#ROWS")
    void theKeplerArcIsWhatSteppingOverASphereGives(Row row) {
        double[] s = departure(row, Wgs84.MEAN_RADIUS_METRES);
        double seconds = 0;
        double h = 1;
        double[] before = s.clone();
        while (radius(s) >= Wgs84.MEAN_RADIUS_METRES - 1e-6) {
            before = s.clone();
            step(s, h);
            seconds += h;
        }
        double low = 0;
        double high = h;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            double[] there = before.clone();
            step(there, middle);
            if (radius(there) > Wgs84.MEAN_RADIUS_METRES) {
                low = middle;
            } else {
                high = middle;
            }
        }
        step(before, low);
        seconds = seconds - h + low;
        assertThat(seconds).isCloseTo(row.flight().keplerSeconds(), within(0.1));
        double lat = Math.asin(before[2] / radius(before));
        double lon = Math.atan2(before[1], before[0]) - Wgs84.OMEGA * seconds;
        double[] aim = aim(row);
        double miss = Wgs84.MEAN_RADIUS_METRES
                * Math.hypot(lat - aim[0], Math.cos(lat) * Math.IEEEremainder(lon - aim[1], 2 * Math.PI));
        assertThat(miss).isLessThan(50);
    }

    /**
     * The same departure over WGS84 with J2, places at the same angle from the Earth's centre: within 3 s and 20 km of the
     * sphere.
     */
    @ParameterizedTest
    @FieldSource("org.watchfire.astro.ReportedFlights#ROWS")
    void flattenedEarthMovesTheImpactByLessThanTwentyKilometres(Row row) {
        double[] enu = row.flight().departureEnu();
        double lat = Math.toRadians(row.lat());
        double[] frame = new double[9];
        Wgs84.eastNorthUp(lat, Math.toRadians(row.lon()), frame);
        double flat = Math.sin(lat) / (1 - Wgs84.FLATTENING);
        double ground = Wgs84.EQUATORIAL_RADIUS_METRES / Math.sqrt(Math.cos(lat) * Math.cos(lat) + flat * flat);
        double[] state = new double[6];
        for (int k = 0; k < 3; k++) {
            state[k] = ground * frame[6 + k];
            state[3 + k] = enu[0] * frame[k] + enu[1] * frame[3 + k] + enu[2] * frame[6 + k];
        }
        double seconds = Impact.fly(state);
        double[] aim = aim(row);
        double toLat = Math.asin(state[2] / radius(state));
        double turn = Math.IEEEremainder(Math.atan2(state[1], state[0]) - aim[1], 2 * Math.PI);
        double miss = Wgs84.MEAN_RADIUS_METRES * Math.hypot(toLat - aim[0], Math.cos(toLat) * turn);
        assertThat(seconds).isCloseTo(row.flight().keplerSeconds(), within(3.0));
        assertThat(miss).isLessThan(20e3);
    }

    /** Latitude and longitude of the impact point over the sphere. */
    private static double[] aim(Row row) {
        double s = row.rangeKm() * 1000 / Wgs84.MEAN_RADIUS_METRES;
        double lat = Math.toRadians(row.lat());
        double b = Math.toRadians(row.bearing());
        double to = Math.asin(Math.sin(lat) * Math.cos(s) + Math.cos(lat) * Math.sin(s) * Math.cos(b));
        double lon = Math.atan2(Math.sin(b) * Math.sin(s) * Math.cos(lat), Math.cos(s) - Math.sin(lat) * Math.sin(to));
        return new double[] {to, Math.toRadians(row.lon()) + lon};
    }

    /** Inertial state at the pad, axes as the Earth's at launch. */
    private static double[] departure(Row row, double radius) {
        double[] enu = row.flight().departureEnu();
        double lat = Math.toRadians(row.lat());
        double[] frame = new double[9];
        Wgs84.eastNorthUp(lat, Math.toRadians(row.lon()), frame);
        double[] s = new double[6];
        double east = enu[0] + Wgs84.OMEGA * radius * Math.cos(lat);
        for (int k = 0; k < 3; k++) {
            s[k] = radius * frame[6 + k];
            s[3 + k] = east * frame[k] + enu[1] * frame[3 + k] + enu[2] * frame[6 + k];
        }
        return s;
    }

    private static double radius(double[] s) {
        return Math.sqrt(s[0] * s[0] + s[1] * s[1] + s[2] * s[2]);
    }

    private static void step(double[] s, double h) {
        double[] sum = new double[6];
        double[] probe = s.clone();
        for (int stage = 0; stage < 4; stage++) {
            double r = radius(probe);
            double k = -Wgs84.GM / (r * r * r);
            double[] rate = {probe[3], probe[4], probe[5], k * probe[0], k * probe[1], k * probe[2]};
            for (int i = 0; i < 6; i++) {
                sum[i] += (stage == 0 || stage == 3 ? 1 : 2) * rate[i];
                probe[i] = s[i] + (stage == 2 ? h : h / 2) * rate[i];
            }
        }
        for (int i = 0; i < 6; i++) {
            s[i] += h / 6 * sum[i];
        }
    }
}
