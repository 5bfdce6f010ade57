package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.OPEN;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.policy;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;
import static org.watchfire.release.Samples.withRules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/** What a withdrawn permission must call back. */
class RecallsTest {
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
                .extracting(Recall::recipient, Recall::kind, Recall::subject, Recall::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(peer(JPN), Kind.TRACK, "KOR-17", Policy.DEFAULT),
                        org.assertj.core.groups.Tuple.tuple(peer(JPN), Kind.WARNING, "KOR-E1", Policy.DEFAULT));
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
        assertThat(recalls.due(stricter, NOW))
                .containsExactly(new Recall(peer(JPN), Kind.TRACK, "KOR-17", "D-tracks", "no more"));
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
