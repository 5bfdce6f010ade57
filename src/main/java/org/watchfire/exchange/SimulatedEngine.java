package org.watchfire.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Policy;
import org.watchfire.release.Recalls;
import org.watchfire.release.Recipient;
import org.watchfire.release.Releasable;

/**
 * What the engine of a simulated node knows: the policy it goes by, and what it gave by it. A death takes nothing of
 * this, since the real one has it back by replay before its exchange starts.
 */
final class SimulatedEngine {
    private final Realm realm;
    private final Policy whole;
    private final Set<NationId> cutOff = new HashSet<>();
    private final Recalls given = new Recalls();
    private Policy inForce;

    SimulatedEngine(Realm realm, Policy policy) {
        this.realm = realm;
        this.whole = policy;
        this.inForce = policy;
    }

    /** Partners that nothing is released to. */
    Set<NationId> cutOff() {
        return Set.copyOf(cutOff);
    }

    /** What of an item goes to whom. */
    List<Releasable> decide(Item item, Collection<NationId> partners, ExchangeClock clock) {
        TimeTag now = TimeTag.of(clock.taiNanos());
        List<Releasable> released = new ArrayList<>();
        for (NationId partner : partners) {
            if (inForce.decide(item, new Recipient.Peer(partner), realm, now) instanceof Releasable releasable) {
                released.add(releasable);
                given.gave(item, releasable, now);
            }
        }
        return released;
    }

    /** A person cuts a partner off; returns the recalls of what it was given. */
    List<Releasable> cutOff(NationId partner, ExchangeClock clock) {
        cutOff.add(partner);
        return decideAnew(clock);
    }

    /** Persons bring a partner back; returns no recall, unless time has withdrawn something. */
    List<Releasable> bringBack(NationId partner, ExchangeClock clock) {
        cutOff.remove(partner);
        return decideAnew(clock);
    }

    private List<Releasable> decideAnew(ExchangeClock clock) {
        inForce = whole.fresh();
        for (NationId partner : cutOff) {
            inForce = inForce.without(partner);
        }
        return given.callBack(inForce, realm, TimeTag.of(clock.taiNanos()), clock.wallUnixNanos());
    }
}
