package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;

/** No alert outlives its danger for want of a rule: what ends a warning follows it. */
class EndingsTest {
    private static final EventId EVENT = new EventId(KOR, 1);

    /** Warnings may go, and nothing else. */
    private final Policy warningsOnly =
            policy(withRules("- {id: P, effect: permit, when: 'item.kind == \"WARNING\"', why: partners are warned}"));

    private final Recalls recalls = new Recalls();

    @Test
    void anAllClearThatNoRulePermitsFollowsTheWarningBare() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        AllClear clear = clear(true, "JP-47", "JP-13");
        assertThat(warningsOnly.decide(clear, peer(JPN), Realm.EXERCISE, NOW)).isInstanceOf(Withheld.class);
        assertThat(follow(clear, JPN, warningsOnly)).hasValueSatisfying(left -> {
            assertThat(left.rule()).isEqualTo(Recalls.ENDING_RULE);
            assertThat(left.item()).isInstanceOfSatisfying(AllClear.class, bare -> {
                assertThat(bare.event()).isEqualTo(EVENT);
                assertThat(bare.version()).isEqualTo(clear.version());
                assertThat(bare.ends()).isTrue();
                assertThat(bare.areas()).as("of those it was told of").containsExactly("JP-47");
                assertThat(bare.label()).isEqualTo(label(0, List.of(), JPN));
                assertThat(bare.reason()).doesNotContain("the second stage");
            });
            assertThat(Endings.isBare(left.item(), JPN)).isTrue();
            assertThat(Endings.isBare(left.item(), USA)).isFalse();
        });
        assertThat(Endings.isBare(clear, JPN)).isFalse();
    }

    @Test
    void soDoesARetraction() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        Retraction back = new Retraction(
                EVENT, 3, KOR, Realm.EXERCISE, label(3, List.of(), KOR), "an aircraft", NOW, new Stamps(1, 1));
        assertThat(follow(back, JPN, warningsOnly))
                .hasValueSatisfying(
                        left -> assertThat(Endings.isBare(left.item(), JPN)).isTrue());
    }

    @Test
    void nobodyHearsOfAnEndWhoHeardOfNoBeginning() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        assertThat(follow(clear(true, "JP-47"), USA, warningsOnly)).isEmpty();
        assertThat(follow(warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN, warningsOnly))
                .isEmpty();
    }

    @Test
    void nothingFollowsWhereOnlyAreasAreLiftedThatWereNotTold() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        assertThat(follow(clear(false, "JP-13"), JPN, warningsOnly)).isEmpty();
    }

    @Test
    void aPartnerCutOffIsSentARecallAndNoEnd() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        Policy without = warningsOnly.without(JPN);
        assertThat(recalls.callBack(without, Realm.EXERCISE, NOW, 5))
                .extracting(Releasable::item)
                .hasOnlyElementsOfType(Recall.class)
                .hasSize(1);
        assertThat(follow(clear(true, "JP-47"), JPN, without)).isEmpty();
        assertThat(follow(clear(true, "JP-47"), JPN, warningsOnly))
                .as("once the warning was called back there is nothing to end")
                .isEmpty();
    }

    @Test
    void anEndIsNotCalledBackWhileTheWarningMayBeHeldButComesOnceMoreBare() {
        Policy open = policy(withRules(OPEN));
        give(open, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        give(open, clear(true, "JP-47"), JPN);
        assertThat(recalls.callBack(warningsOnly, Realm.EXERCISE, NOW, 5))
                .singleElement()
                .satisfies(
                        again -> assertThat(Endings.isBare(again.item(), JPN)).isTrue());
        assertThat(recalls.callBack(open, Realm.EXERCISE, NOW, 5)).isEmpty();
    }

    @Test
    void anEndThatWentBareIsNotSaidOnceMore() {
        give(warningsOnly, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        follow(clear(true, "JP-47"), JPN, warningsOnly)
                .ifPresent(left -> recalls.gave(clear(true, "JP-47"), left, NOW));
        assertThat(recalls.callBack(warningsOnly, Realm.EXERCISE, NOW, 5)).isEmpty();
    }

    @Test
    void anEndThatALaterWarningSupersededIsNotSaidOnceMore() {
        Policy open = policy(withRules(OPEN));
        give(open, clear(1, true, "JP-47"), JPN);
        give(open, warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), JPN);
        assertThat(recalls.callBack(warningsOnly, Realm.EXERCISE, NOW, 5)).isEmpty();
    }

    private Optional<Releasable> follow(Item item, NationId to, Policy by) {
        return recalls.follow(item, peer(to), by, Realm.EXERCISE);
    }

    private static AllClear clear(boolean ends, String... areas) {
        return clear(3, ends, areas);
    }

    private static AllClear clear(int version, boolean ends, String... areas) {
        return new AllClear(
                EVENT,
                version,
                KOR,
                Realm.EXERCISE,
                label(1, List.of(), JPN, USA),
                List.of(areas),
                ends,
                "the second stage failed",
                NOW,
                new Stamps(1, 1));
    }

    private void give(Policy by, Item item, NationId to) {
        assertThat(by.decide(item, peer(to), Realm.EXERCISE, NOW))
                .isInstanceOfSatisfying(Releasable.class, left -> recalls.gave(item, left, NOW));
    }
}
