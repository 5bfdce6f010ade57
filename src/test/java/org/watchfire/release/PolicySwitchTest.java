package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.track;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/** Two persons, one text: nothing less puts a policy in force. */
class PolicySwitchTest {
    private static final String NEXT = withRules(OPEN).replace("version: 1", "version: 2");
    private static final String HASH = policy(NEXT).sha256();

    private final PolicySwitch policies = new PolicySwitch(policy(withRules(OPEN)));

    @Test
    void twoReleaseAuthoritiesActivateOneText() {
        assertThat(propose(NEXT, "kim")).isInstanceOf(PolicyChange.Proposed.class);
        assertThat(policies.active().id()).isEqualTo("small/1");
        assertThat(approve("lee", NOW.plusSeconds(899)))
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
        assertRefused(approve("kim", NOW), "another person");
        assertThat(policies.active().id()).isEqualTo("small/1");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "RELEASE_AUTHORITY", mode = EnumSource.Mode.EXCLUDE)
    void noOtherRoleHasASay(Role role) {
        propose(NEXT, "kim");
        for (PolicyStep step : List.of(
                PolicyStep.Propose.of(NEXT),
                new PolicyStep.Approve(HASH),
                new PolicyStep.Withdraw(),
                new PolicyStep.CutOff(JPN))) {
            assertRefused(policies.take(step, "lee", role, NOW), "only a release authority");
        }
        assertThat(policies.active().id()).isEqualTo("small/1");
    }

    @Test
    void anotherTextThanTheOneReadIsNotApproved() {
        propose(NEXT, "kim");
        propose(NEXT + "# one more remark\n", "kim");
        assertRefused(approve("lee", NOW), "not the one approved");
    }

    @Test
    void aProposalIsVoidAfterAQuarterOfAnHour() {
        propose(NEXT, "kim");
        assertRefused(approve("lee", NOW.plusSeconds(900)), "no policy waits");
    }

    @Test
    void aProposalTakenBackCannotBeApproved() {
        propose(NEXT, "kim");
        assertThat(take(new PolicyStep.Withdraw(), "lee")).isInstanceOf(PolicyChange.Withdrawn.class);
        assertRefused(approve("lee", NOW), "no policy waits");
    }

    @Test
    void aPolicyThatDoesNotHoldIsNoProposal() {
        assertRefused(propose(NEXT.replace("effect: permit", "effect: allow"), "kim"), "policy:14");
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
        assertThat(take(new PolicyStep.CutOff(JPN), "kim")).isInstanceOf(PolicyChange.Activated.class);
        assertThat(policies.active().partners()).containsExactly(USA);
        assertThat(policies.active()
                        .decide(track(label(0, List.of(), JPN, USA)), peer(JPN), Realm.TEST, NOW)
                        .rule())
                .isEqualTo(Policy.DEFAULT);
        assertThat(policies.active().decide(track(label(0, List.of(), JPN, USA)), peer(USA), Realm.TEST, NOW))
                .isInstanceOf(Releasable.class);
        assertThat(policies.active().id()).isEqualTo("small-without-JPN/1");
        assertRefused(take(new PolicyStep.CutOff(JPN), "kim"), "not a partner");
    }

    @Test
    void aRestartBringsBackWhatPersonsActivatedUnlessItsFileIsNewer() {
        Policy file = policies.active();
        propose(NEXT, "kim");
        approve("lee", NOW);
        policies.start(file);
        assertThat(policies.active().id()).isEqualTo("small/2");
        policies.start(policy(NEXT + "# the same version, another text\n"));
        assertThat(policies.active().source()).isEqualTo(NEXT);
        Policy newer = policy(NEXT.replace("version: 2", "version: 3"));
        assertThat(policies.afterStart(newer).id()).isEqualTo("small/3");
        assertThat(policies.active().id()).isEqualTo("small/2");
        policies.start(newer);
        policies.start(file);
        assertThat(policies.active().id()).isEqualTo("small/3");
    }

    @Test
    void aRestartDoesNotBringBackAPartnerThatWasCutOff() {
        Policy file = policies.active();
        take(new PolicyStep.CutOff(JPN), "kim");
        policies.start(file);
        assertThat(policies.active().partners()).containsExactly(USA);
    }

    @Test
    void aProposalFromBeforeAPartnerWasCutOffCannotBringItBack() {
        propose(NEXT, "kim");
        take(new PolicyStep.CutOff(JPN), "kim");
        assertRefused(approve("lee", NOW), "no policy waits");
    }

    @Test
    void beforeAnybodyChangedItThePolicyIsThatOfTheFile() {
        Policy older = policies.active();
        policies.start(policy(NEXT));
        assertThat(policies.active().id()).isEqualTo("small/2");
        policies.start(older);
        assertThat(policies.active().id()).isEqualTo("small/1");
    }

    @Test
    void aFileThatIsNewerVoidsAnOlderProposal() {
        propose(NEXT, "kim");
        policies.start(policy(NEXT.replace("version: 2", "version: 3")));
        assertRefused(approve("lee", NOW), "no policy waits");
    }

    private PolicyChange propose(String yaml, String person) {
        return take(PolicyStep.Propose.of(yaml), person);
    }

    private PolicyChange approve(String person, TimeTag now) {
        return policies.take(new PolicyStep.Approve(HASH), person, Role.RELEASE_AUTHORITY, now);
    }

    private PolicyChange take(PolicyStep step, String person) {
        return policies.take(step, person, Role.RELEASE_AUTHORITY, NOW);
    }

    private static void assertRefused(PolicyChange change, String says) {
        assertThat(change)
                .isInstanceOfSatisfying(
                        PolicyChange.Refused.class,
                        refused -> assertThat(refused.reason()).contains(says));
    }
}
