package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Contribution;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Launches;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Threat;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** What is said of how events stand to each other. */
class RelationsTest {
    private static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 0);
    private static final List<Truth> LAUNCH = rocket(SITE);
    private static final List<Truth> ANOTHER = rocket(Geodesic.direct(SITE, 2, 400_000));

    private final List<Item> items = new ArrayList<>();

    private static List<Truth> rocket(Geodetic site) {
        return Flights.rocket(
                site,
                Math.toRadians(192),
                Math.toRadians(0.62),
                Math.toRadians(10),
                List.of(new Stage(0, 138, 13.5, 2500), new Stage(6, 6, 11, 2800)),
                1200);
    }

    private static SystemTrack track(int number, NationId by, Truth truth, Track.Status status) {
        return Flights.track(number, by, truth, 150, 20, new Random((long) truth.seconds), status);
    }

    private void report(Assessor assessor, SystemTrack track) {
        items.addAll(assessor.accept(track, track.estimate().time(), new Stamps(0, 0))
                .items());
    }

    private void fly(Assessor assessor, int number, NationId by, List<Truth> flight, int from, int to) {
        for (int second = from; second < to; second += 2) {
            report(assessor, track(number, by, flight.get(second), Track.Status.CONFIRMED));
            items.addAll(assessor.tick(T0.plusSeconds(second + 0.5), 0).items());
        }
    }

    private <T extends Item> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Warning> warningsOfKorea(List<Truth> flight, int from, int to) {
        Assessor korea = new Assessor(Flights.settings(KOR));
        fly(korea, 1, KOR, flight, from, to);
        List<Warning> warnings = all(Warning.class);
        items.clear();
        return warnings;
    }

    private static int launches(List<? extends Item> one, List<? extends Item> other) {
        Launches launches = new Launches();
        Stream.concat(one.stream(), other.stream()).forEach(launches::take);
        return launches.count();
    }

    @Test
    void twoNationsThatWarnAtOnceCountOneLaunchOnceTheLaterOneHasSaidSo() {
        List<Warning> korean = warningsOfKorea(LAUNCH, 40, 120);
        Assessor japan = new Assessor(Flights.settings(JPN));
        fly(japan, 1, JPN, LAUNCH, 60, 120);
        assertThat(launches(korean, items)).isEqualTo(2);

        japan.accept(korean.getFirst());
        fly(japan, 1, JPN, LAUNCH, 120, 122);
        Relation said = all(Relation.class).getFirst();
        assertThat(said.kind()).isEqualTo(Relation.Kind.CORRELATED);
        assertThat(said.event()).isEqualTo(new EventId(JPN, 1));
        assertThat(said.other()).isEqualTo(new EventId(KOR, 1));
        assertThat(said.version()).isEqualTo(all(Warning.class).getLast().version() + 1);
        assertThat(launches(korean, items)).isOne();
    }

    @Test
    void whatIsSaidOfTwoNationsEventsIsForThoseWhoMayKnowBoth() {
        List<Warning> korean = warningsOfKorea(LAUNCH, 40, 120);
        Assessor japan = new Assessor(Flights.settings(JPN));
        fly(japan, 1, JPN, LAUNCH, 60, 120);
        japan.accept(korean.getFirst());
        fly(japan, 1, JPN, LAUNCH, 120, 122);
        Relation said = all(Relation.class).getFirst();
        Warning own = all(Warning.class).getFirst();
        assertThat(own.label().releasableTo()).containsAll(said.label().releasableTo());
        assertThat(said.label().releasableTo())
                .allSatisfy(nation -> assertThat(nation.equals(KOR)
                                || korean.getFirst().label().releasableTo().contains(nation))
                        .isTrue());
    }

    @Test
    void twoLaunchesTakenForOneAreToldApartWhenThePartnersMovesAway() {
        List<Warning> korean = warningsOfKorea(LAUNCH, 40, 120);
        List<Warning> elsewhere = warningsOfKorea(ANOTHER, 40, 128);
        Assessor japan = new Assessor(Flights.settings(JPN));
        fly(japan, 1, JPN, LAUNCH, 60, 120);
        japan.accept(korean.getFirst());
        fly(japan, 1, JPN, LAUNCH, 120, 130);
        int before = all(Warning.class).size();

        japan.accept(withVersion(elsewhere.getLast(), 90));
        fly(japan, 1, JPN, LAUNCH, 130, 138);
        assertThat(all(Relation.class)).hasSize(1);
        fly(japan, 1, JPN, LAUNCH, 138, 150);
        Relation said = all(Relation.class).getLast();
        assertThat(said.kind()).isEqualTo(Relation.Kind.SPLIT);
        assertThat(said.other()).isEqualTo(new EventId(KOR, 1));
        assertThat(all(Warning.class)).as("it speaks again").hasSizeGreaterThan(before);
        assertThat(launches(korean, items)).isEqualTo(2);
        japan.accept(withVersion(korean.getLast(), 91));
        fly(japan, 1, JPN, LAUNCH, 150, 160);
        assertThat(all(Relation.class))
                .as("and is not taken for the same again")
                .hasSize(2);
    }

    private static Warning withVersion(Warning w, int version) {
        return new Warning(
                w.event(),
                version,
                w.by(),
                w.realm(),
                w.label(),
                w.objectClass(),
                w.confidence(),
                w.track(),
                w.launch(),
                w.impact(),
                w.threatened(),
                w.thrusting(),
                w.failed(),
                w.notice(),
                w.decided(),
                w.stamps());
    }

    /** The fuser finds that what it took for two objects is one: the second track ends, and the first has its contribution. */
    @Test
    void anEventWhoseObjectProvesToBeAnotherOnesGoesOnThereWithItsAreas() {
        Assessor korea = new Assessor(Flights.settings(KOR));
        for (int second = 40; second < 160; second += 2) {
            report(korea, track(1, KOR, LAUNCH.get(second), Track.Status.CONFIRMED));
            report(korea, track(2, KOR, ANOTHER.get(second), Track.Status.CONFIRMED));
        }
        assertThat(launches(items, List.of())).isEqualTo(2);
        SystemTrack second = track(2, KOR, ANOTHER.get(160), Track.Status.DROPPED);
        SystemTrack first = track(1, KOR, LAUNCH.get(160), Track.Status.CONFIRMED);
        List<Contribution> both = new ArrayList<>(first.contributions());
        both.addAll(second.contributions());
        report(korea, second);
        report(korea, Flights.with(first, both));
        for (int each = 162; each < 170; each += 2) {
            report(korea, Flights.with(track(1, KOR, LAUNCH.get(each), Track.Status.CONFIRMED), both));
            items.addAll(korea.tick(T0.plusSeconds(each + 0.5), 0).items());
        }

        Relation merged = all(Relation.class).getFirst();
        Warning goesOn = (Warning) items.get(items.indexOf(merged) - 1);
        Retraction back = (Retraction) items.get(items.indexOf(merged) + 1);
        EventId one = new EventId(KOR, 1);
        EventId two = new EventId(KOR, 2);
        assertThat(goesOn.event()).isEqualTo(one);
        assertThat(merged.kind()).isEqualTo(Relation.Kind.MERGED);
        assertThat(List.of(merged.event(), merged.other(), back.event())).containsExactly(two, one, two);
        assertThat(back.version()).isEqualTo(merged.version() + 1);
        assertThat(goesOn.threatened().stream().map(Threat::area))
                .as("no area is let go by that")
                .containsAll(areasOf(two));
        assertThat(launches(items, List.of())).isOne();
    }

    private List<String> areasOf(EventId event) {
        return all(Warning.class).stream()
                .filter(warning -> warning.event().equals(event))
                .toList()
                .getLast()
                .threatened()
                .stream()
                .map(Threat::area)
                .toList();
    }

    @Test
    void whereEachOfTwoSaysThatTheOtherLeadsThatWithTheLowerIdSpeaks() {
        List<Warning> korean = warningsOfKorea(LAUNCH, 40, 120);
        Assessor japan = new Assessor(Flights.settings(JPN));
        fly(japan, 1, JPN, LAUNCH, 60, 120);
        japan.accept(korean.getFirst());
        fly(japan, 1, JPN, LAUNCH, 120, 130);
        Relation ours = all(Relation.class).getFirst();
        int before = all(Warning.class).size();
        EventId theirs = ours.other();
        japan.accept(new Relation(
                theirs,
                90,
                KOR,
                Realm.TEST,
                ours.label(),
                Relation.Kind.CORRELATED,
                ours.event(),
                "KOR says that JPN leads.",
                T0.plusSeconds(130),
                new Stamps(0, 0)));
        fly(japan, 1, JPN, LAUNCH, 130, 170);
        assertThat(all(Warning.class)).hasSizeGreaterThan(before);
    }
}
