package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;
import static org.watchfire.assess.Watch.FAILED_LAUNCH;
import static org.watchfire.assess.Watch.FAILURE;
import static org.watchfire.assess.Watch.SITE;
import static org.watchfire.assess.Watch.notice;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.AllClear;
import org.watchfire.model.Notice;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Stamps;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** What a notice adds to warnings of a launch, and what it does not. */
class NoticesTest {
    private final Watch watch = new Watch();

    @Test
    void addsTheAnnouncedCorridorAndClearsItSoonAfterTheFailure() {
        Assessor assessor = new Assessor(Flights.settings(KOR));
        assessor.accept(notice(T0.plusSeconds(4620), SITE, Math.toRadians(192)));
        watch.fly(assessor, KOR, FAILED_LAUNCH, 40, 2000);

        assertThat(watch.all(Warning.class)).anyMatch(Watch::corridor);
        assertThat(watch.all(Warning.class)).anyMatch(w -> w.notice().isPresent());
        AllClear clear = watch.all(AllClear.class).stream()
                .filter(c -> c.areas().contains("JP-47"))
                .findFirst()
                .orElseThrow();
        assertThat(clear.decided().secondsSince(T0)).isBetween(FAILURE + 20, FAILURE + 120);
        assertThat(watch.all(Warning.class).stream().filter(w -> w.version() > clear.version()))
                .noneMatch(Watch::corridor);
        Warning last = watch.all(Warning.class).getLast();
        assertThat(last.failed()).isTrue();
        assertThat(last.objectClass()).isEqualTo(ObjectClass.BALLISTIC);
    }

    @Test
    void aNoticeAddsNothingForALaunchFromElsewhereOrInAnotherDirection() {
        for (Notice other : List.of(
                notice(T0, Geodesic.direct(SITE, 1, 200_000), Math.toRadians(192)),
                notice(T0, SITE, Math.toRadians(100)),
                notice(T0.plusSeconds(20 * 86_400), SITE, Math.toRadians(192)))) {
            watch.items.clear();
            Assessor assessor = new Assessor(Flights.settings(KOR));
            assessor.accept(other);
            watch.fly(assessor, KOR, FAILED_LAUNCH, 40, 140);
            assertThat(watch.all(Warning.class)).isNotEmpty().noneMatch(Watch::corridor);
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
}
