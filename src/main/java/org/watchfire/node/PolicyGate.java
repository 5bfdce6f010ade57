package org.watchfire.node;

import java.util.Optional;
import java.util.function.Supplier;
import org.watchfire.exchange.outside.Gate;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.release.JudgedAgain;
import org.watchfire.release.Policy;

/** The policy in force, asked by the exchange about what had to wait: a partner it no longer names gets nothing more. */
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
        return JudgedAgain.bars(policy, item, to, realm, now.get());
    }
}
