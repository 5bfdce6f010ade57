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
 * <p>One proposal at a time; it is void after {@link #PROPOSAL_SECONDS}. A restart does not undo what persons did: once
 * they have activated a policy or cut a partner off, the file that a node starts with counts only where its version is
 * higher.
 *
 * <p>For the engine's thread: each step is an input like any other, with its order and its {@code now}, and the caller
 * journals it. Who a person is, and in which role, has been settled before by sign-in.
 */
public final class PolicySwitch {
    /** How long a proposal waits for the second person. */
    public static final double PROPOSAL_SECONDS = 900;

    private Policy active;
    private boolean isByPersons;
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

    /** The policy that would be in force after a start with this file. */
    public Policy afterStart(Policy file) {
        return isByPersons && file.version() <= active.version() ? active : file;
    }

    /** The node starts, with the policy of its file. */
    public void start(Policy file) {
        active = afterStart(file);
        pending = pending.filter(proposed -> proposed.policy().version() > active.version());
    }

    /** A person's step; {@link PolicyChange.Refused} to every role but the release authority's. */
    public PolicyChange take(PolicyStep step, String person, Role role, TimeTag now) {
        if (person.isBlank()) {
            return new PolicyChange.Refused("a step towards another policy needs a person's name");
        }
        if (role != Role.RELEASE_AUTHORITY) {
            return new PolicyChange.Refused("only a release authority changes the policy, not a " + role + "; ask one");
        }
        return switch (step) {
            case PolicyStep.Propose propose -> propose(propose.load(), person, now);
            case PolicyStep.Approve approve -> approve(approve.sha256(), person, now);
            case PolicyStep.Withdraw withdraw -> withdraw(person, now);
            case PolicyStep.CutOff cutOff -> cutOff(cutOff.partner(), person);
        };
    }

    /** The first person's step. A new proposal replaces one that waits. */
    private PolicyChange propose(PolicyLoad load, String person, TimeTag now) {
        return switch (load) {
            case PolicyLoad.Refused faults ->
                new PolicyChange.Refused("the policy does not hold: "
                        + faults.faults().stream().map(Fault::toString).collect(Collectors.joining("\n")));
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

    /** The second person's step. */
    private PolicyChange approve(String sha256, String person, TimeTag now) {
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
        pending = Optional.empty();
        return activate(proposed.policy(), List.of(proposed.by(), person));
    }

    /** A text proposed before must not bring the partner back by being approved now: it is void. */
    private PolicyChange cutOff(NationId partner, String person) {
        if (!active.partners().contains(partner)) {
            return new PolicyChange.Refused(partner + " is not a partner of the policy in force");
        }
        pending = Optional.empty();
        return activate(active.without(partner), List.of(person));
    }

    private PolicyChange activate(Policy policy, List<String> by) {
        active = policy;
        isByPersons = true;
        return new PolicyChange.Activated(policy, by);
    }

    /** Anybody who may propose may take back what waits. */
    private PolicyChange withdraw(String person, TimeTag now) {
        Optional<PolicyChange.Proposed> waiting = pending(now);
        pending = Optional.empty();
        return waiting.<PolicyChange>map(proposed -> new PolicyChange.Withdrawn(proposed.policy(), person))
                .orElseGet(() -> new PolicyChange.Refused("no policy waits for approval"));
    }
}
