package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orekit.models.earth.ITURP834AtmosphericRefraction;

class RefractionTest {
    private static final double SPACE = 3_000_000;

    private final double[] out = new double[2];

    /** Orekit's is the closed formula of Recommendation ITU-R P.834, fitted to the bending of low rays all through the same air. */
    @ParameterizedTest
    @CsvSource({"0.2, 0", "1, 0", "2, 0", "5, 0", "1, 1000", "5, 2000"})
    void bendsRaysToSpaceAsTheRecommendationDoes(double trueDegrees, double height) {
        double trueElevation = Math.toRadians(trueDegrees);
        double expected = new ITURP834AtmosphericRefraction(height).getRefraction(trueElevation);

        // a target at a finite distance stands a little nearer to its ray than one at none
        new Refraction(height).bend(40 * SPACE, trueElevation, out);

        assertThat(out[1] - trueElevation).isCloseTo(expected, within(0.05 * expected + 2e-5));
    }

    /** High rays see layers as good as flat: refractivity at the ground times the cotangent. */
    @ParameterizedTest
    @CsvSource({"20", "30", "60"})
    void bendsHighRaysByTheRefractivityAtTheGround(double trueDegrees) {
        double trueElevation = Math.toRadians(trueDegrees);

        new Refraction(0).bend(40 * SPACE, trueElevation, out);

        double flat = 315e-6 / Math.tan(trueElevation);
        assertThat(out[1] - trueElevation).isCloseTo(flat, within(0.02 * flat));
    }

    /** Along low rays near the ground the air is as good as linear, and the Earth as good as 4/3 of its size or a little more. */
    @Test
    void seesLowTargetsAsOverALargerEarth() {
        double range = 150_000;
        new Refraction(0).straighten(range, 0, out);
        double height = Math.sqrt(square(6_371_000 + out[0] * Math.sin(out[1])) + square(out[0] * Math.cos(out[1])))
                - 6_371_000;

        double factor = square(range) / (2 * 6_371_000 * height);

        assertThat(factor).isBetween(4.0 / 3, 1.38);
    }

    @ParameterizedTest
    @CsvSource({"0, 20000", "0, 400000", "0.5, 900000", "3, 1500000", "45, 2500000", "89.9, 600000", "-0.5, 100000"})
    void undoesWhatItDoes(double degrees, double range) {
        Refraction refraction = new Refraction(500);
        double elevation = Math.toRadians(degrees);

        refraction.bend(range, elevation, out);
        assertThat(out[0]).isGreaterThanOrEqualTo(range);
        refraction.straighten(out[0], out[1], out);

        assertThat(out[0]).isCloseTo(range, within(0.01));
        assertThat(out[1]).isCloseTo(elevation, within(1e-7));
    }

    /** 315 parts in a million over 7.35 km: 2.3 m straight up. */
    @Test
    void delaysByTheColumnOfAir() {
        new Refraction(0).straighten(SPACE, Math.PI / 2, out);

        assertThat(SPACE - out[0]).isCloseTo(315e-6 * 7350, within(0.02));
    }

    private static double square(double value) {
        return value * value;
    }
}
