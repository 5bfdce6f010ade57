package org.watchfire.exchange.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.watchfire.model.NationId;
import org.watchfire.model.RadarId;

/**
 * Nations and radars that came over a link, each made once: checking a name costs more than reading the rest of a small
 * record. At the bound nothing more is remembered, and names are made anew each time.
 */
final class Names {
    private static final int MOST = 4096;
    private static final Map<String, NationId> NATIONS = new ConcurrentHashMap<>();
    private static final Map<String, RadarId> RADARS = new ConcurrentHashMap<>();

    private Names() {}

    static NationId nation(String code) {
        NationId known = NATIONS.get(code);
        if (known != null) {
            return known;
        }
        NationId made = new NationId(code);
        if (NATIONS.size() < MOST) {
            NATIONS.put(code, made);
        }
        return made;
    }

    static RadarId radar(NationId nation, String name) {
        String key = nation.code() + name;
        RadarId known = RADARS.get(key);
        if (known != null) {
            return known;
        }
        RadarId made = new RadarId(nation, name);
        if (RADARS.size() < MOST) {
            RADARS.put(key, made);
        }
        return made;
    }
}
