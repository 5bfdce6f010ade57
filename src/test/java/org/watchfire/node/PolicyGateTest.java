package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.SamplePolicy;

class PolicyGateTest {
    private static final NationId JPN = new NationId("JPN");
    private static final NationId KOR = new NationId("KOR");
    private static final TimeTag NOW = TimeTag.of(1_767_225_600_000_000_000L);

    private static Warning warning() {
        return new Warning(
                new EventId(JPN, 1),
                1,
                JPN,
                Realm.TEST,
                new Label(1, new TreeSet<>(), new TreeSet<>(List.of(JPN, KOR))),
                ObjectClass.BALLISTIC,
                0.9,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                Optional.empty(),
                NOW,
                new Stamps(1, 1));
    }

    private static Policy policy() {
        if (Policy.parse("test", SamplePolicy.text(JPN, List.of(KOR))) instanceof PolicyLoad.Loaded loaded) {
            return loaded.policy();
        }
        throw new AssertionError("the sample policy does not load");
    }

    @Test
    void letsGoAgainWhatThePolicyLetGoOnce() {
        Policy policy = policy();
        assertThat(policy.decide(warning(), new Recipient.Peer(KOR), Realm.TEST, NOW))
                .isInstanceOfSatisfying(
                        Releasable.class,
                        released -> assertThat(new PolicyGate(policy.fresh(), Realm.TEST, () -> NOW)
                                        .bars(released.item(), KOR))
                                .isEmpty());
    }

    @Test
    void letsABareEndGoToAPartnerThatIsOneStill() {
        Item end = new AllClear(
                new EventId(JPN, 1),
                2,
                JPN,
                Realm.TEST,
                new Label(0, new TreeSet<>(), new TreeSet<>(List.of(KOR))),
                List.of(),
                true,
                "The danger of this event is over.",
                NOW,
                new Stamps(1, 1));
        assertThat(new PolicyGate(forgetful(), Realm.TEST, () -> NOW).bars(end, KOR))
                .isEmpty();
        assertThat(new PolicyGate(forgetful().without(KOR), Realm.TEST, () -> NOW).bars(end, KOR))
                .isPresent();
    }

    /** A policy whose rules forgot the end of a warning. */
    private static Policy forgetful() {
        String text = SamplePolicy.text(JPN, List.of(KOR)).replace("\"ALL_CLEAR\", ", "");
        if (Policy.parse("test", text) instanceof PolicyLoad.Loaded loaded) {
            return loaded.policy();
        }
        throw new AssertionError("the forgetful policy does not load");
    }

    @Test
    void barsWhatWaitsForAPartnerThatThePolicyNoLongerNames() {
        PolicyGate gate = new PolicyGate(policy().without(KOR), Realm.TEST, () -> NOW);
        assertThat(gate.bars(warning(), KOR))
                .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());
    }
}
