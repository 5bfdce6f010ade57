package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.AllClear;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Decision;
import org.watchfire.release.Recalls;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;
import org.watchfire.release.Withheld;

/**
 * What the engine of a simulated node knows: the policy it goes by, and what it gave by it. A death takes nothing of
 * this, since the real one has it back by replay before its exchange starts.
 */
final class SimulatedEngine {
    private final Realm realm;
    private final NationId nation;
    private final Collection<NationId> partners;
    private final ExchangeClock clock;
    private final Recalls given = new Recalls();
    private final SimulatedPolicies.Version whole;
    private SimulatedPolicies.Version inForce;

    SimulatedEngine(ExchangeSettings settings, SimulatedPolicies.Version policy, ExchangeClock clock) {
        this.realm = settings.ring().realm();
        this.nation = settings.ring().nation();
        this.partners = settings.peers().stream().sorted().toList();
        this.clock = clock;
        this.whole = policy;
        this.inForce = policy.fresh();
    }

    /** The policy it goes by. */
    SimulatedPolicies.Version inForce() {
        return inForce;
    }

    /** What of an item goes to whom. */
    List<Releasable> decide(Item item) {
        TimeTag now = now();
        List<Releasable> released = new ArrayList<>();
        for (NationId partner : partners) {
            Recipient to = new Recipient.Peer(partner);
            Decision decision = inForce.policy().decide(item, to, realm, now);
            Optional<Releasable> leaves = switch (decision) {
                case Releasable releasable -> Optional.of(releasable);
                case Withheld withheld -> given.follow(item, to, inForce.policy(), realm);
            };
            leaves.ifPresent(releasable -> {
                released.add(releasable);
                given.gave(item, releasable, now);
            });
        }
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
        return decide(SimulatedItems.acknowledgement(event, version, nation, realm, partners, clock));
    }

    /** A person cuts a partner off; returns the recalls of what it was given. */
    List<Releasable> cutOff(NationId partner) {
        inForce = inForce.without(partner).fresh();
        return callBack();
    }

    /** Persons bring back whoever was cut off; returns no recall, unless time has withdrawn something. */
    List<Releasable> bringBack() {
        inForce = whole.fresh();
        return callBack();
    }

    private List<Releasable> callBack() {
        return given.callBack(inForce.policy(), realm, now(), clock.wallUnixNanos());
    }

    private TimeTag now() {
        return TimeTag.of(clock.taiNanos());
    }
}
