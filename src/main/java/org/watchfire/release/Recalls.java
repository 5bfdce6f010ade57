package org.watchfire.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * Remembers what each recipient was given, by track, event or notice, and says what a later policy must call back.
 *
 * <p>An item is judged as of the moment it was given, so that nothing is recalled only for having grown old; but a grant
 * must hold now, so that what was given for a time is recalled when the time is over. What is named once is named no
 * more, unless it is given again. Holds 50,000 entries; at that bound the oldest is forgotten and counted. For one thread.
 */
public final class Recalls {
    private static final int MAX_ENTRIES = 50_000;

    private final LinkedHashMap<Key, Entry> given = new LinkedHashMap<>();
    private long forgotten;

    /**
     * Notes that {@code released} has gone out.
     *
     * @param original the item before any reduction
     * @param now moment of the decision
     */
    public void gave(Item original, Releasable released, TimeTag now) {
        Key key = new Key(released.recipient(), Kind.of(original), Facts.subject(original));
        given.remove(key);
        given.put(key, new Entry(original, released.realm(), now));
        if (given.size() > MAX_ENTRIES) {
            given.pollFirstEntry();
            forgotten++;
        }
    }

    /** What {@code policy} would not have given, oldest first; each is forgotten here by being named. */
    public List<Recall> due(Policy policy, TimeTag now) {
        List<Recall> due = new ArrayList<>();
        var entries = given.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Key, Entry> each = entries.next();
            Key key = each.getKey();
            Entry entry = each.getValue();
            Policy.Verdict verdict =
                    policy.judge(entry.original, key.to, entry.realm, /* now= */ entry.at, /* grantsAt= */ now);
            if (verdict instanceof Policy.Verdict.No no) {
                due.add(new Recall(key.to, key.kind, key.subject, no.rule(), no.reason()));
                entries.remove();
            }
        }
        return due;
    }

    /** How many it remembers. */
    public int size() {
        return given.size();
    }

    /** How many it had to forget at its bound: these can no longer be recalled by name. */
    public long forgotten() {
        return forgotten;
    }

    private record Key(Recipient to, Kind kind, String subject) {}

    private record Entry(Item original, Realm realm, TimeTag at) {}
}
