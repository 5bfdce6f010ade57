package org.watchfire.release;

import java.util.List;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Lets tests of what comes after release have something released, without a policy. */
public final class Released {
    private Released() {}

    public static Releasable to(NationId nation, Item item) {
        return to(nation, Realm.EXERCISE, item);
    }

    public static Releasable to(NationId nation, Realm realm, Item item) {
        return new Releasable(item, new Recipient.Peer(nation), realm, "test", "test", "test/1", List.of());
    }
}
