package org.watchfire.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How often each name was tried in vain, and until when it is locked.
 *
 * <p>Bound: operators are as many as the configuration names, and what is counted against one stays until the right password.
 * Of other names the newest {@value #MOST_STRANGERS} are remembered; no number of them makes an operator's lock forgotten.
 */
final class Locks {
    static final int MOST_STRANGERS = 1000;

    private Set<String> operators;
    private final Map<String, Failures> ofOperators = new HashMap<>();
    private final LinkedHashMap<String, Failures> ofStrangers = new LinkedHashMap<>();
    private final InstantSource clock;

    Locks(Set<String> operators, InstantSource clock) {
        this.operators = Set.copyOf(operators);
        this.clock = clock;
    }

    /** Others are operators from now on; what was counted against a name stays. */
    synchronized void operators(Set<String> names) {
        Map<String, Failures> counted = new HashMap<>(ofOperators);
        names.forEach(name -> Optional.ofNullable(ofStrangers.remove(name)).ifPresent(each -> counted.put(name, each)));
        operators = Set.copyOf(names);
        ofOperators.clear();
        counted.forEach((name, failures) -> of(name).put(name, failures));
    }

    private record Failures(int count, Instant lockedUntil) {}

    /** For how much longer a name is locked, if it is. */
    synchronized Optional<Duration> lockedFor(String name) {
        return Optional.ofNullable(of(name).get(name))
                .map(failed -> Duration.between(clock.instant(), failed.lockedUntil()))
                .filter(Duration::isPositive)
                .map(left -> left.plusMillis(999));
    }

    /** The name was tried in vain. */
    synchronized void failed(String name) {
        Map<String, Failures> failures = of(name);
        int count =
                Optional.ofNullable(failures.remove(name)).map(Failures::count).orElse(0) + 1;
        if (!operators.contains(name) && ofStrangers.size() >= MOST_STRANGERS) {
            ofStrangers.pollFirstEntry();
        }
        Duration lock = Duration.ZERO;
        if (count >= SignIn.FREE_TRIES) {
            long seconds = SignIn.FIRST_LOCK.toSeconds() << Math.min(count - SignIn.FREE_TRIES, 10);
            lock = Duration.ofSeconds(Math.min(seconds, SignIn.LONGEST_LOCK.toSeconds()));
        }
        failures.put(name, new Failures(count, clock.instant().plus(lock)));
    }

    /** The right password was given. */
    synchronized void forgive(String name) {
        of(name).remove(name);
    }

    private Map<String, Failures> of(String name) {
        return operators.contains(name) ? ofOperators : ofStrangers;
    }
}
