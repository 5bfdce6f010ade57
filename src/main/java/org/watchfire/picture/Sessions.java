package org.watchfire.picture;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.watchfire.release.Role;

/**
 * Who is signed in. A session is a secret of 256 bits that lives at most {@link #LONGEST}, dies after {@link #IDLE}
 * without a request or an open screen, and at once when its operator is not entitled to it any more.
 *
 * <p>Bound: {@value #MOST_OF_ONE} for each operator and role; one more ends the oldest of them, nobody else's.
 */
final class Sessions {
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ONE_TIME = Duration.ofHours(12);
    static final int MOST_OF_ONE = 8;
    private static final int MOST_ONE_TIMES = 64;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Predicate<Session> entitled;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, OneTime> oneTimes = new HashMap<>();

    /** @param entitled whether an operator still holds what the session was opened with; asked again and again */
    Sessions(InstantSource clock, Predicate<Session> entitled) {
        this.clock = clock;
        this.entitled = entitled;
    }

    /**
     * A signed-in person.
     *
     * @param token the secret
     * @param operator who
     * @param account as it was at sign-in; empty where an address signed in that has none behind it
     * @param role acted in
     * @param ends when it is over whatever happens
     * @param lastSeen last sign of life
     */
    record Session(
            String token,
            String operator,
            Optional<OperatorAccount> account,
            Role role,
            Instant ends,
            Instant lastSeen) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Session[" + operator + " as " + role + " until " + ends + "]";
        }
    }

    private record OneTime(Role role, Instant ends) {}

    /**
     * A session that begins.
     *
     * @param session the new one
     * @param ended the same operator's oldest, where it had to make room
     */
    record Opened(Session session, Optional<Session> ended) {}

    /** A new session of an operator. */
    Opened open(OperatorAccount account, Role role) {
        return open(account.name(), Optional.of(account), role);
    }

    /** A new session of whoever has an address that signs in by itself. */
    Opened open(String operator, Role role) {
        return open(operator, Optional.empty(), role);
    }

    private synchronized Opened open(String operator, Optional<OperatorAccount> account, Role role) {
        List<Session> sameOperators = sessions.values().stream()
                .filter(other -> other.operator().equals(operator) && other.role() == role)
                .sorted(Comparator.comparing(Session::ends))
                .toList();
        Optional<Session> ended = sameOperators.size() < MOST_OF_ONE
                ? Optional.empty()
                : Optional.ofNullable(sessions.remove(sameOperators.getFirst().token()));
        Instant now = clock.instant();
        Session session = new Session(secret(), operator, account, role, now.plus(LONGEST), now);
        sessions.put(session.token(), session);
        return new Opened(session, ended);
    }

    /** The living session behind {@code token}, which this is a sign of life of. */
    synchronized Optional<Session> find(String token) {
        Session session = sessions.get(token);
        if (session == null || isOver(session)) {
            return Optional.empty();
        }
        Session seen = new Session(
                token, session.operator(), session.account(), session.role(), session.ends(), clock.instant());
        sessions.put(token, seen);
        return Optional.of(seen);
    }

    /** Ends a session, if it is there. */
    synchronized Optional<Session> close(String token) {
        return Optional.ofNullable(sessions.remove(token));
    }

    /** Removes what has run out and returns it. */
    synchronized List<Session> expire() {
        List<Session> over = new ArrayList<>(sessions.values());
        over.removeIf(session -> !isOver(session));
        over.forEach(session -> sessions.remove(session.token()));
        oneTimes.values().removeIf(oneTime -> !clock.instant().isBefore(oneTime.ends()));
        return over;
    }

    /** A secret that signs in once, as {@code role}. At most {@value #MOST_ONE_TIMES} unused ones are kept, the newest. */
    synchronized String oneTime(Role role) {
        if (oneTimes.size() >= MOST_ONE_TIMES) {
            oneTimes.entrySet().stream()
                    .min(Map.Entry.comparingByValue((a, b) -> a.ends().compareTo(b.ends())))
                    .ifPresent(oldest -> oneTimes.remove(oldest.getKey()));
        }
        String secret = secret();
        oneTimes.put(secret, new OneTime(role, clock.instant().plus(ONE_TIME)));
        return secret;
    }

    /** Uses up a one-time secret: the role it stands for, if it is known, unused and in time. */
    synchronized Optional<Role> redeem(String secret) {
        return Optional.ofNullable(oneTimes.remove(secret))
                .filter(oneTime -> clock.instant().isBefore(oneTime.ends()))
                .map(OneTime::role);
    }

    private boolean isOver(Session session) {
        Instant now = clock.instant();
        return !now.isBefore(session.ends()) || !now.isBefore(session.lastSeen().plus(IDLE)) || !entitled.test(session);
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
