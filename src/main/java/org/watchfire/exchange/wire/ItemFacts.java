package org.watchfire.exchange.wire;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/** What the exchange needs to know of an item, whatever its kind. */
public final class ItemFacts {
    private ItemFacts() {}

    /** Its wall times; for kinds without any, the moment given. */
    public static Stamps stamps(Item item, long nowUnixNanos) {
        return switch (item) {
            case Track track -> track.stamps();
            case SystemTrack track -> track.stamps();
            case Warning warning -> warning.stamps();
            case AllClear allClear -> allClear.stamps();
            case Retraction retraction -> retraction.stamps();
            case Acknowledgement acknowledgement -> acknowledgement.stamps();
            case Recall recall -> recall.stamps();
            case Relation relation -> relation.stamps();
            case Assessment assessment -> new Stamps(nowUnixNanos, nowUnixNanos);
            case Notice notice -> new Stamps(nowUnixNanos, nowUnixNanos);
        };
    }

    /** Of what it is the state: a newer item of the same subject replaces it on the live lane. */
    public static Object subject(Item item) {
        return switch (item) {
            case Track track -> track.id();
            case SystemTrack track -> track.id();
            case Assessment assessment -> "assessment of " + assessment.track();
            case Warning warning -> warning;
            case AllClear allClear -> allClear;
            case Retraction retraction -> retraction;
            case Notice notice -> notice;
            case Acknowledgement acknowledgement -> acknowledgement;
            case Recall recall -> recall;
            case Relation relation -> relation;
        };
    }

    /** The strictest of all their labels: highest level, every caveat, only nations that each may go to. */
    public static Label strictest(Collection<? extends Item> items) {
        int level = 0;
        NavigableSet<String> caveats = new TreeSet<>();
        NavigableSet<NationId> releasableTo = new TreeSet<>();
        boolean first = true;
        for (Item item : items) {
            Label label = item.label();
            level = Math.max(level, label.level());
            caveats.addAll(label.caveats());
            if (first) {
                releasableTo.addAll(label.releasableTo());
                first = false;
            } else {
                releasableTo.retainAll(label.releasableTo());
            }
        }
        return new Label(level, caveats, releasableTo);
    }
}
