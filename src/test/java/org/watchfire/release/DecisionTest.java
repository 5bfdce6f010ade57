package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.AUS;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.operator;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.systemTrack;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** What the rules of a policy come to for one item and one recipient. */
class DecisionTest {
    private static final Label OPEN_LABEL = label(1, List.of(), JPN, USA);

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
    void anActualOutputGetsNoExerciseItemWhateverTheRulesSay() {
        Policy policy = policy(withRules(OPEN));
        for (Realm item : Realm.values()) {
            for (Realm output : Realm.values()) {
                Decision decision = policy.decide(warning(OPEN_LABEL, item), peer(JPN), output, NOW);
                if (item == output) {
                    assertThat(decision).isInstanceOf(Releasable.class);
                } else {
                    assertThat(decision.rule()).isEqualTo(Policy.REALM);
                }
            }
        }
    }

    @Test
    void aNationThatThePolicyDoesNotNameGetsNothing() {
        Policy policy = policy(withRules(OPEN));
        assertWithheld(policy, track(label(0, List.of(), AUS, JPN)), peer(AUS), Policy.DEFAULT);
    }

    @Test
    void partnersNeverGetSystemTracks() {
        assertWithheld(policy(withRules(OPEN)), systemTrack(OPEN_LABEL), peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void partnersNeverGetAnotherNationsTracks() {
        Track own = track(OPEN_LABEL);
        Track foreign = with(own, new TrackId(USA, 3), own.lineage());
        assertWithheld(policy(withRules(OPEN)), foreign, peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void partnersNeverGetAnOwnTrackWithAnotherNationsRadarInIt() {
        Track own = track(OPEN_LABEL);
        Lineage mixed = new Lineage(new TreeSet<>(List.of(new RadarId(KOR, "K1"), new RadarId(USA, "U1"))));
        assertWithheld(policy(withRules(OPEN)), with(own, own.id(), mixed), peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void theLabelIsCheckedAgainAfterTheRules() {
        Policy policy = policy(withRules(OPEN));
        assertWithheld(policy, track(label(1, List.of(), USA)), peer(JPN), Policy.LABEL);
        assertWithheld(policy, track(label(6, List.of(), JPN)), peer(JPN), Policy.LABEL);
        assertWithheld(policy, track(label(1, List.of("LIMITED"), USA)), peer(USA), Policy.LABEL);
        assertReleased(policy, track(label(5, List.of("LIMITED"), JPN)), peer(JPN), "P-open");
    }

    @Test
    void theLabelThatCountsIsTheOneThatLeaves() {
        Policy policy = policy(withRules(
                "- {id: P, effect: permit, when: 'true', why: w, transform: {relabel: {level: 4, caveats: []}}}"));
        assertThat(policy.decide(track(label(9, List.of("ORCON"), JPN)), peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOfSatisfying(
                        Releasable.class,
                        left -> assertThat(left.item().label()).isEqualTo(label(4, List.of(), JPN)));
    }

    @Test
    void operatorsSeeByTheirRole() {
        Policy policy = policy(withRules(OPEN));
        assertReleased(policy, systemTrack(label(3, List.of("ORCON"))), operator(Role.WATCH_OFFICER), "P-open");
        assertWithheld(policy, systemTrack(label(3, List.of())), operator(Role.VIEWER), Policy.LABEL);
        assertWithheld(policy, systemTrack(label(0, List.of())), operator(Role.ADMINISTRATOR), Policy.DEFAULT);
    }

    @Test
    void operatorsSeeAPartnersItemOnlyIfItIsMarkedForTheirNation() {
        Policy policy = policy(withRules(OPEN));
        Track own = track(OPEN_LABEL);
        Lineage theirs = new Lineage(new TreeSet<>(List.of(new RadarId(USA, "U1"))));
        Track foreign = with(own, new TrackId(USA, 3), theirs);
        assertWithheld(policy, foreign, operator(Role.WATCH_OFFICER), Policy.LABEL);
        assertReleased(policy, foreign.withLabel(label(1, List.of(), KOR)), operator(Role.WATCH_OFFICER), "P-open");
    }

    @Test
    void aNodeServesNoOtherNationsOperators() {
        assertWithheld(
                policy(withRules(OPEN)),
                track(OPEN_LABEL),
                new Recipient.Operator(JPN, Role.WATCH_OFFICER),
                Policy.OWN_ITEMS);
    }

    @ParameterizedTest
    @CsvSource({
        "item.ageSeconds > 30, 31, true",
        "item.ageSeconds > 30, 29, false",
    })
    void ageCountsFromTheItemsOwnMoment(String when, double age, boolean denied) {
        Policy policy = policy(withRules(OPEN + "- {id: D, effect: deny, when: '" + when + "', why: old}"));
        Decision decision = policy.decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW.plusSeconds(age));
        assertThat(decision.rule()).isEqualTo(denied ? "D" : "P-open");
    }

    @ParameterizedTest
    @CsvSource({
        "area.yellow_sea, 36, 123, true",
        "area.yellow_sea, 36, 127, false",
        "area.yellow_sea, 33.99, 123, false",
        "area.dateline, 0, 175, true",
        "area.dateline, 0, -175, true",
        "area.dateline, 0, -165, false",
        "area.dateline, 11, -175, false",
        "item.lat > 35.5 && item.lon < 124, 36, 123, true",
        "item.lat > 35.5 && item.lon < 124, 35, 123, false",
        "item.heightMetres > 59999 && item.heightMetres < 60001, 36, 123, true",
        "item.sigmaMetres < 52, 36, 123, true",
        "item.speedMps > 374.1 && item.speedMps < 374.2, 36, 123, true",
        "item.ballistic > 0.99 && item.identified, 36, 123, true",
    })
    void rulesGoByPlaceAndPrecision(String when, double lat, double lon, boolean denied) {
        Policy policy = policy(withRules(OPEN + "- {id: D, effect: deny, when: '" + when + "', why: there}"));
        Track track = track(OPEN_LABEL, NOW, Geodetic.ofDegrees(lat, lon, 60_000));
        Decision decision = policy.decide(track, peer(JPN), Realm.EXERCISE, NOW);
        assertThat(decision.rule()).isEqualTo(denied ? "D" : "P-open");
    }

    @Test
    void aWarningIsInAnAreaWithItsLaunchPointOrItsImpact() {
        Policy policy = policy(withRules(OPEN + "- {id: D, effect: deny, when: area.yellow_sea, why: there}"));
        assertWithheld(policy, warning(OPEN_LABEL, Realm.EXERCISE), peer(JPN), "D");
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
    void aGrantHoldsFromItsFirstMomentUntilItsEnd() {
        String grants =
                "grants: [{name: week, to: JPN, from: \"2023-05-30T21:30:00Z\", until: \"2023-05-30T21:31:00Z\"}]\n";
        Policy policy =
                policy(grants + withRules("- {id: P, effect: permit, when: '\"week\" in grants', why: granted}"));
        assertThat(policy.decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW.plusSeconds(-0.001))
                        .rule())
                .isEqualTo(Policy.DEFAULT);
        assertReleased(policy, track(OPEN_LABEL), peer(JPN), "P");
        assertWithheld(policy, track(OPEN_LABEL), peer(USA), Policy.DEFAULT);
        assertThat(policy.decide(track(OPEN_LABEL), peer(JPN), Realm.EXERCISE, NOW.plusSeconds(60))
                        .rule())
                .isEqualTo(Policy.DEFAULT);
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

    private static Track with(Track track, TrackId id, Lineage lineage) {
        return new Track(
                id,
                track.label(),
                track.estimate(),
                track.motion(),
                track.existence(),
                track.status(),
                track.identity(),
                lineage,
                track.firstPlot(),
                track.lastPlot(),
                track.plots(),
                Optional.empty(),
                track.stamps());
    }

    private static void assertReleased(Policy policy, Item item, Recipient to, String rule) {
        Decision decision = policy.decide(item, to, Realm.EXERCISE, NOW);
        assertThat(decision).as(decision.reason()).isInstanceOf(Releasable.class);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    private static void assertWithheld(Policy policy, Item item, Recipient to, String rule) {
        Decision decision = policy.decide(item, to, Realm.EXERCISE, NOW);
        assertThat(decision).isInstanceOf(Withheld.class);
        assertThat(decision.rule()).as(decision.reason()).isEqualTo(rule);
    }
}
