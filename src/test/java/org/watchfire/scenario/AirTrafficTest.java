package org.watchfire.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.watchfire.astro.Wgs84;

class AirTrafficTest {
    @Test
    void aircraftStayAtTheirLevelAndSpeed() {
        double[] a = new double[6];
        double[] b = new double[6];
        for (TruthObject object : new Simulation(Scenario.load("2023-05-31"), 2).truth()) {
            if (object.kind() != TruthObject.Kind.AIRCRAFT) {
                continue;
            }
            Trajectory path = object.trajectory();
            path.at(10, a);
            double level = Wgs84.heightMetres(a[0], a[1], a[2]);
            double speed = Math.sqrt(a[3] * a[3] + a[4] * a[4] + a[5] * a[5]);
            for (double t = 10; t < 700; t += 9.3) {
                path.at(t, a);
                path.at(t + 1e-3, b);
                assertThat(Wgs84.heightMetres(a[0], a[1], a[2])).isCloseTo(level, within(0.5));
                assertThat(Math.sqrt(a[3] * a[3] + a[4] * a[4] + a[5] * a[5])).isCloseTo(speed, within(0.5));
                // Velocity is the derivative of position.
                for (int k = 0; k < 3; k++) {
                    assertThat((b[k] - a[k]) / 1e-3).isCloseTo(a[3 + k], within(0.01));
                }
            }
        }
    }
}
