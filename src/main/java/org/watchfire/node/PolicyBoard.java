package org.watchfire.node;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.picture.PolicyView;
import org.watchfire.release.Access;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.Recent;
import org.watchfire.release.Recipient;
import org.watchfire.release.Rehearsal;

/**
 * How it stands with the policy, for threads other than the engine's: what is in force, what waits for a second person,
 * and what would change with it. The engine decides; this follows it.
 */
final class PolicyBoard {
    private final Realm realm;
    private final Recent recent = new Recent();
    private Policy inForce;
    private Optional<PolicyChange.Proposed> waiting;

    /**
     * @param waiting what the engine came back with
     */
    PolicyBoard(Policy inForce, Optional<PolicyChange.Proposed> waiting, Realm realm) {
        this.inForce = inForce.fresh();
        this.waiting = waiting;
        this.realm = realm;
    }

    /** What followed from one input; engine thread. */
    void saw(Input input, Decisions decisions, TimeTag now) {
        Questions.each(input, decisions, (item, offered) -> recent.note(item, now, offered));
        decisions.policyChange().ifPresent(this::changed);
        decisions.inForce().ifPresent(this::use);
    }

    private synchronized void changed(PolicyChange change) {
        waiting = switch (change) {
            case PolicyChange.Proposed proposed -> Optional.of(proposed);
            case PolicyChange.Activated activated -> Optional.empty();
            case PolicyChange.Withdrawn withdrawn -> Optional.empty();
            case PolicyChange.Refused refused -> waiting;
        };
    }

    private synchronized void use(Policy policy) {
        inForce = policy.fresh();
        waiting = waiting.filter(proposed -> proposed.policy().version() > policy.version());
    }

    /** As {@link Policy#whoMaySee}, by the policy in force. */
    synchronized List<Access> whoMaySee(Item item, Collection<Recipient> recipients, TimeTag now) {
        return inForce.whoMaySee(item, recipients, realm, now);
    }

    /** What is in force and what waits at {@code now}, with what would change. */
    PolicyView view(TimeTag now) {
        Policy before;
        Optional<PolicyChange.Proposed> proposed;
        synchronized (this) {
            before = inForce;
            proposed = waiting.filter(each -> now.compareTo(each.until()) < 0);
        }
        List<String> differences = proposed.map(each -> recent.rehearse(before, each.policy(), realm))
                .map(rehearsal -> rehearsal.differences().stream()
                        .map(Rehearsal.Difference::toString)
                        .toList())
                .orElse(List.of());
        return new PolicyView(before, proposed, differences);
    }
}
