package org.watchfire.picture;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.watchfire.release.Role;

/**
 * The door: name and password, checked slowly, one at a time. After {@value #FREE_TRIES} wrong passwords in a row a name
 * is locked for 30 s, and twice as long after each further one, up to 15 min. Unknown names are treated alike, and cost as much.
 */
final class SignIn {
    static final int FREE_TRIES = 5;
    static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final List<Role> PREFERRED = List.of(
            Role.WATCH_OFFICER,
            Role.RELEASE_AUTHORITY,
            Role.ALERT_AUTHORITY,
            Role.EXERCISE_CONTROLLER,
            Role.ADMINISTRATOR,
            Role.VIEWER);

    private final Semaphore oneAtATime = new Semaphore(1);
    private final Locks locks;
    private volatile Known known;

    SignIn(List<OperatorAccount> operators, InstantSource clock) {
        this.known = Known.of(operators);
        this.locks = new Locks(known.accounts.keySet(), clock);
    }

    /**
     * Who may come in.
     *
     * @param accounts by name
     * @param rounds of the dearest hash among them
     * @param nobodysHash of as many, that no password is behind
     */
    private record Known(Map<String, OperatorAccount> accounts, int rounds, String nobodysHash) {
        static Known of(List<OperatorAccount> operators) {
            int rounds = operators.stream()
                    .mapToInt(operator -> PasswordHash.rounds(operator.passwordHash()))
                    .max()
                    .orElse(PasswordHash.ITERATIONS);
            return new Known(
                    operators.stream()
                            .collect(Collectors.toUnmodifiableMap(OperatorAccount::name, operator -> operator)),
                    rounds,
                    PasswordHash.ofNobody(rounds));
        }

        Optional<OperatorAccount> account(String name) {
            return Optional.ofNullable(accounts.get(name));
        }
    }

    /** Others may come in from now on. */
    void operators(List<OperatorAccount> operators) {
        known = Known.of(operators);
        locks.operators(known.accounts.keySet());
    }

    /** Whether an operator still has this password and this role. */
    boolean isStill(OperatorAccount account, Role role) {
        return holder(account.name(), role)
                .filter(now -> now.passwordHash().equals(account.passwordHash()))
                .isPresent();
    }

    /** Whether an operator of this name has this role. */
    boolean holds(String name, Role role) {
        return holder(name, role).isPresent();
    }

    private Optional<OperatorAccount> holder(String name, Role role) {
        return known.account(name).filter(now -> now.roles().contains(role));
    }

    /**
     * What a try is held against.
     *
     * @param hash the operator's, or one that no password is behind
     * @param moreRounds to spend beyond the hash's own, so that every try takes as long as the dearest hash
     */
    record Trial(String hash, int moreRounds) {}

    /** What came of a try. */
    sealed interface Result {
        /** Come in. */
        record Welcome(OperatorAccount operator, Role role) implements Result {}

        /** Stay out, for the reason given; it does not tell whether the name exists. */
        record Refused(String reason) implements Result {}
    }

    /** Checks one try. */
    Result attempt(String name, char[] password, Optional<Role> wanted) {
        Optional<Duration> locked = locks.lockedFor(name);
        if (locked.isPresent()) {
            return new Result.Refused(
                    "too many wrong passwords; try again in " + locked.get().toSeconds() + " s");
        }
        if (!oneAtATime.tryAcquire()) {
            return new Result.Refused("the door is busy; try again in a moment");
        }
        try {
            Optional<OperatorAccount> account = known.account(name);
            Trial trial = trial(name);
            boolean matches = PasswordHash.matches(password, trial.hash());
            PasswordHash.spend(password, trial.moreRounds());
            if (account.isEmpty() || !matches) {
                locks.failed(name);
                return new Result.Refused("name or password is wrong");
            }
            locks.forgive(name);
            return roleOf(account.get(), wanted);
        } finally {
            oneAtATime.release();
        }
    }

    /** What a try of {@code name} is held against; whether the name exists makes no difference to what it costs. */
    Trial trial(String name) {
        Known now = known;
        String hash = now.account(name).map(OperatorAccount::passwordHash).orElse(now.nobodysHash);
        return new Trial(hash, now.rounds - PasswordHash.rounds(hash));
    }

    private static Result roleOf(OperatorAccount account, Optional<Role> wanted) {
        if (wanted.isPresent() && !account.roles().contains(wanted.get())) {
            return new Result.Refused("this operator does not hold the role asked for");
        }
        Role role = wanted.orElseGet(() ->
                PREFERRED.stream().filter(account.roles()::contains).findFirst().orElseThrow());
        return new Result.Welcome(account, role);
    }
}
