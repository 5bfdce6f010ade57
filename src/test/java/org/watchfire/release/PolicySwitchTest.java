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
import static org.watchfire.release.Samples.withRules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchfire.model.Realm;

/** Two persons, one text: nothing less puts a policy in force. */
class PolicySwitchTest {
    private static final String NEXT = withRules(OPEN).replace("version: 1", "version: 2");
    private static final String HASH = policy(NEXT).sha256();

    private final PolicySwitch policies = new PolicySwitch(policy(withRules(OPEN)));

    @Test
    void twoReleaseAuthoritiesActivateOneText() {
        assertThat(propose(NEXT, "kim")).isInstanceOf(PolicyChange.Proposed.class);
        assertThat(policies.active().id()).isEqualTo("small/1");
        assertThat(policies.approve(HASH, "lee", Role.RELEASE_AUTHORITY, NOW.plusSeconds(899)))
                .isInstanceOfSatisfying(PolicyChange.Activated.class, activated -> {
                    assertThat(activated.by()).containsExactly("kim", "lee");
                    assertThat(activated.policy().id()).isEqualTo("small/2");
                });
        assertThat(policies.active().source()).isEqualTo(NEXT);
        assertThat(policies.pending(NOW)).isEmpty();
    }

    @Test
    void onePersonAloneActivatesNothing() {
        propose(NEXT, "kim");
        assertRefused(policies.approve(HASH, "kim", Role.RELEASE_AUTHORITY, NOW), "another person");
        assertThat(policies.active().id()).isEqualTo("small/1");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "RELEASE_AUTHORITY", mode = EnumSource.Mode.EXCLUDE)
    void noOtherRoleHasASay(Role role) {
        assertRefused(policies.propose("p", NEXT, "kim", role, NOW), "only a release authority");
        propose(NEXT, "kim");
        assertRefused(policies.approve(HASH, "lee", role, NOW), "only a release authority");
        assertRefused(policies.withdraw("lee", role, NOW), "only a release authority");
        assertRefused(policies.cutOff(JPN, "lee", role), "only a release authority");
        assertThat(policies.active().id()).isEqualTo("small/1");
    }

    @Test
    void anotherTextThanTheOneReadIsNotApproved() {
        propose(NEXT, "kim");
        propose(NEXT + "# one more remark\n", "kim");
        assertRefused(policies.approve(HASH, "lee", Role.RELEASE_AUTHORITY, NOW), "not the one approved");
    }

    @Test
    void aProposalIsVoidAfterAQuarterOfAnHour() {
        propose(NEXT, "kim");
        assertRefused(policies.approve(HASH, "lee", Role.RELEASE_AUTHORITY, NOW.plusSeconds(900)), "no policy waits");
    }

    @Test
    void aProposalTakenBackCannotBeApproved() {
        propose(NEXT, "kim");
        policies.withdraw("lee", Role.RELEASE_AUTHORITY, NOW);
        assertRefused(policies.approve(HASH, "lee", Role.RELEASE_AUTHORITY, NOW), "no policy waits");
    }

    @Test
    void aPolicyThatDoesNotHoldIsNoProposal() {
        assertRefused(propose(NEXT.replace("effect: permit", "effect: allow"), "kim"), "policy.yaml:14");
        assertRefused(propose(withRules(OPEN), "kim"), "not above version 1");
        assertRefused(
                propose(
                        NEXT.replace("nation: KOR", "nation: AUS")
                                .replace("by: KOR", "by: AUS")
                                .replace("to: AUS", "to: KOR"),
                        "kim"),
                "policy of AUS");
        assertThat(policies.pending(NOW)).isEmpty();
    }

    @Test
    void oneReleaseAuthorityCutsAPartnerOffAtOnce() {
        assertThat(policies.cutOff(JPN, "kim", Role.RELEASE_AUTHORITY)).isInstanceOf(PolicyChange.Activated.class);
        assertThat(policies.active().partners()).containsExactly(USA);
        assertThat(policies.active()
                        .decide(track(label(0, List.of(), JPN, USA)), peer(JPN), Realm.TEST, NOW)
                        .rule())
                .isEqualTo(Policy.DEFAULT);
        assertThat(policies.active().decide(track(label(0, List.of(), JPN, USA)), peer(USA), Realm.TEST, NOW))
                .isInstanceOf(Releasable.class);
        assertThat(policies.active().id()).isEqualTo("small-without-JPN/1");
        assertRefused(policies.cutOff(JPN, "kim", Role.RELEASE_AUTHORITY), "not a partner");
    }

    private PolicyChange propose(String yaml, String person) {
        return policies.propose("policy.yaml", yaml, person, Role.RELEASE_AUTHORITY, NOW);
    }

    private static void assertRefused(PolicyChange change, String says) {
        assertThat(change)
                .isInstanceOfSatisfying(
                        PolicyChange.Refused.class,
                        refused -> assertThat(refused.reason()).contains(says));
    }
}
