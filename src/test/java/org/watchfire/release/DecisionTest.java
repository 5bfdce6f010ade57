package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Decisions.assertReleased;
import static org.watchfire.release.Decisions.assertWithheld;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.OPEN_LABEL;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.operator;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;

/** What the rules of a policy come to for one item and one recipient. */
class DecisionTest {
    @Test
    void withoutARuleThatPermitsNothingLeaves() {
        Policy policy = policy(withRules("- {id: P, effect: permit, when: 'item.kind == \"NOTICE\"', why: notices}"));
        assertWithheld(policy, track(OPEN_LABEL), peer(JPN), Policy.DEFAULT);
    }

    @Test
    void aPermitThatMatchesReleasesTheItemItself() {
        Item track = track(OPEN_LABEL);
        Decision decision = policy(withRules(OPEN)).decide(track, peer(JPN), Realm.EXERCISE, NOW);
        assertThat(decision).isInstanceOfSatisfying(Releasable.class, left -> {
            assertThat(left.item()).isSameAs(track);
            assertThat(left.recipient()).isEqualTo(peer(JPN));
            assertThat(left.realm()).isEqualTo(Realm.EXERCISE);
            assertThat(left.rule()).isEqualTo("P-open");
            assertThat(left.policy()).isEqualTo("small/1");
            assertThat(left.isReduced()).isFalse();
        });
    }

    @Test
    void aDenyOverridesAPermitWhereverItStands() {
        String deny = "- {id: D, effect: deny, when: 'to.nation == \"JPN\"', why: \"not to {to.nation}\"}\n";
        for (String rules : List.of(OPEN + deny, deny + OPEN)) {
            Policy policy = policy(withRules(rules));
            assertThat(policy.decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW))
                    .isEqualTo(new Withheld("D", "not to JPN", "small/1"));
            assertReleased(policy, track(OPEN_LABEL), peer(USA), "P-open");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / (item.level - 1) == 0",
                "item.caveats[0] == \"X\"",
                "dyn(item.level) == 1 && dyn(item.kind).size() > dyn(item.kind)",
                "dyn(item.kind)",
                "item.confidence > 0.5"
            })
    void aRuleThatFailsDeniesAndIsNamed(String broken) {
        for (String effect : List.of("permit", "deny")) {
            Policy policy =
                    policy(withRules(OPEN + "- {id: Broken, effect: " + effect + ", when: '" + broken + "', why: w}"));
            assertWithheld(policy, track(OPEN_LABEL), peer(JPN), "Broken");
        }
    }

    @Test
    void aConditionThatIsFalseSparesTheOneThatWouldFail() {
        for (String when : List.of(
                "to.kind == \"OPERATOR\" && item.confidence > 0.5",
                "item.confidence > 0.5 && to.kind == \"OPERATOR\"")) {
            Policy policy = policy(withRules(OPEN + "- {id: D, effect: deny, when: '" + when + "', why: w}"));
            assertReleased(policy, track(OPEN_LABEL), peer(JPN), "P-open");
            assertWithheld(policy, track(OPEN_LABEL), operator(Role.WATCH_OFFICER), "D");
        }
    }

    @Test
    void aRuleOverManyValuedVariablesIsAskedAnewEachTime() {
        Policy policy = policy(withRules(
                OPEN + "- {id: D, effect: deny, when: 'to.nation == \"JPN\" && item.ageSeconds > 60', why: old}"));
        Item track = track(OPEN_LABEL);
        for (int round = 0; round < 2; round++) {
            assertThat(policy.decide(track, peer(JPN), Realm.EXERCISE, NOW).rule())
                    .isEqualTo("P-open");
            assertThat(policy.decide(track, peer(JPN), Realm.EXERCISE, NOW.plusSeconds(90))
                            .rule())
                    .isEqualTo("D");
        }
    }

    @Test
    void ofSeveralPermitsTheFirstThatReducesMakesTheVersion() {
        String reduce = "- {id: P-less, effect: permit, when: 'true', why: less, transform: {drop: [identity]}}\n";
        for (String rules : List.of(OPEN + reduce, reduce + OPEN)) {
            // The case of the policy goes to AUS, which neither permit can help, but both match it.
            assertThat(Policies.faults(withRules(rules)))
                    .singleElement()
                    .asString()
                    .contains("P-open (whole) and P-less (reduced) both match");
        }
        String narrow =
                "- {id: P-less, effect: permit, when: 'item.kind == \"TRACK\"', why: less, transform: {drop: [identity]}}\n";
        for (String rules : List.of(OPEN + narrow, narrow + OPEN)) {
            assertReleased(policy(withRules(rules)), track(OPEN_LABEL), peer(JPN), "P-less");
        }
    }

    @Test
    void aReductionThatCannotBeMadeHoldsTheItemBack() {
        Policy policy = policy(withRules("""
                        - {id: P, effect: permit, when: 'true', why: w, transform: {position: {gridMetres: 1000, floorMetres: 1}, everySeconds: 10}}
                        """));
        ItemRead notice = ItemRead.parse("item.json", """
                {"kind": "NOTICE", "realm": "EXERCISE", "id": "N-1", "origin": "KOR", "site": {"lat": 39.66, "lon": 124.7},
                 "from": "2023-05-30T15:00:00Z", "to": "2023-06-10T15:00:00Z", "label": {"level": 0, "releasableTo": ["JPN"]}}
                """);
        assertThat(notice).isInstanceOfSatisfying(ItemRead.Complete.class, complete -> {
            assertWithheld(policy, complete.item(), peer(JPN), Policy.REDUCE);
            assertThat(policy.whoMaySee(complete.item(), List.of(peer(JPN)), Realm.EXERCISE, NOW))
                    .singleElement()
                    .satisfies(access -> assertThat(access.allowed()).isFalse());
        });
    }

    @Test
    void theWordForWordExplanationNamesRulePolicyAndReason() {
        Policy policy = policy(withRules("""
                        - {id: P, effect: permit, when: 'item.kind == "TRACK"', why: tracks go, transform: {drop: [sensor, identity]}}
                        """));
        assertThat(policy.explain(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW))
                .isEqualTo(
                        "JPN receives TRACK KOR-17 reduced (without which radars; without identity): released by rule P of"
                                + " small/1, because tracks go.");
        assertThat(policy.explain(warning(OPEN_LABEL, Realm.EXERCISE), peer(JPN), Realm.EXERCISE, NOW))
                .isEqualTo("JPN does not receive WARNING KOR-E1: withheld by rule default of small/1, because no permit"
                        + " matched, and what is not permitted is denied.");
    }

    @Test
    void whoMaySeeAnswersForEachRecipientInOrder() {
        Policy policy = policy(withRules(OPEN));
        assertThat(policy.whoMaySee(
                        track(label(1, List.of(), JPN)), List.of(peer(USA), peer(JPN)), Realm.EXERCISE, NOW))
                .satisfiesExactly(
                        usa -> assertThat(usa.allowed()).isFalse(),
                        jpn -> assertThat(jpn).isEqualTo(new Access(peer(JPN), true, false, "P-open", "all is open")));
    }

    @Test
    void whatIsWithheldIsNotInTheDecision() {
        Decision decision = policy(withRules("- {id: P, effect: permit, when: 'false', why: never}"))
                .decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW);
        assertThat(decision.toString())
                .doesNotContain("KAL123")
                .doesNotContain("K1")
                .doesNotContain("KOR-17");
    }

    @Test
    void aReleasableSaysNothingOfItsContentInALog() {
        Decision decision = policy(withRules(OPEN)).decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW);
        assertThat(decision.toString()).isEqualTo("Releasable[Track to JPN by P-open of small/1]");
    }
}
