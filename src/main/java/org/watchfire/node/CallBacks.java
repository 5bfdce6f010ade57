package org.watchfire.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.model.Bounded;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Subject;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Policy;
import org.watchfire.release.Recalls;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * What this node gave its partners and may have to ask back, and what they have asked back from it. Both follow from the
 * inputs alone, so a node that comes back knows them again.
 */
final class CallBacks {
    /** Subjects that partners called back and that are remembered; beyond it the one longest untouched is forgotten. */
    private static final int MAX_STRUCK = 50_000;

    private final Realm realm;
    private final Recalls given = new Recalls();
    private final Map<Struck, Before> struck = new Bounded<>(MAX_STRUCK);
    private Optional<TimeTag> looked = Optional.empty();

    private record Struck(NationId by, Subject subject) {}

    /** What was numbered, or on the live lane signed, before this is called back; what comes later was given anew. */
    private record Before(long sequence, long sentUnixNanos) {}

    CallBacks(Realm realm) {
        this.realm = realm;
    }

    /** Something was released to somebody; only what goes to partners is remembered. */
    void gave(Item original, Releasable released, TimeTag now) {
        given.gave(original, released, now);
    }

    /** What ends a warning a partner was given, where the policy permits it nothing of it. */
    Optional<Releasable> follow(Item item, Recipient recipient, Policy policy) {
        return given.follow(item, recipient, policy, realm);
    }

    /** The recalls that follow from the policy in force; to be asked whenever it is another one. */
    List<Releasable> due(Policy policy, TimeTag now, long unixNanos) {
        looked = Optional.of(now);
        return given.callBack(policy, realm, now, unixNanos);
    }

    /** The recalls that follow because a grant has run out since this was last asked. */
    List<Releasable> dueByTime(Policy policy, TimeTag now, long unixNanos) {
        TimeTag before = looked.orElse(now);
        looked = Optional.of(now);
        return policy.hasGrantEnded(before, now) ? due(policy, now, unixNanos) : List.of();
    }

    /** A partner's recall came. */
    void struck(Recall recall, Inbound inbound) {
        Before before = new Before(inbound.sequence(), inbound.times().sentUnixNanos());
        recall.subjects().forEach(subject -> struck.put(new Struck(recall.by(), subject), before));
    }

    /** Whether a partner's item was called back before it came: overtaken on its way, or sent again. */
    boolean isStruck(Item item, Inbound inbound) {
        if (struck.isEmpty()) {
            return false;
        }
        Optional<Before> before = Recall.subject(item)
                .flatMap(subject -> Optional.ofNullable(struck.get(new Struck(inbound.origin(), subject))));
        return before.isPresent()
                && (inbound.lane() == Lane.ASSURED
                        ? inbound.sequence() < before.get().sequence
                        : inbound.times().sentUnixNanos() <= before.get().sentUnixNanos);
    }
}
