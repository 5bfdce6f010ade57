package org.watchfire.release;

import java.util.List;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;

/**
 * An item that may leave for one recipient, in the version made for that recipient. It is the only thing an output
 * takes, and only this package can make one: the class is final and its constructor is not visible outside.
 */
public final class Releasable implements Decision {
    private final Item item;
    private final Recipient recipient;
    private final Realm realm;
    private final String rule;
    private final String reason;
    private final String policy;
    private final List<String> reductions;

    Releasable(
            Item item,
            Recipient recipient,
            Realm realm,
            String rule,
            String reason,
            String policy,
            List<String> reductions) {
        this.item = item;
        this.recipient = recipient;
        this.realm = realm;
        this.rule = rule;
        this.reason = reason;
        this.policy = policy;
        this.reductions = List.copyOf(reductions);
    }

    /** What may leave: the item itself, or its reduced version. Never anything the recipient may not see. */
    public Item item() {
        return item;
    }

    /** The only one it may go to. */
    public Recipient recipient() {
        return recipient;
    }

    /** The realm it was released in; an output of another realm must refuse it. */
    public Realm realm() {
        return realm;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String policy() {
        return policy;
    }

    /** What was taken from the original, in words for the reader; empty when the item is whole. */
    public List<String> reductions() {
        return reductions;
    }

    /** Whether the item differs from the original. */
    public boolean isReduced() {
        return !reductions.isEmpty();
    }

    /** Without the content, so that it may stand in a log. */
    @Override
    public String toString() {
        return "Releasable[" + item.getClass().getSimpleName() + " to " + recipient + " by " + rule + " of " + policy
                + "]";
    }
}
