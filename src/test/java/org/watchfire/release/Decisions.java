package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Samples.NOW;

import org.watchfire.model.Item;
import org.watchfire.model.Realm;

/** What tests expect of a decision at the moment of the samples. */
final class Decisions {
    private Decisions() {}

    static void assertReleased(Policy policy, Item item, Recipient to, String rule) {
        Decision decision = policy.decide(item, to, Realm.EXERCISE, NOW);
        assertThat(decision).as(decision.reason()).isInstanceOf(Releasable.class);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    static void assertWithheld(Policy policy, Item item, Recipient to, String rule) {
        Decision decision = policy.decide(item, to, Realm.EXERCISE, NOW);
        assertThat(decision).isInstanceOf(Withheld.class);
        assertThat(decision.rule()).as(decision.reason()).isEqualTo(rule);
    }
}
