package org.watchfire.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;
import org.watchfire.model.Stamps;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Warning;

/**
 * Remembers what each partner was given, by track, event or notice, and calls back what a later policy would not give.
 *
 * <p>An item is judged as of the moment it was given, so that nothing is recalled only for having grown old; but a grant
 * must hold now, so that what was given for a time is recalled when the time is over. What is called back once is named no
 * more, unless it is given again. What ended a warning is not called back while the warning may be held: it would rise again.
 * Holds 50,000 entries; at that bound the oldest is forgotten and counted. For one thread.
 *
 * <p>A recall is one of two things that leave although the policy in force names no permit for it: {@link #callBack} alone makes
 * it, it names subjects that were given and are remembered here, and nothing else is in it. The other is what ends a warning
 * ({@link #follow}).
 */
public final class Recalls {
    /** What {@link Releasable#rule} says of a recall. */
    public static final String RULE = "recall";

    /** What {@link Releasable#rule} says of what follows a warning to end it. */
    public static final String ENDING_RULE = "ending";

    private static final int MAX_ENTRIES = 50_000;

    /** What ended a warning before may have waited for its partner for so long when another policy comes. */
    private static final double MAY_WAIT_SECONDS = 86_400;

    private final LinkedHashMap<Key, Entry> given = new LinkedHashMap<>();
    private final Endings endings = new Endings();
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
        if (released.item() instanceof Warning version) {
            endings.gave(to, version);
        }
        Recall.subject(original).ifPresent(subject -> {
            Key key = new Key(to, subject);
            given.remove(key);
            given.put(key, new Entry(original, released.item(), released.realm(), now));
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
            if (judge(entry, key.to, policy, now) instanceof Verdict.No no && !endsWhatMayBeHeld(key, policy, now)) {
                due.add(new Withdrawal(key.to, key.subject, no.rule(), no.reason()));
                entries.remove();
                if (key.subject instanceof Subject.OfEvent(EventId event, Saying saying) && saying == Saying.WARNING) {
                    endings.calledBack(key.to, event);
                }
            }
        }
        return due;
    }

    private boolean endsWhatMayBeHeld(Key key, Policy policy, TimeTag now) {
        if (!(key.subject instanceof Subject.OfEvent(EventId event, Saying saying))
                || (saying != Saying.ALL_CLEAR && saying != Saying.RETRACTION)) {
            return false;
        }
        Entry warning = given.get(new Key(key.to, new Subject.OfEvent(event, Saying.WARNING)));
        return warning != null && judge(warning, key.to, policy, now) instanceof Verdict.Yes;
    }

    /** As of the moment it was given, by the grants that hold now. */
    private static Verdict judge(Entry entry, Recipient.Peer to, Policy policy, TimeTag now) {
        return policy.judge(entry.original, to, entry.realm, /* now= */ entry.at, /* grantsAt= */ now);
    }

    /**
     * What ends a warning that a partner was given and that the policy permits it no version of: bare, so that it goes there all
     * the same. Empty for all else, and for a partner that the policy does not name: that one is sent a recall.
     */
    public Optional<Releasable> follow(Item item, Recipient recipient, Policy policy, Realm realm) {
        if (!(recipient instanceof Recipient.Peer to) || !policy.partners().contains(to.nation())) {
            return Optional.empty();
        }
        return endings.bare(item, to)
                .map(bare -> new Releasable(
                        bare,
                        to,
                        realm,
                        ENDING_RULE,
                        "what ends a warning follows it to whoever was given it",
                        policy.id(),
                        List.of("bare")));
    }

    /** What may still wait for its partner and would be destroyed by this policy: once more, in the version that may go by it. */
    private List<Releasable> whatMayWait(Policy policy, TimeTag now) {
        List<Releasable> again = new ArrayList<>();
        for (Map.Entry<Key, Entry> each : given.entrySet()) {
            Key key = each.getKey();
            Entry entry = each.getValue();
            if (entry.original.lane() == Lane.ASSURED
                    && now.secondsSince(entry.at) < MAY_WAIT_SECONDS
                    && JudgedAgain.bars(policy, entry.left, key.to.nation(), entry.realm, now)
                            .isPresent()
                    && isNewest(key, entry)) {
                again(key, entry, policy, now).ifPresent(released -> {
                    again.add(released);
                    each.setValue(new Entry(entry.original, released.item(), entry.realm, entry.at));
                });
            }
        }
        return again;
    }

    private Optional<Releasable> again(Key key, Entry entry, Policy policy, TimeTag now) {
        return switch (judge(entry, key.to, policy, now)) {
            case Verdict.Yes yes -> policy.version(yes, entry.original, key.to, entry.realm);
            case Verdict.No no ->
                endsWhatMayBeHeld(key, policy, now)
                        ? follow(entry.original, key.to, policy, entry.realm)
                        : Optional.empty();
        };
    }

    /** Whether nothing later was said to this partner of the same event: what is superseded is not said once more. */
    private boolean isNewest(Key key, Entry entry) {
        if (!(key.subject instanceof Subject.OfEvent(EventId event, Saying saying)) || saying == Saying.RELATION) {
            return true; // nothing but another relation says what a relation says
        }
        for (Saying other : List.of(Saying.WARNING, Saying.ALL_CLEAR, Saying.RETRACTION)) {
            Entry said = given.get(new Key(key.to, new Subject.OfEvent(event, other)));
            if (said != null && said.original.warningVersion() > entry.original.warningVersion()) {
                return false;
            }
        }
        return true;
    }

    /**
     * To be called when another policy is in force: the recalls of what it would not have given, ready to leave, at most
     * {@link Recall#MOST} subjects in each; oldest first for each partner. Behind them, once more, what may have waited in a
     * version that this policy does not let go and is destroyed now: reduced as it asks, and what ended a warning that may be held
     * bare where it permits none.
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
        recalls.addAll(whatMayWait(policy, now));
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

    /** @param left the version that was released */
    private record Entry(Item original, Item left, Realm realm, TimeTag at) {}
}
