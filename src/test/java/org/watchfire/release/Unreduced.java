package org.watchfire.release;

import java.util.List;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;

/** For tests of outputs: items released whole, without a policy. */
public final class Unreduced {
    private Unreduced() {}

    /** {@code item}, released to {@code recipient}. */
    public static Releasable to(Recipient recipient, Item item, Realm realm) {
        return new Releasable(item, recipient, realm, "test", "a test wants it so", "test/1", List.of());
    }
}
