package org.watchfire.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.watchfire.release.Role;

/**
 * The door: name and password, checked slowly, one at a time. After {@value #FREE_TRIES} wrong passwords in a row a name
 * is locked for 30 s, and twice as long after each further one, up to 15 min; unknown names are treated alike.
 */
final class SignIn {
    static final int FREE_TRIES = 5;
    static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 1000;
    private static final List<Role> PREFERRED = List.of(
            Role.WATCH_OFFICER,
            Role.RELEASE_AUTHORITY,
            Role.ALERT_AUTHORITY,
            Role.EXERCISE_CONTROLLER,
            Role.ADMINISTRATOR,
            Role.VIEWER);

    private final Map<String, OperatorAccount> accounts = new LinkedHashMap<>();
    private final LinkedHashMap<String, Failures> failures = new LinkedHashMap<>();
    private final Semaphore oneAtATime = new Semaphore(1);
    private final String nobodysHash = PasswordHash.of("nobody".toCharArray(), 100_000);
    private final InstantSource clock;

    SignIn(List<OperatorAccount> operators, InstantSource clock) {
        operators.forEach(operator -> accounts.put(operator.name(), operator));
        this.clock = clock;
    }

    private record Failures(int count, Instant lockedUntil) {}

    /** What came of a try. */
    sealed interface Result {
        /** Come in. */
        record Welcome(OperatorAccount operator, Role role) implements Result {}

        /** Stay out, for the reason given; it does not tell whether the name exists. */
        record Refused(String reason) implements Result {}
    }

    /** Checks one try. */
    Result attempt(String name, char[] password, Optional<Role> wanted) {
        Optional<Duration> locked = lockedFor(name);
        if (locked.isPresent()) {
            return new Result.Refused(
                    "too many wrong passwords; try again in " + locked.get().toSeconds() + " s");
        }
        if (!oneAtATime.tryAcquire()) {
            return new Result.Refused("the door is busy; try again in a moment");
        }
        try {
            Optional<OperatorAccount> account = Optional.ofNullable(accounts.get(name));
            boolean matches = PasswordHash.matches(
                    password, account.map(OperatorAccount::passwordHash).orElse(nobodysHash));
            if (account.isEmpty() || !matches) {
                failed(name);
                return new Result.Refused("name or password is wrong");
            }
            forgive(name);
            return roleOf(account.get(), wanted);
        } finally {
            oneAtATime.release();
        }
    }

    private static Result roleOf(OperatorAccount account, Optional<Role> wanted) {
        if (wanted.isPresent() && !account.roles().contains(wanted.get())) {
            return new Result.Refused("this operator does not hold the role asked for");
        }
        Role role = wanted.orElseGet(() ->
                PREFERRED.stream().filter(account.roles()::contains).findFirst().orElseThrow());
        return new Result.Welcome(account, role);
    }

    private synchronized Optional<Duration> lockedFor(String name) {
        return Optional.ofNullable(failures.get(name))
                .map(failed -> Duration.between(clock.instant(), failed.lockedUntil()))
                .filter(Duration::isPositive)
                .map(left -> left.plusMillis(999));
    }

    private synchronized void failed(String name) {
        int count =
                Optional.ofNullable(failures.remove(name)).map(Failures::count).orElse(0) + 1;
        if (failures.size() >= MOST_NAMES) {
            failures.pollFirstEntry();
        }
        Duration lock = Duration.ZERO;
        if (count >= FREE_TRIES) {
            long seconds = FIRST_LOCK.toSeconds() << Math.min(count - FREE_TRIES, 10);
            lock = Duration.ofSeconds(Math.min(seconds, LONGEST_LOCK.toSeconds()));
        }
        failures.put(name, new Failures(count, clock.instant().plus(lock)));
    }

    private synchronized void forgive(String name) {
        failures.remove(name);
    }
}
