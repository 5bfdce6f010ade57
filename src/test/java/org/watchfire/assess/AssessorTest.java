package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.FreeFlight;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Motion;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

class AssessorTest {
    private static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 0);
    private static final Stamps STAMPS = new Stamps(0, 0);

    private final List<Assessment> assessments = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    /** A medium range flight, 60 s of thrust, south-south-west. */
    private static List<Truth> medium() {
        return Flights.rocket(
                SITE,
                Math.toRadians(192),
                Math.toRadians(0.8),
                Math.toRadians(38),
                List.of(new Stage(0, 75, 22, 2500)),
                900);
    }

    private void run(
            Assessor assessor, org.watchfire.model.NationId by, List<Truth> flight, double from, double every) {
        Random random = new Random(1);
        for (Truth truth : flight) {
            if (truth.seconds >= from && (truth.seconds - from) % every == 0) {
                take(assessor.accept(
                        Flights.track(1, by, truth, 150, 25, random, Track.Status.CONFIRMED),
                        T0.plusSeconds(truth.seconds),
                        STAMPS));
            }
        }
    }

    private void take(AssessorOutput output) {
        assessments.addAll(output.assessments());
        items.addAll(output.items());
    }

    private List<Warning> warnings() {
        return items.stream()
                .filter(Warning.class::isInstance)
                .map(Warning.class::cast)
                .toList();
    }

    @Test
    void warnsOfALaunchAndSaysWhereItCameFromAndWhereItFalls() {
        List<Truth> flight = medium();
        run(new Assessor(Flights.settings(KOR)), KOR, flight, 24, 2);

        Warning first = warnings().getFirst();
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.decided().secondsSince(T0)).isLessThan(50);
        Warning last = warnings().getLast();
        assertThat(last.objectClass()).isEqualTo(ObjectClass.BALLISTIC);
        assertThat(last.launch()).isPresent();
        Geodetic launch = last.launch().get().region().centre();
        assertThat(org.watchfire.astro.Geodesic.distanceMetres(launch, SITE)).isLessThan(5_000);
        assertThat(last.launch().get().time().secondsSince(T0)).isBetween(-5.0, 5.0);
    }

    @Test
    void saysNothingOfAnAircraft() {
        Random random = new Random(2);
        Assessor assessor = new Assessor(Flights.settings(KOR));
        Geodetic place = Geodetic.ofDegrees(36, 125, 11_000);
        double[] s = Flights.straight(place, 1, 250, 0);
        for (int t = 0; t < 600; t += 4) {
            double[] moved = s.clone();
            for (int i = 0; i < 3; i++) {
                moved[i] += t * s[3 + i];
            }
            SystemTrack track =
                    Flights.track(1, KOR, new Truth(t, moved, false), 300, 60, random, Track.Status.CONFIRMED);
            take(assessor.accept(track, T0.plusSeconds(t), STAMPS));
        }
        assertThat(items).isEmpty();
        assertThat(assessments)
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.objectClass()).isEqualTo(ObjectClass.AIRCRAFT));
    }

    @Test
    void endsTheEventWhenTheObjectIsDown() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        List<Truth> flight = medium();
        run(assessor, KOR, flight, 24, 2);
        double down = flight.getLast().seconds;
        for (int t = 0; t < 120; t++) {
            take(assessor.tick(T0.plusSeconds(down + t), 0));
        }
        AllClear end = items.stream()
                .filter(AllClear.class::isInstance)
                .map(AllClear.class::cast)
                .filter(AllClear::ends)
                .findFirst()
                .orElseThrow();
        assertThat(end.decided().secondsSince(T0)).isBetween(down, down + 90);
        assertThat(items.getLast()).isEqualTo(end);
    }

    /** A satellite's track that takes a false plot 4 km off: seen once in fourteen thousand hours. */
    @Test
    void doesNotWarnOfWhatWasInOrbitByOneLookAlone() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        double[] orbit = Flights.straight(Geodetic.ofDegrees(38, 125, 260_000), Math.PI / 2, 7_430, 0);
        Motion coasting = new Motion(0, 0, 1, 0, Double.NaN);
        for (int t = 0; t < 60; t += 4) {
            look(assessor, t, orbit, 20, coasting);
            FreeFlight.propagate(orbit, 4, 4);
        }
        for (int i = 3; i < 6; i++) {
            orbit[i] *= 0.9;
        }
        Motion driven = new Motion(0, 1, 0, 0, 103);
        look(assessor, 60, orbit, 80, driven);
        assertThat(assessments.getLast().launchProbability()).isGreaterThan(0.99);
        assertThat(warnings()).isEmpty();

        FreeFlight.propagate(orbit, 4, 4);
        look(assessor, 64, orbit, 80, driven);
        assertThat(warnings()).isNotEmpty();
    }

    private void look(Assessor assessor, double seconds, double[] state, double sigmaMps, Motion motion) {
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < StateEstimate.STATE; i++) {
            double sigma = i < 3 ? 150 : sigmaMps;
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
        }
        TimeTag time = T0.plusSeconds(seconds);
        take(assessor.accept(
                Flights.track(1, KOR, time, state.clone(), covariance, motion, Track.Status.CONFIRMED), time, STAMPS));
    }

    @Test
    void opensNoEventForWhatOnlyAPartnerSees() {
        run(new Assessor(Flights.settings(JPN)), KOR, medium(), 24, 2);
        assertThat(items).isEmpty();
        assertThat(assessments.getLast().objectClass()).isEqualTo(ObjectClass.BALLISTIC);
    }
}
