package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchfire.release.Role;

/** What tries at the door tell about who exists, and what no number of them undoes. */
class SignInTest {
    @Test
    void anOperatorsLockOutlivesTriesOfAnyNumberOfOtherNames() {
        Locks locks = new Locks(Set.of("officer"), InstantSource.system());
        for (int i = 0; i < SignIn.FREE_TRIES; i++) {
            locks.failed("officer");
            locks.failed("stranger");
        }
        for (int i = 0; i < 2 * Locks.MOST_STRANGERS; i++) {
            assertThat(locks.lockedFor("officer")).isPresent();
            locks.failed("x" + i);
        }

        assertThat(locks.lockedFor("officer")).isPresent();
        assertThat(locks.lockedFor("stranger")).isEmpty();
    }

    @Test
    void whatWasTriedInVainCountsWhoeverBecomesAnOperatorOrIsOneNoMore() {
        Locks locks = new Locks(Set.of("officer"), InstantSource.system());
        for (int i = 0; i < SignIn.FREE_TRIES; i++) {
            locks.failed("officer");
            locks.failed("stranger");
        }
        locks.operators(Set.of("stranger"));
        assertThat(locks.lockedFor("officer")).isPresent();
        for (int i = 0; i < 2 * Locks.MOST_STRANGERS; i++) {
            locks.failed("x" + i);
        }
        assertThat(locks.lockedFor("officer")).isEmpty();
        assertThat(locks.lockedFor("stranger")).isPresent();
    }

    @Test
    void aTryCostsTheSameWhetherTheNameExistsOrNot() {
        SignIn door = new SignIn(
                List.of(
                        new OperatorAccount("old", PasswordHash.ofNobody(100_000), EnumSet.of(Role.VIEWER)),
                        new OperatorAccount("new", PasswordHash.ofNobody(600_000), EnumSet.of(Role.VIEWER))),
                InstantSource.system());

        for (String name : List.of("old", "new", "nobody")) {
            SignIn.Trial trial = door.trial(name);
            assertThat(PasswordHash.rounds(trial.hash()) + trial.moreRounds()).isEqualTo(600_000);
        }
        assertThat(door.trial("old").hash()).isNotEqualTo(door.trial("nobody").hash());
        assertThat(PasswordHash.rounds(new SignIn(List.of(), InstantSource.system())
                        .trial("nobody")
                        .hash()))
                .isEqualTo(600_000);
    }
}
