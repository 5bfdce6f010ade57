package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;

/** What a withdrawn permission must call back. */
class RecallsTest {
    private static final Recall.Subject TRACK = new Recall.Subject.OfTrack(new TrackId(KOR, 17));
    private static final Recall.Subject WARNING =
            new Recall.Subject.OfEvent(new EventId(KOR, 1), Recall.Saying.WARNING);

    private final Recalls recalls = new Recalls();
    private final Item track = track(label(1, List.of(), JPN, USA));
    private final Item warning = warning(label(1, List.of(), JPN, USA), Realm.EXERCISE);

    @Test
    void aPartnerCutOffIsAskedForAllItHolds() {
        Policy open = policy(withRules(OPEN));
        give(open, track, JPN);
        give(open, track, USA);
        give(open, warning, JPN);
        give(open, warning, JPN);
        assertThat(recalls.due(open, NOW)).isEmpty();
        assertThat(recalls.due(open.without(JPN), NOW.plusSeconds(3600)))
                .extracting(Withdrawal::recipient, Withdrawal::subject, Withdrawal::rule)
                .containsExactly(tuple(peer(JPN), TRACK, Policy.DEFAULT), tuple(peer(JPN), WARNING, Policy.DEFAULT));
        assertThat(recalls.size()).isEqualTo(1);
        assertThat(recalls.due(open.without(JPN), NOW)).isEmpty();
    }

    @Test
    void aNewDenyRecallsWhatItCovers() {
        Policy open = policy(withRules(OPEN));
        give(open, track, JPN);
        give(open, warning, JPN);
        Policy stricter = policy(
                withRules(OPEN + "- {id: D-tracks, effect: deny, when: 'item.kind == \"TRACK\"', why: no more}"));
        assertThat(recalls.due(stricter, NOW)).containsExactly(new Withdrawal(peer(JPN), TRACK, "D-tracks", "no more"));
    }

    @Test
    void aRecallNamesWhatItsRecipientWasGivenAndNothingElse() {
        Policy open = policy(withRules(OPEN));
        give(open, track, JPN);
        give(open, warning, USA);
        List<Releasable> called = recalls.callBack(open.without(JPN), Realm.EXERCISE, NOW, 5);
        assertThat(called).hasSize(1);
        Releasable released = called.getFirst();
        assertThat(released.recipient()).isEqualTo(peer(JPN));
        assertThat(released.item()).isInstanceOfSatisfying(Recall.class, recall -> {
            assertThat(recall.subjects()).containsExactly(TRACK);
            assertThat(recall.by()).isEqualTo(KOR);
            assertThat(recall.label().releasableTo()).containsExactly(JPN);
            assertThat(recall.label().caveats()).isEmpty();
        });
        assertThat(recalls.callBack(open.without(JPN), Realm.EXERCISE, NOW, 5)).isEmpty();
        assertThat(recalls.size()).isEqualTo(1); // what USA was given is still its
    }

    @Test
    void noRuleSendsARecall() {
        Policy open = policy(withRules(OPEN));
        give(open, track, JPN);
        Item recall = recalls.callBack(open.without(JPN), Realm.EXERCISE, NOW, 5)
                .getFirst()
                .item();
        assertThat(open.decide(recall, peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOfSatisfying(
                        Withheld.class, no -> assertThat(no.rule()).isEqualTo(Policy.OWN_ITEMS));
        assertThat(open.decide(recall, peer(USA), Realm.EXERCISE, NOW)).isInstanceOf(Withheld.class);
    }

    @Test
    void manyAreCalledBackInSeveralRecalls() {
        Policy open = policy(withRules(OPEN));
        for (int number = 1; number <= Recall.MOST + 1; number++) {
            give(open, Samples.track(number, label(1, List.of(), JPN, USA)), JPN);
        }
        assertThat(recalls.callBack(open.without(JPN), Realm.EXERCISE, NOW, 5))
                .extracting(released -> ((Recall) released.item()).subjects().size())
                .containsExactly(Recall.MOST, 1);
    }

    @Test
    void nothingIsRecalledForHavingGrownOld() {
        Policy stale = policy(withRules(OPEN + "- {id: D, effect: deny, when: 'item.ageSeconds > 60', why: old}"));
        give(stale, track, JPN);
        assertThat(recalls.due(stale, NOW.plusSeconds(7200))).isEmpty();
    }

    @Test
    void whatWasGivenForATimeIsRecalledWhenItIsOver() {
        String grants =
                "grants: [{name: week, to: JPN, from: \"2023-05-30T21:00:00Z\", until: \"2023-05-30T22:00:00Z\"}]\n";
        Policy granted =
                policy(grants + withRules("- {id: P, effect: permit, when: '\"week\" in grants', why: granted}"));
        give(granted, track, JPN);
        assertThat(recalls.due(granted, NOW.plusSeconds(1799))).isEmpty();
        assertThat(recalls.due(granted, NOW.plusSeconds(1800))).hasSize(1);
    }

    private void give(Policy policy, Item item, org.watchfire.model.NationId to) {
        TimeTag now = NOW;
        assertThat(policy.decide(item, peer(to), Realm.EXERCISE, now))
                .isInstanceOfSatisfying(Releasable.class, left -> recalls.gave(item, left, now));
    }
}
