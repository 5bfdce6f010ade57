package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.operator;
import static org.watchfire.release.Samples.peer;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Track.Status;

/** Reports thinned in time: one in a slot, whatever is tried. */
class ThinningTest {
    private static final String RULE = """
            - {id: P, effect: permit, when: 'true', why: thinned, transform: {position: {gridMetres: 10000, floorMetres: 5000}, everySeconds: 10}}
            """;
    private static final Geodetic PLACE = Geodetic.ofDegrees(36, 123, 60_000);

    private final Policy policy = policy(withRules(RULE));

    @Test
    void tenUpdatesASecondForAMinuteLeaveAsOneReportInEachSlot() {
        List<TimeTag> told = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            TimeTag time = NOW.plusSeconds(i * 0.1);
            if (policy.decide(at(time), peer(JPN), Realm.EXERCISE, time) instanceof Releasable left) {
                told.add(((Track) left.item()).estimate().time());
            }
        }
        assertThat(told).hasSize(7).doesNotHaveDuplicates().allMatch(time -> time.taiNanos() % 10_000_000_000L == 0);
    }

    @Test
    void eachRecipientHasItsOwnSlots() {
        assertThat(decide(NOW, peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(decide(NOW.plusSeconds(0.5), peer(JPN)).rule()).isEqualTo(Policy.THINNED);
        assertThat(decide(NOW.plusSeconds(0.5), peer(USA))).isInstanceOf(Releasable.class);
    }

    @Test
    void theSameReportAskedAboutAgainGetsTheSameAnswer() {
        assertThat(decide(NOW, peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(decide(NOW, peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(decide(NOW.plusSeconds(0.1), peer(JPN))).isInstanceOf(Withheld.class);
        assertThat(decide(NOW.plusSeconds(0.1), peer(JPN))).isInstanceOf(Withheld.class);
    }

    @Test
    void anOlderReportNeverFollowsANewerOne() {
        assertThat(decide(NOW.plusSeconds(20), peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(decide(NOW, peer(JPN)).rule()).isEqualTo(Policy.THINNED);
    }

    @Test
    void theEndOfATrackIsToldOnceEvenInAUsedSlot() {
        TimeTag slot = NOW.plusSeconds(3);
        assertThat(decide(slot, peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(policy.decide(dropped(slot.plusSeconds(0.5)), peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOf(Releasable.class);
        assertThat(policy.decide(dropped(slot.plusSeconds(0.6)), peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOf(Withheld.class);
    }

    @Test
    void warningsAreNeverThinned() {
        Item warning = Samples.warning(label(1, List.of(), JPN), Realm.EXERCISE);
        for (int i = 0; i < 5; i++) {
            assertThat(policy.decide(warning, peer(JPN), Realm.EXERCISE, NOW)).isInstanceOf(Releasable.class);
        }
    }

    @Test
    void askingWhoMaySeeUsesNoSlot() {
        policy.whoMaySee(at(NOW), List.of(peer(JPN), operator(Role.VIEWER)), Realm.EXERCISE, NOW);
        assertThat(policy.explain(at(NOW), peer(JPN), Realm.EXERCISE, NOW)).startsWith("JPN receives");
        assertThat(decide(NOW.plusSeconds(0.5), peer(JPN))).isInstanceOf(Releasable.class);
    }

    @Test
    void aFreshPolicyRemembersNothing() {
        assertThat(decide(NOW, peer(JPN))).isInstanceOf(Releasable.class);
        assertThat(policy.fresh().decide(at(NOW.plusSeconds(0.5)), peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOf(Releasable.class);
    }

    private Decision decide(TimeTag time, Recipient to) {
        return policy.decide(at(time), to, Realm.EXERCISE, time);
    }

    private static Track at(TimeTag time) {
        return Samples.track(label(1, List.of(), JPN, USA), time, PLACE);
    }

    private static Track dropped(TimeTag time) {
        Track track = at(time);
        return new Track(
                track.id(),
                track.label(),
                track.estimate(),
                track.motion(),
                track.existence(),
                Status.DROPPED,
                track.identity(),
                track.lineage(),
                track.firstPlot(),
                track.lastPlot(),
                track.plots(),
                track.parent(),
                track.stamps());
    }
}
