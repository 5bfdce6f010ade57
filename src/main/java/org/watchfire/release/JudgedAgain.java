package org.watchfire.release;

import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * Asks a policy once more about an item that was released before and then had to wait. What may now leave only in a reduced version
 * may not leave as it is, unless it is such a version.
 */
public final class JudgedAgain {
    private JudgedAgain() {}

    /**
     * Why an item may no longer go to a partner; empty where it may.
     *
     * @param policy in force now
     * @param item as it would leave
     * @param now moment of the question
     */
    public static Optional<String> bars(Policy policy, Item item, NationId to, Realm realm, TimeTag now) {
        if (Endings.isBare(item, to) && policy.partners().contains(to)) {
            return Optional.empty(); // it ends what the partner holds, and says no more
        }
        return switch (policy.judge(item, new Recipient.Peer(to), realm, now, now)) {
            case Verdict.No no -> Optional.of(no.rule() + ": " + no.reason());
            case Verdict.Yes yes when yes.rule().reducer().takesNothingFrom(item) -> Optional.empty();
            case Verdict.Yes yes -> Optional.of(yes.rule().id() + ": only a reduced version may go");
        };
    }
}
