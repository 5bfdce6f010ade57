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
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;

/** When a rule holds: by age, place, precision and time. */
class ConditionsTest {
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
}
