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
import static org.watchfire.release.Samples.warning;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.Warning;

/** What waited while the policy changed leaves in no fuller version than the policy in force lets go. */
class JudgedAgainTest {
    private static final Item WARNING = warning(label(1, List.of(), JPN, USA), Realm.EXERCISE);

    private final Policy open = policy(withRules(OPEN));
    private final Policy coarse = coarse(10_000);

    private static Policy coarse(int gridMetres) {
        return policy(withRules("""
                - id: P
                  effect: permit
                  when: to.kind == "PEER"
                  why: partners see the outline
                  transform:
                    position: {gridMetres: %d, floorMetres: 3000}
                    everySeconds: 10
                    drop: [sensor, identity, track]
                    relabel: {level: 1, caveats: []}
                """.formatted(gridMetres)));
    }

    private static Optional<String> bars(Policy policy, Item item) {
        return JudgedAgain.bars(policy, item, JPN, Realm.EXERCISE, NOW);
    }

    private static Item version(Policy policy, Item item) {
        return ((Releasable) policy.fresh().decide(item, peer(JPN), Realm.EXERCISE, NOW)).item();
    }

    @Test
    void aWholeItemDoesNotGoWhereOnlyAReducedOneMay() {
        assertThat(bars(open, WARNING)).isEmpty();
        assertThat(bars(coarse, WARNING))
                .hasValueSatisfying(why -> assertThat(why).contains("reduced"));
        assertThat(bars(coarse, track(label(1, List.of(), JPN)))).isPresent();
    }

    @Test
    void aVersionForACoarserGridThanItsOwnIsBarred() {
        assertThat(bars(coarse(50_000), version(coarse, WARNING))).isPresent();
    }

    @Test
    void whateverWasReducedMayGoAndWhateverItWasMadeOfMayNot() {
        Random random = new Random(7);
        int reduced = 0;
        for (int i = 0; i < 3000; i++) {
            Item item = ChanceItems.item(random);
            if (coarse.fresh().decide(item, peer(JPN), Realm.EXERCISE, NOW) instanceof Releasable left) {
                assertThat(bars(coarse, left.item())).as("%s", left.item()).isEmpty();
                if (!left.item().equals(item)) {
                    assertThat(bars(coarse, item)).as("%s", item).isPresent();
                    reduced++;
                }
            }
        }
        assertThat(reduced).isGreaterThan(300);
    }

    @Test
    void whatMayHaveWaitedComesOnceMoreAsTheNewPolicyLetsItGo() {
        Recalls recalls = new Recalls();
        recalls.gave(WARNING, (Releasable) open.decide(WARNING, peer(JPN), Realm.EXERCISE, NOW), NOW);
        assertThat(recalls.callBack(coarse, Realm.EXERCISE, NOW, 5))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.item()).isEqualTo(version(coarse, WARNING)).isInstanceOf(Warning.class);
                    assertThat(again.rule()).isEqualTo("P");
                });
        assertThat(recalls.callBack(coarse, Realm.EXERCISE, NOW, 5)).as("once").isEmpty();
        assertThat(recalls.callBack(open, Realm.EXERCISE, NOW, 5))
                .as("a reduced one may go by any policy that lets the whole go")
                .isEmpty();
    }
}
