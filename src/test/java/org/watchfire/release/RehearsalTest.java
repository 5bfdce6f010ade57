package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Realm;

/** A new policy over an old day. */
class RehearsalTest {
    private static final String REDUCE =
            "- {id: P-less, effect: permit, when: 'item.kind == \"TRACK\"', why: less, transform: {drop: [identity]}}\n";

    @Test
    void theSamePolicyDiffersNowhere() {
        Rehearsal rehearsal = rehearse(withRules(OPEN));
        assertThat(rehearsal.differences()).isEmpty();
        // Two partners and two roles for each of 101 items.
        assertThat(rehearsal.asked()).isEqualTo(404);
    }

    @Test
    void everyDifferenceIsListedOnceWithItsCount() {
        assertThat(rehearse(withRules(OPEN + REDUCE)).differences())
                .extracting(Rehearsal.Difference::toString)
                .containsExactly(
                        "JPN: 100 TRACK (first KOR-17) whole by P-open -> reduced (without identity) by P-less",
                        "USA: 100 TRACK (first KOR-17) whole by P-open -> reduced (without identity) by P-less",
                        "KOR VIEWER: 100 TRACK (first KOR-17) whole by P-open -> reduced (without identity) by P-less",
                        "KOR WATCH_OFFICER: 100 TRACK (first KOR-17) whole by P-open -> reduced (without identity) by"
                                + " P-less");
    }

    @Test
    void aPartnerThatIsGoneOrNewIsSeen() {
        assertThat(rehearse(withRules(OPEN).replace("  USA: {level: 5}\n", "")).differences())
                .extracting(Rehearsal.Difference::toString)
                .containsExactly(
                        "USA: 100 TRACK (first KOR-17) whole by P-open -> withheld by default",
                        "USA: 1 WARNING (first KOR-E1) whole by P-open -> withheld by default");
    }

    private static Rehearsal rehearse(String next) {
        Rehearsal rehearsal = new Rehearsal(policy(withRules(OPEN)), policy(next), Realm.EXERCISE);
        for (int i = 0; i < 100; i++) {
            rehearsal.accept(track(label(1, List.of(), JPN, USA)), NOW);
        }
        rehearsal.accept(warning(label(1, List.of(), JPN, USA), Realm.EXERCISE), NOW);
        return rehearsal;
    }
}
