package org.watchfire.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Sha256;
import org.watchfire.model.TimeTag;

/**
 * A nation's release policy. Every item asks it, for every recipient, before it may leave.
 *
 * <p>What it does, in order. The checks that no policy can override: the realm is that of the output; the recipient is
 * named in the policy; partners get what this nation made itself, and tracks of its own radars only. Then all rules: a
 * deny that matches denies; a rule that fails denies, and is named; without a matching permit nothing leaves. Of the
 * permits that match, the first that reduces makes the version; if none reduces, the item leaves whole. At the end the
 * marking of the result is checked against the recipient once more, and reports beyond the rate allowed are held back.
 *
 * <p>The answer follows from the arguments alone, with one exception: where a permit thins reports in time, it depends
 * on which were given before. The same questions in the same order get the same answers. For one thread; {@link #fresh}
 * gives another thread its own.
 */
public final class Policy {
    /** Built-in: item and output belong to different realms. */
    public static final String REALM = "realm";

    /** Built-in: a partner is sent only what this nation made itself, and tracks of its own radars only. */
    public static final String OWN_ITEMS = "own-items";

    /** Built-in: no permit matched, or the policy does not name the recipient. */
    public static final String DEFAULT = "default";

    /** Built-in: the marking, as it would be sent, does not allow this recipient. */
    public static final String LABEL = "label";

    /** Built-in: the permit allows one report in a time slot, and it has been given. */
    public static final String THINNED = "thinned";

    /** Built-in: the reduction asked for cannot be made on this kind of item. */
    public static final String REDUCE = "reduce";

    private final String name;
    private final int version;
    private final String id;
    private final String source;
    private final Setting setting;
    private final List<Rule> rules;
    private final int cases;
    private final List<NationId> struckOut;
    private final Judge judge;
    private final Thinning thinning;
    private final SortedMap<String, Long> withheld;

    /** A policy with what it knows from questions before, without the rules that its text makes: what outlives a process. */
    public static final class Memory {
        private final String source;
        private final List<NationId> struckOut;
        private final Thinning thinning;
        private final SortedMap<String, Long> withheld;

        private Memory(Policy policy) {
            this.source = policy.source;
            this.struckOut = policy.struckOut;
            this.thinning = policy.thinning;
            this.withheld = policy.withheld;
        }
    }

    Policy(String name, int version, String source, Setting setting, List<Rule> rules, int cases) {
        this(name, version, source, setting, rules, cases, List.of(), new Thinning(), new TreeMap<>());
    }

    private Policy(
            String name,
            int version,
            String source,
            Setting setting,
            List<Rule> rules,
            int cases,
            List<NationId> struckOut,
            Thinning thinning,
            SortedMap<String, Long> withheld) {
        this.name = name;
        this.version = version;
        this.id = name + "/" + version;
        this.source = source;
        this.setting = setting;
        this.rules = List.copyOf(rules);
        this.cases = cases;
        this.struckOut = List.copyOf(struckOut);
        this.thinning = thinning;
        this.withheld = withheld;
        this.judge = new Judge(this.rules, setting);
    }

    /**
     * Reads a policy file (form: {@code docs/formats/policy.md}) and runs its own cases. An unreadable file is a fault
     * like any other; nothing is thrown.
     */
    public static PolicyLoad load(Path file) {
        List<Fault> faults = new ArrayList<>();
        return Documents.text(file, faults)
                .map(text -> parse(file.toString(), text))
                .orElseGet(() -> new PolicyLoad.Refused(faults));
    }

    /**
     * As {@link #load}, from text.
     *
     * @param file name to use in faults
     */
    public static PolicyLoad parse(String file, String yaml) {
        return PolicyParser.parse(file, yaml);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its version, from 1. */
    public int version() {
        return version;
    }

    /** {@code name/version}, as decisions name it. */
    public String id() {
        return id;
    }

    /** The nation whose policy it is. */
    public NationId nation() {
        return setting.self();
    }

    /** The file's text, exactly. */
    public String source() {
        return source;
    }

    /** SHA-256 of the text in UTF-8, lower-case hex: what two persons sign. */
    public String sha256() {
        return Sha256.hex(source);
    }

    /** The partners it names, sorted: nobody else is ever sent anything. */
    public List<NationId> partners() {
        return setting.partners().keySet().stream().sorted().toList();
    }

    /** The roles of own operators that it names; others see nothing. */
    public List<Role> roles() {
        return setting.roles().keySet().stream().sorted().toList();
    }

    /** This policy with one partner struck out: nothing goes there any more. Its id says so. */
    public Policy without(NationId partner) {
        List<NationId> more = new ArrayList<>(struckOut);
        more.add(partner);
        return with(more, name + "-without-" + partner, setting.without(partner), new Thinning(), new TreeMap<>());
    }

    /** This policy as it can be kept; not a copy, it goes on changing with the next question. */
    public Memory memory() {
        return new Memory(this);
    }

    /**
     * The policy that was kept.
     *
     * @throws IllegalArgumentException if this build cannot read its text
     */
    public static Policy of(Memory memory) {
        if (!(parse("policy", memory.source) instanceof PolicyLoad.Loaded(Policy policy))) {
            throw new IllegalArgumentException("this build cannot read the policy that was kept");
        }
        for (NationId partner : memory.struckOut) {
            policy = policy.without(partner);
        }
        return policy.with(policy.struckOut, policy.name, policy.setting, memory.thinning, memory.withheld);
    }

    private Policy with(
            List<NationId> out, String called, Setting among, Thinning thinned, SortedMap<String, Long> held) {
        return new Policy(called, version, source, among, rules, cases, out, thinned, held);
    }

    /** Whether a permission for a time has run out after {@code before} and not after {@code now}. */
    public boolean hasGrantEnded(TimeTag before, TimeTag now) {
        return setting.grants().stream()
                .anyMatch(grant ->
                        grant.until().compareTo(before) > 0 && grant.until().compareTo(now) <= 0);
    }

    /** How many rules it has. */
    public int ruleCount() {
        return rules.size();
    }

    /** How many cases of its own it passed when it was loaded. */
    public int caseCount() {
        return cases;
    }

    /** The same policy with a memory of its own: for another thread, or to judge anew from the beginning. */
    public Policy fresh() {
        return with(struckOut, name, setting, new Thinning(), new TreeMap<>());
    }

    /**
     * May {@code item} go to {@code to}?
     *
     * @param realm of the output it would leave by
     * @param now scenario time of the decision
     */
    public Decision decide(Item item, Recipient to, Realm realm, TimeTag now) {
        Decision decision = switch (judge(item, to, realm, now, now)) {
            case Verdict.No no -> new Withheld(no.rule(), no.reason(), id);
            case Verdict.Yes yes -> release(yes, item, to, realm);
        };
        if (decision instanceof Withheld no) {
            withheld.merge(no.rule(), 1L, Long::sum);
        }
        return decision;
    }

    /** How often {@link #decide} held something back, by rule; one entry for each rule that did. */
    public Map<String, Long> withheldByRule() {
        return Map.copyOf(withheld);
    }

    private Decision release(Verdict.Yes yes, Item item, Recipient to, Realm realm) {
        Reduction reduction = yes.rule().reduction();
        if (!thinning.admits(item, to, reduction.everySeconds())) {
            return new Withheld(
                    THINNED,
                    yes.rule().id() + " allows one report in " + reduction.everySeconds() + " s, and it has been given",
                    id);
        }
        return version(yes, item, to, realm).<Decision>map(released -> released).orElseGet(() -> {
            Verdict.No no = Verdict.No.cannotReduce(yes.rule(), Kind.of(item));
            return new Withheld(no.rule(), no.reason(), id);
        });
    }

    /** The version of an item that a rule lets go; empty where it cannot be made. */
    Optional<Releasable> version(Verdict.Yes yes, Item item, Recipient to, Realm realm) {
        return yes.rule()
                .reducer()
                .reduce(item)
                .map(left -> new Releasable(left, to, realm, yes.rule().id(), yes.why(), id, yes.reductions()));
    }

    /**
     * Who of {@code recipients} may see {@code item}, in their order. For the list beside an item: gives nothing out, and
     * leaves no trace in what {@link #decide} says later.
     */
    public List<Access> whoMaySee(Item item, Collection<? extends Recipient> recipients, Realm realm, TimeTag now) {
        return recipients.stream()
                .map(to -> switch (judge(item, to, realm, now, now)) {
                    case Verdict.No no -> new Access(to, false, false, no.rule(), no.reason());
                    case Verdict.Yes yes ->
                        new Access(
                                to,
                                true,
                                !yes.reductions().isEmpty(),
                                yes.rule().id(),
                                yes.why());
                })
                .toList();
    }

    /** The decision in one sentence, thinning in time left aside; leaves no trace in what {@link #decide} says later. */
    public String explain(Item item, Recipient to, Realm realm, TimeTag now) {
        String what = Kind.of(item) + " " + Facts.subject(item);
        return switch (judge(item, to, realm, now, now)) {
            case Verdict.No no ->
                to + " does not receive " + what + ": withheld by rule " + no.rule() + " of " + id + ", because "
                        + no.reason() + ".";
            case Verdict.Yes yes ->
                to + " receives " + what
                        + (yes.reductions().isEmpty()
                                ? " whole"
                                : " reduced (" + String.join("; ", yes.reductions()) + ")")
                        + ": released by rule " + yes.rule().id() + " of " + id + ", because " + yes.why() + ".";
        };
    }

    /** As {@link #explain}, for an item that carries no label and so never leaves. */
    public String explainUnlabelled(Kind kind, Recipient to) {
        return to + " does not receive this " + kind + ": withheld by rule " + LABEL + " of " + id
                + ", because it carries no label.";
    }

    /**
     * The part of the decision that does not depend on what was given before.
     *
     * @param now ages are counted to this moment
     * @param grantsAt grants must hold at this one
     */
    Verdict judge(Item item, Recipient to, Realm realm, TimeTag now, TimeTag grantsAt) {
        return judge.judge(item, to, realm, now, grantsAt);
    }

    /** Which rules match, for the parser's check that a case is not caught by two permits of different strictness. */
    List<Rule> matchingPermits(Item item, Recipient to, Realm realm, TimeTag now) {
        return judge.matchingPermits(item, to, realm, now);
    }
}
