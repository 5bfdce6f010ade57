package org.watchfire.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.watchfire.exchange.Gate;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.Access;
import org.watchfire.release.Endings;
import org.watchfire.release.Policy;
import org.watchfire.release.Recipient;

/** The policy of this start, asked by the exchange about what had to wait: a partner it no longer names gets nothing more. */
final class PolicyGate implements Gate {
    private final Policy policy;
    private final Realm realm;
    private final Supplier<TimeTag> now;

    /**
     * @param policy used on the exchange's thread only
     */
    PolicyGate(Policy policy, Realm realm, Supplier<TimeTag> now) {
        this.policy = policy;
        this.realm = realm;
        this.now = now;
    }

    @Override
    public Optional<String> bars(Item item, NationId to) {
        if (Endings.isBare(item, to) && policy.partners().contains(to)) {
            return Optional.empty(); // it ends what the partner holds, and says no more
        }
        List<Recipient> recipient = List.of(new Recipient.Peer(to));
        Access access = policy.whoMaySee(item, recipient, realm, now.get()).getFirst();
        return access.allowed() ? Optional.empty() : Optional.of(access.rule() + ": " + access.reason());
    }
}
