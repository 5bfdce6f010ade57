package org.watchfire.node;

import java.util.List;
import java.util.Optional;
import org.watchfire.exchange.desk.Inbound;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Decision;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.PolicySwitch;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Withheld;

/**
 * Stage 5 in the engine: asks the policy in force about everything for everybody, and knows what left, so that what may no
 * longer be held is called back and what was warned of is ended. Of the engine's thread.
 */
final class ReleaseDesk {
    private final Realm realm;
    private final List<Recipient> peers;
    private final List<Recipient> operators;
    private final PolicySwitch policies;
    private final CallBacks callBacks;

    ReleaseDesk(Realm realm, List<Recipient> peers, List<Recipient> operators, Policy policy) {
        this.realm = realm;
        this.peers = List.copyOf(peers);
        this.operators = List.copyOf(operators);
        this.policies = new PolicySwitch(policy);
        this.callBacks = new CallBacks(realm);
    }

    Policy policyAfterStart(Policy file) {
        return policies.afterStart(file);
    }

    Optional<PolicyChange.Proposed> proposal(TimeTag now) {
        return policies.pending(now);
    }

    /** The node starts with a policy from a file. */
    void start(Input.Start start, TimeTag now, long unixNanos, Decisions decisions) {
        // a text of a past start that this build cannot read has no say: what persons activated since, or the file of
        // today, decides
        if (!start.policy().equals(policies.active().source())
                && Policy.parse("policy", start.policy()) instanceof PolicyLoad.Loaded(Policy file)) {
            policies.start(file);
        }
        decideBy(policies.active(), now, unixNanos, decisions);
    }

    /** A person takes a step towards another policy. */
    void take(Input.PolicyAction action, TimeTag now, long unixNanos, Decisions decisions) {
        PolicyChange change = policies.take(action.step(), action.operator(), action.role(), now);
        decisions.policyChange = Optional.of(change);
        if (change instanceof PolicyChange.Activated activated) {
            decideBy(activated.policy(), now, unixNanos, decisions);
        }
    }

    /** What partners hold by the policy before and would not be given by this one is called back. */
    private void decideBy(Policy inForce, TimeTag now, long unixNanos, Decisions decisions) {
        decisions.inForce = Optional.of(inForce);
        decisions.toPeers.addAll(callBacks.due(inForce, now, unixNanos));
    }

    /** Time passes: grants run out. */
    void tick(TimeTag now, long unixNanos, Decisions decisions) {
        decisions.toPeers.addAll(callBacks.dueByTime(policies.active(), now, unixNanos));
    }

    /** A partner's recall came. */
    void struck(Recall recall, Inbound inbound) {
        callBacks.struck(recall, inbound);
    }

    /** Whether a partner's item was called back before it came. */
    boolean isStruck(Item item, Inbound inbound) {
        return callBacks.isStruck(item, inbound);
    }

    /** What of an item may go to which partner. */
    void toPeers(Item item, TimeTag now, Decisions decisions) {
        release(item, peers, now, decisions.toPeers);
    }

    /** What of an item may be shown in which role. */
    void toOperators(Item item, TimeTag now, Decisions decisions) {
        release(item, operators, now, decisions.toOperators);
    }

    private void release(Item item, List<Recipient> recipients, TimeTag now, List<Releasable> to) {
        for (Recipient recipient : recipients) {
            Decision decision = policies.active().decide(item, recipient, realm, now);
            Optional<Releasable> leaves = switch (decision) {
                case Releasable releasable -> Optional.of(releasable);
                // the policy counts it; content and existence go nowhere, but a warning that was given is ended
                case Withheld withheld -> callBacks.follow(item, recipient, policies.active());
            };
            leaves.ifPresent(releasable -> {
                to.add(releasable);
                callBacks.gave(item, releasable, now);
            });
        }
    }
}
