package org.watchfire.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Subject;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;

/**
 * Remembers what each partner was given, by track, event or notice, and calls back what a later policy would not give.
 *
 * <p>An item is judged as of the moment it was given, so that nothing is recalled only for having grown old; but a grant
 * must hold now, so that what was given for a time is recalled when the time is over. What is called back once is named no
 * more, unless it is given again. Holds 50,000 entries; at that bound the oldest is forgotten and counted. For one thread.
 *
 * <p>A recall is the one thing that leaves although the policy in force names no permit for it: {@link #callBack} alone makes
 * it, it names subjects that were given and are remembered here, and nothing else is in it.
 */
public final class Recalls {
    /** What {@link Releasable#rule} says of a recall. */
    public static final String RULE = "recall";

    private static final int MAX_ENTRIES = 50_000;

    private final LinkedHashMap<Key, Entry> given = new LinkedHashMap<>();
    private long forgotten;

    /**
     * Notes that {@code released} has gone out. What goes to nobody but this node's own operators, and a recall itself, is
     * not noted.
     *
     * @param original the item before any reduction
     * @param now moment of the decision
     */
    public void gave(Item original, Releasable released, TimeTag now) {
        if (!(released.recipient() instanceof Recipient.Peer to)) {
            return;
        }
        Recall.subject(original).ifPresent(subject -> {
            Key key = new Key(to, subject);
            given.remove(key);
            given.put(key, new Entry(original, released.realm(), now));
            if (given.size() > MAX_ENTRIES) {
                given.pollFirstEntry();
                forgotten++;
            }
        });
    }

    /** What {@code policy} would not have given, oldest first; each is forgotten here by being named. */
    public List<Withdrawal> due(Policy policy, TimeTag now) {
        List<Withdrawal> due = new ArrayList<>();
        var entries = given.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Key, Entry> each = entries.next();
            Key key = each.getKey();
            Entry entry = each.getValue();
            Policy.Verdict verdict =
                    policy.judge(entry.original, key.to, entry.realm, /* now= */ entry.at, /* grantsAt= */ now);
            if (verdict instanceof Policy.Verdict.No no) {
                due.add(new Withdrawal(key.to, key.subject, no.rule(), no.reason()));
                entries.remove();
            }
        }
        return due;
    }

    /**
     * To be called when another policy is in force: the recalls of what it would not have given, ready to leave, at most
     * {@link Recall#MOST} subjects in each; oldest first for each partner.
     *
     * @param policy in force now
     * @param realm of the node
     * @param now moment of the decision
     * @param unixNanos the same by wall time
     */
    public List<Releasable> callBack(Policy policy, Realm realm, TimeTag now, long unixNanos) {
        Map<Recipient.Peer, List<Subject>> subjects = new LinkedHashMap<>();
        for (Withdrawal each : due(policy, now)) {
            if (each.recipient() instanceof Recipient.Peer to) {
                subjects.computeIfAbsent(to, key -> new ArrayList<>()).add(each.subject());
            }
        }
        List<Releasable> recalls = new ArrayList<>();
        subjects.forEach((to, all) -> {
            for (int from = 0; from < all.size(); from += Recall.MOST) {
                Recall recall = new Recall(
                        policy.nation(),
                        realm,
                        new Label(0, new TreeSet<>(), new TreeSet<>(List.<NationId>of(to.nation()))),
                        all.subList(from, Math.min(all.size(), from + Recall.MOST)),
                        now,
                        new Stamps(unixNanos, unixNanos));
                recalls.add(new Releasable(
                        recall,
                        to,
                        realm,
                        RULE,
                        "what was given and no longer may be is asked back",
                        policy.id(),
                        List.of()));
            }
        });
        return recalls;
    }

    /** How many it remembers. */
    public int size() {
        return given.size();
    }

    /** How many it had to forget at its bound: these can no longer be recalled by name. */
    public long forgotten() {
        return forgotten;
    }

    private record Key(Recipient.Peer to, Subject subject) {}

    private record Entry(Item original, Realm realm, TimeTag at) {}
}
