package org.watchfire.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that forget what was touched longest ago. */
public final class Bounded {
    private Bounded() {}

    /** One that keeps at most so many. Extends the JDK's map because it offers no other way to say so. */
    public static <K, V> Map<K, V> map(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
