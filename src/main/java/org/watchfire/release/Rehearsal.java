package org.watchfire.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * Asks two policies the same questions, those of a past day, and lists where they differ: before the new one is activated.
 * Equal differences of one kind are counted together. Thinning in time is compared by its rate, not report by report.
 */
public final class Rehearsal {
    private static final int MAX_DIFFERENCES = 10_000;

    private final Policy before;
    private final Policy after;
    private final Realm realm;
    private final List<Recipient> recipients;
    private final LinkedHashMap<Key, Tally> differences = new LinkedHashMap<>();
    private long asked;
    private long unlisted;

    /**
     * Compares for all partners and roles that either policy names.
     *
     * @param before in force
     * @param after to be activated
     * @param realm of the items
     */
    public Rehearsal(Policy before, Policy after, Realm realm) {
        this.before = before;
        this.after = after;
        this.realm = realm;
        this.recipients = recipients(before, after);
    }

    /** Asks both about one item of the past, for every recipient. */
    public void accept(Item item, TimeTag now) {
        accept(item, now, recipient -> true);
    }

    /** Asks both about one item of the past, for those recipients it would be offered to. */
    public void accept(Item item, TimeTag now, Predicate<Recipient> offered) {
        for (Recipient to : recipients) {
            if (!offered.test(to)) {
                continue;
            }
            asked++;
            Outcome was = outcome(before, item, to, now);
            Outcome will = outcome(after, item, to, now);
            if (was.version.equals(will.version)) {
                continue;
            }
            Key key = new Key(to, Kind.of(item), was, will);
            Tally tally = differences.get(key);
            if (tally == null && differences.size() >= MAX_DIFFERENCES) {
                unlisted++;
                continue;
            }
            differences.put(
                    key,
                    tally == null
                            ? new Tally(1, Facts.subject(item), now)
                            : new Tally(tally.count + 1, tally.subject, tally.first));
        }
    }

    /** What differs, in the order it came up. */
    public List<Difference> differences() {
        List<Difference> list = new ArrayList<>();
        differences.forEach((key, tally) -> list.add(new Difference(
                key.to, key.kind, tally.count, tally.subject, tally.first, key.was.inWords(), key.will.inWords())));
        return list;
    }

    /** How many questions were put to both. */
    public long asked() {
        return asked;
    }

    /** Questions with a difference beyond the 10,000 kinds that are listed. */
    public long unlisted() {
        return unlisted;
    }

    private Outcome outcome(Policy policy, Item item, Recipient to, TimeTag now) {
        return switch (policy.judge(item, to, realm, now, now)) {
            case Verdict.No no -> new Outcome("withheld", no.rule());
            case Verdict.Yes yes -> {
                List<String> reductions = yes.rule().reduction().inWords();
                yield new Outcome(
                        reductions.isEmpty() ? "whole" : "reduced (" + String.join("; ", reductions) + ")",
                        yes.rule().id());
            }
        };
    }

    private static List<Recipient> recipients(Policy before, Policy after) {
        TreeSet<NationId> nations = new TreeSet<>(before.partners());
        nations.addAll(after.partners());
        TreeSet<Role> roles = new TreeSet<>(before.roles());
        roles.addAll(after.roles());
        List<Recipient> recipients = new ArrayList<>();
        nations.forEach(nation -> recipients.add(new Recipient.Peer(nation)));
        roles.forEach(role -> recipients.add(new Recipient.Operator(after.nation(), role)));
        return List.copyOf(recipients);
    }

    /**
     * One way in which the policies differ.
     *
     * @param recipient for whom
     * @param kind of the items
     * @param count how many items
     * @param subject of the first of them
     * @param first when it came up
     * @param before what the policy in force does, and its rule
     * @param after what the new one would do, and its rule
     */
    public record Difference(
            Recipient recipient, Kind kind, long count, String subject, TimeTag first, String before, String after) {
        /** {@code JPN: 412 TRACK (first KOR-17) whole by P1 -> withheld by default}. */
        @Override
        public String toString() {
            return recipient + ": " + count + " " + kind + " (first " + subject + ") " + before + " -> " + after;
        }
    }

    private record Key(Recipient to, Kind kind, Outcome was, Outcome will) {}

    private record Tally(long count, String subject, TimeTag first) {}

    private record Outcome(String version, String rule) {
        String inWords() {
            return version + " by " + rule;
        }
    }
}
