package org.watchfire.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;

/**
 * A test that a policy carries: an item, a recipient, and what must come of it.
 *
 * @param file of the policy
 * @param line the case begins on
 * @param name for the reader
 * @param item as read
 * @param to recipient
 * @param realm of the output
 * @param at moment of the decision
 * @param permit whether it must leave
 * @param rule that must decide, if the case says so
 * @param reduced whether it must leave reduced, if the case says so
 */
record Case(
        String file,
        int line,
        String name,
        ItemRead item,
        Recipient to,
        Realm realm,
        TimeTag at,
        boolean permit,
        Optional<String> rule,
        Optional<Boolean> reduced) {

    static Optional<Case> read(String file, Fields given, List<Fault> faults) {
        int before = faults.size();
        String name = given.requiredText("name");
        Node node = given.node("item").orElseGet(() -> {
            given.missing("item");
            return new Node.Mapping(given.line(), new LinkedHashMap<>());
        });
        ItemRead item = faults.size() > before ? new ItemRead.Refused(List.of()) : ItemReader.read(file, node);
        if (item instanceof ItemRead.Refused refused) {
            faults.addAll(refused.faults());
        }
        Recipient to = recipient(given);
        Realm realm = given.choice("realm", Realm.class)
                .orElse(item instanceof ItemRead.Complete complete ? complete.realm() : Realm.TEST);
        TimeTag at = given.time("at")
                .orElse(item instanceof ItemRead.Complete complete ? Facts.time(complete.item()) : TimeTag.of(0));
        boolean permit = given.required("expect", Case::expectation).orElse(false);
        Optional<String> rule = given.text("rule");
        Optional<Boolean> reduced =
                given.has("reduced") ? Optional.of(given.truth("reduced", false)) : Optional.empty();
        given.refuseUnknown();
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Case(file, given.line(), name, item, to, realm, at, permit, rule, reduced));
    }

    /** Asks the policy; what differs from the expectation becomes a fault. */
    void run(Policy policy, List<Fault> faults) {
        switch (item) {
            case ItemRead.Complete complete -> run(policy, complete, faults);
            case ItemRead.Unlabelled unlabelled -> {
                if (permit) {
                    faults.add(fault("expects a permit, but an item without a label never leaves"));
                } else if (rule.isPresent() && !rule.get().equals(Policy.LABEL)) {
                    faults.add(fault("expects rule " + rule.get() + ", but rule " + Policy.LABEL + " decides"));
                }
            }
            case ItemRead.Refused refused -> throw new IllegalStateException("case " + name + " was not read");
        }
    }

    private void run(Policy policy, ItemRead.Complete complete, List<Fault> faults) {
        Decision decision = policy.decide(complete.item(), to, realm, at);
        boolean permitted = decision instanceof Releasable;
        if (permitted != permit) {
            faults.add(fault("expects " + (permit ? "permit" : "withhold") + ", but rule " + decision.rule()
                    + (permitted ? " permits: " : " withholds: ") + decision.reason()));
        } else if (rule.isPresent() && !rule.get().equals(decision.rule())) {
            faults.add(fault(
                    "expects rule " + rule.get() + ", but rule " + decision.rule() + " decides: " + decision.reason()));
        } else if (reduced.isPresent() && decision instanceof Releasable left && left.isReduced() != reduced.get()) {
            faults.add(fault("expects it " + (reduced.get() ? "reduced" : "whole") + ", but it leaves "
                    + (left.isReduced() ? "reduced" : "whole")));
        }
        List<Rule> permits = policy.matchingPermits(complete.item(), to, realm, at);
        Optional<Rule> whole =
                permits.stream().filter(match -> match.reduction().isNone()).findFirst();
        Optional<Rule> less =
                permits.stream().filter(match -> !match.reduction().isNone()).findFirst();
        if (whole.isPresent() && less.isPresent()) {
            faults.add(fault("permits " + whole.get().id() + " (whole) and "
                    + less.get().id() + " (reduced) both match, so the author cannot have meant both"));
        }
    }

    private Fault fault(String what) {
        return new Fault(file, line, "case \"" + name + "\" " + what, "mend the rules or the case");
    }

    private static Recipient recipient(Fields given) {
        Node node = given.node("to").orElseGet(() -> {
            given.missing("to");
            return new Node.Scalar(given.line(), Node.Type.NOTHING, "");
        });
        Recipient nobody = new Recipient.Peer(new NationId("XXX"));
        if (node instanceof Node.Scalar) {
            return given.nation("to").<Recipient>map(Recipient.Peer::new).orElse(nobody);
        }
        Fields to = given.requiredFields("to");
        NationId nation = to.required("nation", NationId::new).orElse(nobody.nation());
        Optional<Role> role = to.choice("role", Role.class);
        Optional<Long> approvals = to.whole("approvals", 0, 100);
        to.refuseUnknown();
        if (role.isPresent() == approvals.isPresent()) {
            to.fault(
                    to.line(),
                    "the recipient is not clear",
                    "write a nation for a partner, {nation, role} for an operator, {nation, approvals} for the public");
        }
        return role.<Recipient>map(r -> new Recipient.Operator(nation, r))
                .orElseGet(() -> new Recipient.Civil(
                        nation, approvals.map(Long::intValue).orElse(0)));
    }

    private static Boolean expectation(String text) {
        return switch (text) {
            case "permit" -> true;
            case "withhold" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither permit nor withhold");
        };
    }
}
