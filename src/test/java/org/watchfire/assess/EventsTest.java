package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;
import static org.watchfire.assess.Watch.FAILED_LAUNCH;
import static org.watchfire.assess.Watch.SITE;
import static org.watchfire.assess.Watch.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.AllClear;
import org.watchfire.model.Contribution;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Warnings, all-clears and retractions over whole events: what is one event, and how it goes on and ends. */
class EventsTest {
    private final Watch watch = new Watch();

    @Test
    void countsVersionsOfAnEventUpwardsWithoutGap() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        watch.fly(assessor, KOR, FAILED_LAUNCH, 40, 2000);
        List<Integer> versions = watch.items.stream()
                .map(item -> switch (item) {
                    case Warning w -> w.version();
                    case AllClear c -> c.version();
                    default -> -1;
                })
                .toList();
        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i)).isEqualTo(i + 1);
        }
        assertThat(versions.size()).isLessThan(120);
    }

    /** A part that was lost for a minute and has another number since; and a missile that no launch was seen of. */
    @Test
    void whatFallsWithALaunchIsOfThatLaunchAndWhatDoesNotIsNot() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        watch.fly(assessor, 1, KOR, FAILED_LAUNCH, 40, 190);
        watch.fly(assessor, 2, KOR, FAILED_LAUNCH, 260, 300);
        assertThat(watch.all(Warning.class).stream().map(Warning::event).distinct())
                .hasSize(1);

        List<Truth> another = Flights.rocket(
                Geodesic.direct(SITE, 2, 150_000),
                Math.toRadians(192),
                Math.toRadians(0.62),
                Math.toRadians(10),
                List.of(new Stage(0, 138, 13.5, 2500), new Stage(6, 6, 11, 2800)),
                1200);
        watch.fly(assessor, 3, KOR, another, 300, 330);
        assertThat(watch.all(Warning.class).stream().map(Warning::event).distinct())
                .hasSize(2);
    }

    /** Two tracks of one object, kept apart again when it falls through the air faster than one of them believes. */
    @Test
    void aTrackThatPartsFromAnObjectOfALaunchIsOfThatLaunch() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        watch.fly(assessor, 1, KOR, FAILED_LAUNCH, 40, 190);
        SystemTrack one = Flights.track(1, KOR, FAILED_LAUNCH.get(200), 150, 20, new Random(2), Track.Status.CONFIRMED);
        List<Contribution> both = new ArrayList<>(one.contributions());
        both.add(new Contribution(new TrackId(KOR, 9), 0.5, one.lastPlot()));
        watch.items.addAll(
                assessor.accept(Flights.with(one, both), one.estimate().time(), new Stamps(0, 0))
                        .items());
        watch.fly(assessor, 9, KOR, FAILED_LAUNCH, 340, 400);
        assertThat(watch.all(Warning.class).stream().map(Warning::event).distinct())
                .hasSize(1);
    }

    @Test
    void twoLaunchesFromOnePlaceAMinuteApartAreTwoEvents() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        Random random = new Random(5);
        for (int t = 40; t < 200; t += 2) {
            for (int which = 0; which < 2; which++) {
                int flown = t - 60 * which;
                if (flown >= 40) {
                    Truth truth = FAILED_LAUNCH.get(flown);
                    watch.items.addAll(assessor.accept(
                                    Flights.track(
                                            1 + which,
                                            KOR,
                                            new Truth(t, truth.state, truth.thrusting),
                                            150,
                                            20,
                                            random,
                                            Track.Status.CONFIRMED),
                                    T0.plusSeconds(t),
                                    new Stamps(0, 0))
                            .items());
                }
            }
        }
        assertThat(watch.all(Warning.class).stream().map(Warning::event).distinct())
                .hasSize(2);
    }

    @Test
    void aSatellitePassingStartsNoWarning() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        double[] s = Flights.straight(Geodetic.ofDegrees(30, 125, 550_000), 0.3, 7_460, 0);
        Random random = new Random(6);
        for (int t = 0; t < 300; t += 2) {
            // The first looks know the speed badly, later ones well.
            double mps = 2000.0 / (1 + t) + 3;
            Truth truth = new Truth(t, s, false);
            watch.items.addAll(assessor.accept(
                            Flights.track(1, KOR, truth, 300, mps, random, Track.Status.CONFIRMED),
                            T0.plusSeconds(t),
                            new Stamps(0, 0))
                    .items());
            org.watchfire.astro.FreeFlight.propagate(s, 2, 1);
        }
        assertThat(watch.items).isEmpty();
    }

    @Test
    void takesBackAWarningWhenTheObjectProvesToBeAnAircraft() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        Random random = new Random(7);
        double[] s = Flights.straight(Geodetic.ofDegrees(36, 125, 10_000), 1, 250, 0);
        for (int t = 0; t < 120; t += 4) {
            // A wrong association makes it climb at 700 m/s for three reports.
            double[] shown = s.clone();
            if (t < 12) {
                shown = Flights.straight(Geodetic.ofDegrees(36, 125, 10_000), 1, 250, 700);
            }
            watch.items.addAll(assessor.accept(
                            Flights.track(
                                    1,
                                    KOR,
                                    new Truth(t, shown, false),
                                    200,
                                    t < 12 ? 60 : 30,
                                    random,
                                    Track.Status.CONFIRMED),
                            T0.plusSeconds(t),
                            new Stamps(0, 0))
                    .items());
        }
        assertThat(watch.all(Warning.class)).isNotEmpty();
        assertThat(watch.items.getLast()).isInstanceOf(Retraction.class);
    }

    @Test
    void callsASuccessfulLaunchAnOrbitOnlyAfterCutOffAndThenEndsTheEvent() {
        List<Truth> flight = Ascents.toOrbit(SITE, Math.toRadians(170), 15, 1400);
        Assessor assessor = new Assessor(Flights.settings(KOR));
        assessor.accept(notice(T0, SITE, Math.toRadians(180)));
        watch.fly(assessor, KOR, flight, 40, 1400);

        double cutOff = flight.stream()
                .filter(t -> t.thrusting)
                .mapToDouble(t -> t.seconds)
                .max()
                .orElseThrow();
        assertThat(watch.all(Warning.class)).anyMatch(Watch::corridor);
        assertThat(watch.all(Warning.class))
                .filteredOn(w -> w.decided().secondsSince(T0) <= cutOff)
                .noneMatch(w -> w.objectClass() == ObjectClass.ORBITAL)
                .noneMatch(Warning::failed);
        AllClear end = watch.all(AllClear.class).getLast();
        assertThat(end.ends()).isTrue();
        assertThat(end.decided().secondsSince(T0)).isBetween(cutOff, cutOff + 60);
        assertThat(end.reason()).contains("orbit");
    }
}
