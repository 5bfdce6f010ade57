package org.watchfire.release;

import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;

/** The checks that hold whatever a policy says: before its rules, and on the marking of what would leave. */
final class BuiltIn {
    private BuiltIn() {}

    /** What no policy can override. */
    static Optional<Verdict.No> bars(Item item, Recipient to, Realm realm, Setting setting) {
        Realm stated = item.statedRealm().orElse(realm);
        if (stated != realm) {
            return no(Policy.REALM, "the item belongs to realm " + stated + " and the output to " + realm);
        }
        if (setting.clearance(to).isEmpty()) {
            return no(Policy.DEFAULT, "the policy does not name " + to + ", and what is not permitted is denied");
        }
        return switch (to) {
            case Recipient.Peer peer -> barsPeer(item, peer, setting);
            case Recipient.Operator operator ->
                operator.nation().equals(setting.self())
                        ? Optional.empty()
                        : no(Policy.OWN_ITEMS, "a node serves operators of its own nation only");
            case Recipient.Civil civil ->
                civil.nation().equals(setting.self())
                        ? Optional.empty()
                        : no(Policy.OWN_ITEMS, "a nation speaks to its own public only");
        };
    }

    private static Optional<Verdict.No> barsPeer(Item item, Recipient.Peer peer, Setting setting) {
        if (peer.nation().equals(setting.self())) {
            return no(Policy.OWN_ITEMS, "a nation is not its own partner");
        }
        if (!item.origin().equals(setting.self())) {
            return no(Policy.OWN_ITEMS, "only the nation that made an item releases it to another");
        }
        return switch (Kind.of(item)) {
            case SYSTEM_TRACK ->
                no(
                        Policy.OWN_ITEMS,
                        "partners are given tracks of own radars, never system tracks with others' data in them");
            case TRACK ->
                isOfOwnRadars((Track) item, setting)
                        ? Optional.empty()
                        : no(Policy.OWN_ITEMS, "the track holds data of another nation's radars");
            case ASSESSMENT, WARNING, ALL_CLEAR, RETRACTION, NOTICE, ACKNOWLEDGEMENT, RELATION -> Optional.empty();
            case RECALL -> no(Policy.OWN_ITEMS, "a recall follows what was given, and no rule sends one");
        };
    }

    private static boolean isOfOwnRadars(Track track, Setting setting) {
        for (RadarId radar : track.lineage().radars()) {
            if (!radar.nation().equals(setting.self())) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code to} may hold an item of this marking. */
    static boolean labelAllows(Label label, Item item, Recipient to, Setting setting) {
        boolean cleared = setting.clearance(to).filter(c -> c.covers(label)).isPresent();
        boolean mayHold =
                to.nation().equals(item.origin()) || label.releasableTo().contains(to.nation());
        return cleared && mayHold;
    }

    static String labelReason(Label label, Recipient to, Rule rule) {
        return "the marking after rule " + rule.id() + ", level " + label.level() + " caveats " + label.caveats()
                + " releasable to " + label.releasableTo() + ", does not allow " + to;
    }

    private static Optional<Verdict.No> no(String rule, String reason) {
        return Optional.of(new Verdict.No(rule, reason));
    }
}
