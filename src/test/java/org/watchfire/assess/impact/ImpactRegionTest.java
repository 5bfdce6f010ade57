package org.watchfire.assess.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.assess.Flights;
import org.watchfire.astro.Descent;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Impact;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

class ImpactRegionTest {
    /** As many as give the 95 % region's share to ±1 %, two sigma. */
    private static final int RUNS = 2000;

    /**
     * A flight of 2,950 m/s at 40° from 60 km height, at several latitudes, azimuths and moments, known with errors of
     * some size: the region holds the true place, and the time interval the true time, in 95 of 100 cases.
     */
    @ParameterizedTest
    @CsvSource({
        "38, -40, 80, 10, 1000, 30",
        "38, -40, 80, 120, 300, 5",
        "-51, 150, 300, 60, 200, 8",
        "5, -120, 190, 240, 100, 1",
        "-20, -10, 20, 30, 2000, 60",
    })
    void holdsTheTrueImpactAsOftenAsItSays(
            double latitude, double longitude, double azimuth, double after, double metres, double mps) {
        double[] truth = thrown(latitude, longitude, azimuth, 2950, after);
        double[] down = truth.clone();
        double seconds = Impact.fly(down, Impact.MAX_SECONDS);
        Geodetic place = Wgs84.toGeodetic(down[0], down[1], down[2]);
        TimeTag when = Flights.T0.plusSeconds(seconds);

        Random random = new Random(41);
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            double sigma = i < 3 ? metres : mps;
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        int inside = 0;
        int inTime = 0;
        for (int k = 0; k < RUNS; k++) {
            double[] s = truth.clone();
            for (int i = 0; i < 6; i++) {
                s[i] += (i < 3 ? metres : mps) * random.nextGaussian();
            }
            GroundPoint impact = ImpactRegion.of(new StateEstimate(Flights.T0, s, covariance), Optional.empty())
                    .orElseThrow();
            inside += Flights.holds(impact.region(), place) ? 1 : 0;
            inTime += Math.abs(impact.time().secondsSince(when)) < 1.96 * impact.timeSigmaSeconds() ? 1 : 0;
        }
        assertThat(inside / (double) RUNS).isBetween(0.935, 0.965);
        assertThat(inTime / (double) RUNS).isBetween(0.935, 0.965);
    }

    /** Bodies as different as is said of them, their state known well: the air is what the region is for. */
    @ParameterizedTest
    @CsvSource({"38, -40, 80, 2950", "-51, 150, 300, 4500", "5, -120, 190, 1600"})
    void holdsTheImpactOfBodiesOfEveryBallisticCoefficient(
            double latitude, double longitude, double azimuth, double speed) {
        double[] truth = thrown(latitude, longitude, azimuth, speed, 30);
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 6; i++) {
            covariance[StateEstimate.index(i, i)] = i < 3 ? 400 : 0.01;
        }
        BallisticCoefficient bodies = BallisticCoefficient.OF_A_BODY;
        GroundPoint impact = ImpactRegion.of(new StateEstimate(Flights.T0, truth, covariance), Optional.of(bodies))
                .orElseThrow();
        Random random = new Random(43);
        int inside = 0;
        int inTime = 0;
        for (int k = 0; k < RUNS; k++) {
            double[] down = truth.clone();
            double seconds = new Descent().fly(down, bodies.kgPerM2At(random.nextGaussian()), Impact.MAX_SECONDS);
            Geodetic place = Wgs84.toGeodetic(down[0], down[1], down[2]);
            inside += Flights.holds(impact.region(), place) ? 1 : 0;
            double late = impact.time().secondsSince(Flights.T0.plusSeconds(seconds));
            inTime += Math.abs(late) < 1.96 * impact.timeSigmaSeconds() ? 1 : 0;
        }
        assertThat(inside / (double) RUNS).isBetween(0.93, 0.985);
        assertThat(inTime / (double) RUNS).isBetween(0.93, 0.985);
    }

    /** Thrown at 40° from 60 km height, some seconds later. */
    private static double[] thrown(double latitude, double longitude, double azimuth, double speed, double after) {
        double angle = Math.toRadians(40);
        double[] s = Flights.straight(
                Geodetic.ofDegrees(latitude, longitude, 60_000),
                Math.toRadians(azimuth),
                speed * Math.cos(angle),
                speed * Math.sin(angle));
        FreeFlight.propagate(s, after, 1);
        return s;
    }
}
