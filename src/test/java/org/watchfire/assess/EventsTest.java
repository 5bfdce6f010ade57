package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.LABEL;
import static org.watchfire.assess.Flights.T0;

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
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Warnings, all-clears and retractions over whole events. */
class EventsTest {
    private static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 0);
    private static final double FAILURE = 150;

    /** Two stages towards 192°, the second fails after six seconds (cf. 2023-05-31). */
    private static final List<Truth> FAILED_LAUNCH = Flights.rocket(
            SITE,
            Math.toRadians(192),
            Math.toRadians(0.62),
            Math.toRadians(10),
            List.of(new Stage(0, 138, 13.5, 2500), new Stage(6, 6, 11, 2800)),
            1200);

    private static Notice notice(TimeTag from, Geodetic site, double bearing) {
        return new Notice(
                new NoticeId("TEST-1"),
                JPN,
                Realm.TEST,
                LABEL,
                site,
                from,
                from.plusSeconds(864_000),
                List.of(area(site, bearing, 405_000), area(site, bearing - Math.toRadians(20), 2_900_000)),
                List.of("JP-47"),
                true,
                "low",
                "a test");
    }

    private static Notice.HazardArea area(Geodetic site, double bearing, double metres) {
        Geodetic centre = Geodesic.direct(site, bearing, metres);
        return new Notice.HazardArea(
                "area",
                List.of(
                        Geodesic.direct(centre, 0, 50_000),
                        Geodesic.direct(centre, 2, 50_000),
                        Geodesic.direct(centre, 4, 50_000)));
    }

    private final List<Item> items = new ArrayList<>();

    private void fly(Assessor assessor, NationId by, List<Truth> flight, double from, double to) {
        fly(assessor, 1, by, flight, from, to);
    }

    private void fly(Assessor assessor, int number, NationId by, List<Truth> flight, double from, double to) {
        Random random = new Random(1);
        for (Truth truth : flight) {
            if (truth.seconds >= from && truth.seconds < to && truth.seconds % 2 == 0) {
                items.addAll(assessor.accept(
                                Flights.track(number, by, truth, 150, 20, random, Track.Status.CONFIRMED),
                                T0.plusSeconds(truth.seconds),
                                new Stamps(0, 0))
                        .items());
                items.addAll(
                        assessor.tick(T0.plusSeconds(truth.seconds + 0.5), 0).items());
            }
        }
    }

    private <T extends Item> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static boolean corridor(Warning warning) {
        return warning.threatened().stream()
                .anyMatch(t -> t.area().equals("JP-47") && t.basis() == Threat.Basis.CORRIDOR);
    }

    @Test
    void addsTheAnnouncedCorridorAndClearsItSoonAfterTheFailure() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        assessor.accept(notice(T0.plusSeconds(4620), SITE, Math.toRadians(192)));
        fly(assessor, KOR, FAILED_LAUNCH, 40, 2000);

        assertThat(all(Warning.class)).anyMatch(EventsTest::corridor);
        assertThat(all(Warning.class)).anyMatch(w -> w.notice().isPresent());
        AllClear clear = all(AllClear.class).stream()
                .filter(c -> c.areas().contains("JP-47"))
                .findFirst()
                .orElseThrow();
        assertThat(clear.decided().secondsSince(T0)).isBetween(FAILURE + 20, FAILURE + 120);
        assertThat(all(Warning.class).stream().filter(w -> w.version() > clear.version()))
                .noneMatch(EventsTest::corridor);
        Warning last = all(Warning.class).getLast();
        assertThat(last.failed()).isTrue();
        assertThat(last.objectClass()).isEqualTo(ObjectClass.BALLISTIC);
    }

    @Test
    void countsVersionsOfAnEventUpwardsWithoutGap() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        fly(assessor, KOR, FAILED_LAUNCH, 40, 2000);
        List<Integer> versions = items.stream()
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

    @Test
    void aNoticeAddsNothingForALaunchFromElsewhereOrInAnotherDirection() {
        for (Notice other : List.of(
                notice(T0, Geodesic.direct(SITE, 1, 200_000), Math.toRadians(192)),
                notice(T0, SITE, Math.toRadians(100)),
                notice(T0.plusSeconds(20 * 86_400), SITE, Math.toRadians(192)))) {
            items.clear();
            Assessor assessor = new Assessor(Flights.settings(KOR));
            assessor.accept(other);
            fly(assessor, KOR, FAILED_LAUNCH, 40, 140);
            assertThat(all(Warning.class)).isNotEmpty().noneMatch(EventsTest::corridor);
        }
    }

    @Test
    void aNoticeStartsNoWarningAndChangesNoProbability() {
        Assessor without = new Assessor(Flights.settings(KOR));
        Assessor with = new Assessor(Flights.settings(KOR));
        assertThat(with.accept(notice(T0, SITE, Math.toRadians(192))).items()).isEmpty();
        assertThat(with.tick(T0.plusSeconds(100), 0).items()).isEmpty();
        Random one = new Random(1);
        Random other = new Random(1);
        for (Truth truth : FAILED_LAUNCH.subList(40, 140)) {
            var a = without.accept(
                    Flights.track(1, KOR, truth, 150, 20, one, Track.Status.CONFIRMED),
                    T0.plusSeconds(truth.seconds),
                    new Stamps(0, 0));
            var b = with.accept(
                    Flights.track(1, KOR, truth, 150, 20, other, Track.Status.CONFIRMED),
                    T0.plusSeconds(truth.seconds),
                    new Stamps(0, 0));
            assertThat(a.assessments().stream().map(x -> x.probabilities()).toList())
                    .isEqualTo(
                            b.assessments().stream().map(x -> x.probabilities()).toList());
        }
    }

    @Test
    void issuesNoRivalWarningForALaunchAPartnerHasWarnedOf() {
        Assessor korea = new Assessor(Flights.settings(KOR));
        fly(korea, KOR, FAILED_LAUNCH, 40, 120);
        Warning theirs = all(Warning.class).getLast();
        items.clear();

        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(theirs);
        fly(japan, JPN, FAILED_LAUNCH, 110, 180);
        assertThat(items).isEmpty();
    }

    /** A part that was lost for a minute and has another number since; and a missile that no launch was seen of. */
    @Test
    void whatFallsWithALaunchIsOfThatLaunchAndWhatDoesNotIsNot() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        fly(assessor, 1, KOR, FAILED_LAUNCH, 40, 190);
        fly(assessor, 2, KOR, FAILED_LAUNCH, 260, 300);
        assertThat(all(Warning.class).stream().map(Warning::event).distinct()).hasSize(1);

        List<Truth> another = Flights.rocket(
                Geodesic.direct(SITE, 2, 150_000),
                Math.toRadians(192),
                Math.toRadians(0.62),
                Math.toRadians(10),
                List.of(new Stage(0, 138, 13.5, 2500), new Stage(6, 6, 11, 2800)),
                1200);
        fly(assessor, 3, KOR, another, 300, 330);
        assertThat(all(Warning.class).stream().map(Warning::event).distinct()).hasSize(2);
    }

    /** Two tracks of one object, kept apart again when it falls through the air faster than one of them believes. */
    @Test
    void aTrackThatPartsFromAnObjectOfALaunchIsOfThatLaunch() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        fly(assessor, 1, KOR, FAILED_LAUNCH, 40, 190);
        SystemTrack one = Flights.track(1, KOR, FAILED_LAUNCH.get(200), 150, 20, new Random(2), Track.Status.CONFIRMED);
        List<Contribution> both = new ArrayList<>(one.contributions());
        both.add(new Contribution(new TrackId(KOR, 9), 0.5, one.lastPlot()));
        items.addAll(assessor.accept(Flights.with(one, both), one.estimate().time(), new Stamps(0, 0))
                .items());
        fly(assessor, 9, KOR, FAILED_LAUNCH, 340, 400);
        assertThat(all(Warning.class).stream().map(Warning::event).distinct()).hasSize(1);
    }

    @Test
    void takesOverWhenThePartnerFallsSilent() {
        Assessor korea = new Assessor(Flights.settings(KOR));
        fly(korea, KOR, FAILED_LAUNCH, 40, 120);
        Warning theirs = all(Warning.class).getLast();
        items.clear();

        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(theirs);
        fly(japan, JPN, FAILED_LAUNCH, 110, 260);
        assertThat(all(Warning.class)).isNotEmpty();
        Warning own = all(Warning.class).getFirst();
        assertThat(own.event().origin()).isEqualTo(JPN);
        assertThat(own.decided().secondsSince(theirs.decided())).isGreaterThan(90);
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
                    items.addAll(assessor.accept(
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
        assertThat(all(Warning.class).stream().map(Warning::event).distinct()).hasSize(2);
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
            items.addAll(assessor.accept(
                            Flights.track(1, KOR, truth, 300, mps, random, Track.Status.CONFIRMED),
                            T0.plusSeconds(t),
                            new Stamps(0, 0))
                    .items());
            org.watchfire.astro.FreeFlight.propagate(s, 2, 1);
        }
        assertThat(items).isEmpty();
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
            items.addAll(assessor.accept(
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
        assertThat(all(Warning.class)).isNotEmpty();
        assertThat(items.getLast()).isInstanceOf(Retraction.class);
    }

    @Test
    void nothingOfAnotherRealmIsLookedAt() {
        Assessor korea = new Assessor(Flights.settings(KOR));
        fly(korea, KOR, FAILED_LAUNCH, 40, 120);
        Warning theirs = all(Warning.class).getLast();
        items.clear();
        Warning actual = new Warning(
                theirs.event(),
                theirs.version(),
                theirs.by(),
                Realm.ACTUAL,
                theirs.label(),
                theirs.objectClass(),
                theirs.confidence(),
                theirs.track(),
                theirs.launch(),
                theirs.impact(),
                theirs.threatened(),
                theirs.thrusting(),
                theirs.failed(),
                theirs.notice(),
                theirs.decided(),
                theirs.stamps());
        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(actual);
        fly(japan, JPN, FAILED_LAUNCH, 110, 130);
        assertThat(all(Warning.class)).isNotEmpty();
    }

    @Test
    void callsASuccessfulLaunchAnOrbitOnlyAfterCutOffAndThenEndsTheEvent() {
        List<Truth> flight = Ascents.toOrbit(SITE, Math.toRadians(170), 15, 1400);
        Assessor assessor = new Assessor(Flights.settings(KOR));
        assessor.accept(notice(T0, SITE, Math.toRadians(180)));
        fly(assessor, KOR, flight, 40, 1400);

        double cutOff = flight.stream()
                .filter(t -> t.thrusting)
                .mapToDouble(t -> t.seconds)
                .max()
                .orElseThrow();
        assertThat(all(Warning.class)).anyMatch(EventsTest::corridor);
        assertThat(all(Warning.class))
                .filteredOn(w -> w.decided().secondsSince(T0) <= cutOff)
                .noneMatch(w -> w.objectClass() == ObjectClass.ORBITAL)
                .noneMatch(Warning::failed);
        AllClear end = all(AllClear.class).getLast();
        assertThat(end.ends()).isTrue();
        assertThat(end.decided().secondsSince(T0)).isBetween(cutOff, cutOff + 60);
        assertThat(end.reason()).contains("orbit");
    }
}
