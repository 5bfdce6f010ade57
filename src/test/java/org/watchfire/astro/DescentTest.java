package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Geodetic;

class DescentTest {
    private static final double LONGEST = 10_000;

    private final Descent descent = new Descent();

    /** Against steps of a twentieth of a second. */
    @ParameterizedTest
    @CsvSource({"2500, 40, 3000", "2500, 40, 300", "5000, 25, 8000", "1500, 60, 600", "4000, -20, 50"})
    void comesDownWhereShortStepsDo(double speed, double degrees, double kgPerM2) {
        double[] s = thrown(speed, degrees);
        double[] fine = s.clone();
        double seconds = descent.fly(s, kgPerM2, LONGEST);
        double truth = shortSteps(fine, kgPerM2);
        assertThat(seconds).isCloseTo(truth, within(0.01 * truth));
        assertThat(distance(s, fine)).isLessThan(250);
        assertThat(Wgs84.heightMetres(s[0], s[1], s[2])).isCloseTo(0, within(1.0));
    }

    @Test
    void withoutDragComesDownWhereFreeFlightDoes() {
        double[] s = thrown(3000, 45);
        double[] free = s.clone();
        double seconds = descent.fly(s, 1e12, LONGEST);
        assertThat(seconds).isCloseTo(Impact.fly(free), within(0.01));
        assertThat(distance(s, free)).isLessThan(5);
    }

    /** From above the air, and from within it. */
    @ParameterizedTest
    @CsvSource({"2500, 40, 3000, 110000", "2500, 40, 500, 110000", "2000, -50, 2000, 50000", "900, -60, 400, 20000"})
    void saysHowPlaceAndTimeDependOnTheState(double speed, double degrees, double kgPerM2, double height) {
        double[] from = thrown(35, 135, height, speed, degrees);
        double[] end = from.clone();
        double[] place = new double[18];
        double[] time = new double[6];
        double seconds = descent.flyWithMap(end, kgPerM2, LONGEST, place, time);
        assertThat(seconds).isPositive();
        for (int j = 0; j < 6; j++) {
            double step = j < 3 ? 200 : 2;
            double[] less = moved(from, j, -step);
            double[] more = moved(from, j, step);
            double lessSeconds = descent.fly(less, kgPerM2, LONGEST);
            double moreSeconds = descent.fly(more, kgPerM2, LONGEST);
            assertThat(time[j])
                    .isCloseTo((moreSeconds - lessSeconds) / (2 * step), within(0.05 * Math.abs(time[j]) + 2e-3));
            for (int i = 0; i < 3; i++) {
                double slope = (more[i] - less[i]) / (2 * step);
                assertThat(place[6 * i + j]).isCloseTo(slope, within(0.03 * Math.abs(slope) + (j < 3 ? 0.05 : 5)));
            }
        }
    }

    @Test
    void isThereAtOnceOnTheGroundAndNeverInOrbit() {
        assertThat(descent.fly(thrown(10, 20, -5, 100, 0), 1000, LONGEST)).isZero();
        assertThat(descent.fly(thrown(0, 0, 400e3, 7_800, 0), 1000, 6000)).isNaN();
    }

    private static double[] thrown(double speed, double degrees) {
        return thrown(-20, -60, 100_000, speed, degrees);
    }

    private static double[] thrown(double latitude, double longitude, double height, double speed, double degrees) {
        double[] s = new double[6];
        System.arraycopy(Wgs84.toEcef(Geodetic.ofDegrees(latitude, longitude, height)), 0, s, 0, 3);
        double[] axes = new double[9];
        Wgs84.eastNorthUp(Math.toRadians(latitude), Math.toRadians(longitude), axes);
        double level = speed * Math.cos(Math.toRadians(degrees));
        double climb = speed * Math.sin(Math.toRadians(degrees));
        for (int i = 0; i < 3; i++) {
            s[3 + i] = level * (0.6 * axes[i] + 0.8 * axes[3 + i]) + climb * axes[6 + i];
        }
        return s;
    }

    private static double[] moved(double[] from, int term, double by) {
        double[] s = from.clone();
        s[term] += by;
        return s;
    }

    private static double shortSteps(double[] s, double kgPerM2) {
        double h = 0.05;
        double[] drag = new double[3];
        double t = 0;
        while (Wgs84.heightMetres(s[0], s[1], s[2]) > 0) {
            for (int half = 0; half < 2; half++) {
                Drag.acceleration(s, kgPerM2, drag);
                for (int i = 0; i < 3; i++) {
                    s[3 + i] += h / 2 * drag[i];
                }
                if (half == 0) {
                    FreeFlight.propagate(s, h, h);
                }
            }
            t += h;
        }
        return t;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
