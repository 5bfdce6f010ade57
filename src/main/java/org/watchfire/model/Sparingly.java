package org.watchfire.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often a thing is said that may happen as often as a stranger likes: at once the first time, then once a minute with how
 * often it happened meanwhile. Safe to use from several threads.
 *
 * <p>Bound: {@value #MOST} different things; what is beyond them counts as one and the same.
 */
public final class Sparingly {
    static final int MOST = 64;
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String OTHERS = "";

    private final Map<String, Said> said = new HashMap<>();

    private record Said(long nanos, long unsaid) {}

    /**
     * One more.
     *
     * @param what happened, without what differs each time
     * @param nowNanos of a clock that only goes forward
     * @return how often it happened unsaid since it was last said, where it is to be said now
     */
    public synchronized OptionalLong due(String what, long nowNanos) {
        String key = said.containsKey(what) || said.size() < MOST ? what : OTHERS;
        Said before = said.get(key);
        if (before != null && nowNanos - before.nanos < PAUSE_NANOS) {
            said.put(key, new Said(before.nanos, before.unsaid + 1));
            return OptionalLong.empty();
        }
        said.put(key, new Said(nowNanos, 0));
        return OptionalLong.of(before == null ? 0 : before.unsaid);
    }

    /** Ends a sentence with how often the same went unsaid; nothing where it did not. */
    public static String andUnsaid(long times) {
        return times == 0 ? "" : " (and " + times + " more like it since this was last said)";
    }
}
