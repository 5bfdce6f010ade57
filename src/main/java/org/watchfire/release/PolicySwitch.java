package org.watchfire.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;

/**
 * Holds the policy in force and lets two persons replace it: one proposes a text, another approves exactly that text by
 * its hash. Both must be release authorities. Stopping is easier than starting: one release authority alone may cut off a
 * partner at once.
 *
 * <p>One proposal at a time; it is void after {@link #PROPOSAL_SECONDS}. For the engine's thread: each step is an input
 * like any other, with its order and its {@code now}, and the caller journals it. Who a person is, and in which role, has
 * been settled before by sign-in.
 */
public final class PolicySwitch {
    /** How long a proposal waits for the second person. */
    public static final double PROPOSAL_SECONDS = 900;

    private Policy active;
    private Optional<PolicyChange.Proposed> pending = Optional.empty();

    /** Begins with the policy the node was started with. */
    public PolicySwitch(Policy active) {
        this.active = active;
    }

    /** The policy in force. */
    public Policy active() {
        return active;
    }

    /** What waits for the second person at {@code now}, if anything. */
    public Optional<PolicyChange.Proposed> pending(TimeTag now) {
        return pending.filter(proposed -> now.compareTo(proposed.until()) < 0);
    }

    /** The first person's step. A new proposal replaces one that waits. */
    public PolicyChange propose(String file, String yaml, String person, Role role, TimeTag now) {
        Optional<PolicyChange> refused = refuse(person, role);
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (Policy.parse(file, yaml)) {
            case PolicyLoad.Refused faults ->
                new PolicyChange.Refused("the policy does not hold: "
                        + faults.faults().stream().map(Fault::toString).collect(Collectors.joining("; ")));
            case PolicyLoad.Loaded loaded -> propose(loaded.policy(), person, now);
        };
    }

    private PolicyChange propose(Policy policy, String person, TimeTag now) {
        if (!policy.nation().equals(active.nation())) {
            return new PolicyChange.Refused(
                    "this is the policy of " + policy.nation() + ", and the node is of " + active.nation());
        }
        if (policy.version() <= active.version()) {
            return new PolicyChange.Refused("version " + policy.version() + " is not above version " + active.version()
                    + ", which is in force; give the new text a higher one");
        }
        PolicyChange.Proposed proposed = new PolicyChange.Proposed(policy, person, now.plusSeconds(PROPOSAL_SECONDS));
        pending = Optional.of(proposed);
        return proposed;
    }

    /**
     * The second person's step.
     *
     * @param sha256 of the text that this person has read, as {@link Policy#sha256} gives it
     */
    public PolicyChange approve(String sha256, String person, Role role, TimeTag now) {
        Optional<PolicyChange> refused = refuse(person, role);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<PolicyChange.Proposed> waiting = pending(now);
        if (waiting.isEmpty()) {
            return new PolicyChange.Refused("no policy waits for approval; propose it again");
        }
        PolicyChange.Proposed proposed = waiting.get();
        if (proposed.by().equals(person)) {
            return new PolicyChange.Refused("who proposed a policy cannot approve it; another person has to");
        }
        if (!proposed.policy().sha256().equals(sha256)) {
            return new PolicyChange.Refused("the text that waits is not the one approved; read it again");
        }
        active = proposed.policy();
        pending = Optional.empty();
        return new PolicyChange.Activated(active, List.of(proposed.by(), person));
    }

    /** One person stops all release to a partner, at once. It comes back only by a new policy. */
    public PolicyChange cutOff(NationId partner, String person, Role role) {
        Optional<PolicyChange> refused = refuse(person, role);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!active.partners().contains(partner)) {
            return new PolicyChange.Refused(partner + " is not a partner of the policy in force");
        }
        active = active.without(partner);
        return new PolicyChange.Activated(active, List.of(person));
    }

    /** Anybody who may propose may take back what waits. */
    public PolicyChange withdraw(String person, Role role, TimeTag now) {
        Optional<PolicyChange> refused = refuse(person, role);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean waited = pending(now).isPresent();
        pending = Optional.empty();
        return new PolicyChange.Refused(
                waited ? "the proposal was taken back by " + person : "no policy waits for approval");
    }

    private static Optional<PolicyChange> refuse(String person, Role role) {
        if (person.isBlank()) {
            return Optional.of(new PolicyChange.Refused("a step towards another policy needs a person's name"));
        }
        return role == Role.RELEASE_AUTHORITY
                ? Optional.empty()
                : Optional.of(new PolicyChange.Refused(
                        "only a release authority changes the policy, not a " + role + "; ask one"));
    }
}
