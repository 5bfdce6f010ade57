package org.watchfire.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * The newest state of each thing that a policy was asked about lately, so that another can be asked the same before it is
 * in force. Holds the {@value #MOST} things asked about last. Safe to use from several threads.
 */
public final class Recent {
    static final int MOST = 2_000;

    private final Map<Key, Asked> asked = new LinkedHashMap<>();

    private record Key(Kind kind, String subject, NationId origin) {}

    private record Asked(Item item, TimeTag now, Predicate<Recipient> offered) {}

    /**
     * Notes that the policy was asked.
     *
     * @param offered for which recipients
     */
    public synchronized void note(Item item, TimeTag now, Predicate<Recipient> offered) {
        Key key = new Key(Kind.of(item), Facts.subject(item), item.origin());
        asked.remove(key);
        asked.put(key, new Asked(item, now, offered));
        if (asked.size() > MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
    }

    /** Puts all of it to both policies; neither is changed by it. */
    public Rehearsal rehearse(Policy before, Policy after, Realm realm) {
        Rehearsal rehearsal = new Rehearsal(before.fresh(), after.fresh(), realm);
        for (Asked each : copy()) {
            rehearsal.accept(each.item, each.now, each.offered);
        }
        return rehearsal;
    }

    private synchronized List<Asked> copy() {
        return List.copyOf(asked.values());
    }
}
