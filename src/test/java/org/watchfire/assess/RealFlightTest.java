package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.Track;

/** The flights of four real launches, seen with the errors of a long-range radar. */
class RealFlightTest {
    private static final Geodetic SITE = Geodetic.ofDegrees(28.6, -80.6, 0);

    private static List<Assessment> assess(String flight, double azimuthDegrees) throws Exception {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        Random random = new Random(3);
        List<Assessment> out = new ArrayList<>();
        for (Truth truth : Telemetry.read(flight, SITE, Math.toRadians(azimuthDegrees))) {
            if (truth.seconds >= 30 && truth.seconds % 2 == 0) {
                out.addAll(assessor.accept(
                                Flights.track(1, KOR, truth, 150, 20, random, Track.Status.CONFIRMED),
                                T0.plusSeconds(truth.seconds),
                                new Stamps(0, 0))
                        .assessments());
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SES-10", "Iridium_NEXT_5"})
    void callsASpaceLaunchOneAndNeverClaimsAnOrbitUnderThrust(String flight) throws Exception {
        Assumptions.assumeTrue(Telemetry.present());
        List<Assessment> said = assess(flight, 90);
        assertThat(said).noneMatch(a -> a.objectClass() == ObjectClass.ORBITAL);
        assertThat(said.getLast().objectClass()).isEqualTo(ObjectClass.SPACE_LAUNCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NROL-76", "SpaceX_CRS-12"})
    void callsAReturningFirstStageBallistic(String flight) throws Exception {
        Assumptions.assumeTrue(Telemetry.present());
        List<Assessment> said = assess(flight, 45);
        assertThat(said).noneMatch(a -> a.objectClass() == ObjectClass.ORBITAL);
        assertThat(said.getLast().objectClass()).isEqualTo(ObjectClass.BALLISTIC);
    }
}
