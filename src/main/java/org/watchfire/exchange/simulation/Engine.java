package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Decision;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.PolicySwitch;
import org.watchfire.release.Recalls;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Role;
import org.watchfire.release.Withheld;

/**
 * What the engine of a simulated node knows: the policy it goes by, what persons do to it, and what it gave by it. A death takes
 * nothing of this, since the real one has it back by replay before its exchange starts.
 */
final class Engine {
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private final Realm realm;
    private final NationId nation;
    private final Collection<NationId> partners;
    private final ExchangeClock clock;
    private final Policies versions;
    private final int last;
    private final Release release;
    private final Recalls given = new Recalls();
    private final PolicySwitch policies;
    private final Set<NationId> alwaysShared;
    private Policies.Version inForce;
    /** What one person has laid before a second one, or had last. */
    private Policies.Version proposed;

    /**
     * @param versions of its policy
     * @param first version, which is in force
     * @param last version that persons may put in force
     */
    Engine(ExchangeSettings settings, Policies versions, int first, int last, ExchangeClock clock, Release release) {
        this.realm = settings.ring().realm();
        this.nation = settings.ring().nation();
        this.partners = settings.peers().stream().sorted().toList();
        this.clock = clock;
        this.versions = versions;
        this.last = last;
        this.release = release;
        this.inForce = versions.of(nation, first).fresh();
        this.proposed = inForce;
        this.policies = new PolicySwitch(inForce.policy());
        this.alwaysShared = new HashSet<>(partners);
        shares();
    }

    private void shares() {
        alwaysShared.removeIf(partner ->
                inForce.of(partner).filter(terms -> terms != Terms.NOTHING).isEmpty());
    }

    /** All that it was told is answered: from now on. */
    void settled() {
        alwaysShared.addAll(partners);
        shares();
    }

    /** Partners to whom it has released what it takes note of, since all was answered last. */
    Set<NationId> alwaysShared() {
        return alwaysShared;
    }

    /** The policy it goes by. */
    Policies.Version inForce() {
        return inForce;
    }

    /** What of an item goes to whom. */
    List<Releasable> decide(Item item) {
        TimeTag now = now();
        List<Releasable> released = new ArrayList<>();
        for (NationId partner : partners) {
            Recipient to = new Recipient.Peer(partner);
            Decision decision = policies.active().decide(item, to, realm, now);
            Optional<Releasable> leaves = switch (decision) {
                case Releasable releasable -> Optional.of(releasable);
                case Withheld withheld -> given.follow(item, to, policies.active(), realm);
            };
            leaves.ifPresent(releasable -> {
                released.add(releasable);
                given.gave(item, releasable, now);
            });
        }
        release.decided(item, inForce, released);
        return released;
    }

    /** What follows from a partner's item: of what ends a warning the node takes note. */
    List<Releasable> takeNote(Item item) {
        return switch (item) {
            case AllClear clear -> takeNote(clear.event(), clear.version());
            case Retraction wrong -> takeNote(wrong.event(), wrong.version());
            default -> List.of();
        };
    }

    private List<Releasable> takeNote(EventId event, int version) {
        return decide(Items.acknowledgement(event, version, nation, realm, partners, clock));
    }

    /** One person cuts a partner off; returns what follows, or nothing where it was none. */
    Optional<List<Releasable>> cutOff(NationId partner) {
        return take(new PolicyStep.CutOff(partner), FIRST);
    }

    /** One person lays another version before a second one, where there is one; alone nobody can put it in force. */
    void propose(Random random) {
        int next = policies.active().version() + 1 + random.nextInt(2);
        if (next <= last) {
            proposed = versions.of(nation, next).fresh();
            Policy policy = proposed.policy();
            take(new PolicyStep.Propose(policy.source(), new PolicyLoad.Loaded(policy)), FIRST);
            if (approve(FIRST).isPresent()) {
                throw new IllegalStateException(nation + ": one person alone put a policy in force");
            }
        }
    }

    /** The second person puts in force what waits; returns what follows, or nothing where nothing waits any more. */
    Optional<List<Releasable>> approve() {
        return approve(SECOND);
    }

    private Optional<List<Releasable>> approve(String person) {
        return policies.pending(now())
                .flatMap(pending -> take(new PolicyStep.Approve(pending.policy().sha256()), person));
    }

    private Optional<List<Releasable>> take(PolicyStep step, String person) {
        if (!(policies.take(step, person, Role.RELEASE_AUTHORITY, now())
                instanceof PolicyChange.Activated(Policy policy, var by))) {
            return Optional.empty();
        }
        inForce =
                step instanceof PolicyStep.CutOff(NationId partner) ? inForce.without(policy, partner) : terms(policy);
        List<Releasable> follows = given.callBack(policy, realm, now(), clock.wallUnixNanos());
        shares();
        release.changed(inForce, follows);
        return Optional.of(follows);
    }

    private Policies.Version terms(Policy policy) {
        if (proposed.policy().version() != policy.version()) {
            throw new IllegalStateException(nation + ": version " + policy.version() + " is in force, proposed was "
                    + proposed.policy().version());
        }
        return new Policies.Version(policy, proposed.terms());
    }

    private TimeTag now() {
        return TimeTag.of(clock.taiNanos());
    }
}
