package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Comparison;
import org.watchfire.model.Comparison.Answer;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/** Two nations' figures of one launch, and of two. */
class SameEventTest {
    private static final TimeTag LAUNCH = TimeTag.of(1_700_000_000_000_000_000L);
    /** Of WGS 84 at the equator. */
    private static final double METRES_A_DEGREE_NORTH = 110_574;

    private static final double METRES_A_DEGREE_EAST = 111_320;
    private static final double FLOOR_METRES = 2_000;
    private static final double FLOOR_SECONDS = 3;

    @Test
    void figuresOfOneLaunchAreCalledTheSame() {
        Comparison comparison = compare(point(0, 0, 5_000, 0), point(3_000, -2_000, 8_000, 2), 1);
        assertThat(comparison.answer()).isEqualTo(Answer.SAME);
        assertThat(comparison.probability().getAsDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void aLaunchFromElsewhereIsCalledAnother() {
        Comparison comparison = compare(point(0, 0, 5_000, 0), point(60_000, 0, 5_000, 0), 1);
        assertThat(comparison.answer()).isEqualTo(Answer.DIFFERENT);
        assertThat(comparison.probability().getAsDouble()).isLessThan(1e-6);
    }

    @Test
    void aLaunchFromTheSamePlaceAMinuteLaterIsCalledAnother() {
        assertThat(compare(point(0, 0, 5_000, 0), point(0, 0, 5_000, 60), 1).answer())
                .isEqualTo(Answer.DIFFERENT);
    }

    @Test
    void figuresTooWideToTellTwoLaunchesApartSayNothing() {
        assertThat(compare(point(0, 0, 150_000, 0), point(30_000, 0, 150_000, 0), 1)
                        .answer())
                .isEqualTo(Answer.CANNOT_TELL);
    }

    @Test
    void agreementWithAnEstimateMadeOfThePartnersOwnDataSaysNothing() {
        Comparison comparison = compare(point(0, 0, 5_000, 0), point(0, 0, 5_000, 0), 0.02);
        assertThat(comparison.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(comparison.ownShare()).isEqualTo(0.02);
    }

    @Test
    void disagreementIsStatedThoughDataAreShared() {
        assertThat(compare(point(0, 0, 5_000, 0), point(90_000, 0, 5_000, 0), 0.02)
                        .answer())
                .isEqualTo(Answer.DIFFERENT);
    }

    @Test
    void whereNothingCanBeComparedNothingIsSaid() {
        Comparison comparison =
                SameEvent.compare(warning(Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty(), 1);
        assertThat(comparison.answer()).isEqualTo(Answer.CANNOT_TELL);
        assertThat(comparison.probability()).isEmpty();
    }

    @Test
    void impactsFarApartAreTwoEventsThoughTheLaunchesAgree() {
        Optional<GroundPoint> launch = Optional.of(point(0, 0, 5_000, 0));
        Comparison comparison = SameEvent.compare(
                warning(launch, Optional.of(point(500_000, 0, 10_000, 600))),
                launch,
                Optional.of(point(620_000, 0, 10_000, 640)),
                1);
        assertThat(comparison.launch().getAsDouble()).isCloseTo(1, within(1e-6));
        assertThat(comparison.answer()).isEqualTo(Answer.DIFFERENT);
    }

    /** A place 3.3682 sigma off is what 99 % of normal errors in three dimensions stay inside (chi-square 11.345). */
    @Test
    void theProbabilityIsThatOfChiSquareWithThreeDegrees() {
        double sigma = Math.sqrt(2) * Math.hypot(FLOOR_METRES, 5_000 / 2.447747);
        Discrepancy discrepancy = Discrepancy.of(point(0, 0, 5_000, 0), point(Math.sqrt(11.3449) * sigma, 0, 5_000, 0));
        assertThat(discrepancy.squared()).isCloseTo(11.345, within(0.01));
        assertThat(discrepancy.probability()).isCloseTo(0.01, within(5e-4));
    }

    @Test
    void independentErrorsAreAsFarApartAsTheProbabilitySays() {
        int[] below = belowTenthAndHundredth(0);
        assertThat(below[0]).isBetween(340, 460); // 400 expected, 3 sigma are 57
        assertThat(below[1]).isBetween(20, 60);
    }

    @Test
    void errorsFromDataInCommonNeverMakeADifferenceOfChance() {
        int[] below = belowTenthAndHundredth(0.7);
        assertThat(below[0]).isLessThan(100);
        assertThat(below[1]).isLessThan(10);
    }

    /** Of 4,000 pairs of figures of one launch, how many are called farther apart than 0.1 and 0.01 of chance. */
    private static int[] belowTenthAndHundredth(double inCommon) {
        SplittableRandom random = new SplittableRandom(7);
        int[] below = new int[2];
        double axis = 20_000;
        double sigma = Math.hypot(FLOOR_METRES, axis / Math.sqrt(-2 * Math.log(0.05)));
        double secondsSigma = Math.hypot(FLOOR_SECONDS, 2);
        for (int i = 0; i < 4_000; i++) {
            double[] common = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            GroundPoint[] said = new GroundPoint[2];
            for (int k = 0; k < 2; k++) {
                double[] error = new double[3];
                for (int j = 0; j < 3; j++) {
                    error[j] = Math.sqrt(inCommon) * common[j] + Math.sqrt(1 - inCommon) * random.nextGaussian();
                }
                said[k] = point(sigma * error[0], sigma * error[1], axis, secondsSigma * error[2]);
            }
            double probability = Discrepancy.of(said[0], said[1]).probability();
            below[0] += probability < 0.1 ? 1 : 0;
            below[1] += probability < 0.01 ? 1 : 0;
        }
        return below;
    }

    private static Comparison compare(GroundPoint theirs, GroundPoint ours, double ownShare) {
        return SameEvent.compare(
                warning(Optional.of(theirs), Optional.empty()), Optional.of(ours), Optional.empty(), ownShare);
    }

    /** North and east of a place on the equator. */
    private static GroundPoint point(double northMetres, double eastMetres, double axisMetres, double seconds) {
        Geodetic centre =
                Geodetic.ofDegrees(northMetres / METRES_A_DEGREE_NORTH, 20 + eastMetres / METRES_A_DEGREE_EAST, 0);
        return new GroundPoint(new Ellipse(centre, axisMetres, axisMetres, 0, 0.95), LAUNCH.plusSeconds(seconds), 2);
    }

    private static Warning warning(Optional<GroundPoint> launch, Optional<GroundPoint> impact) {
        NationId kor = new NationId("KOR");
        return new Warning(
                new EventId(kor, 1),
                3,
                kor,
                Realm.TEST,
                new Label(0, new TreeSet<>(), new TreeSet<>()),
                ObjectClass.BALLISTIC,
                0.9,
                Optional.empty(),
                launch,
                impact,
                List.of(),
                false,
                false,
                Optional.empty(),
                LAUNCH.plusSeconds(100),
                new Stamps(0, 0));
    }
}
