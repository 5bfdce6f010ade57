package org.watchfire.exchange.desk;

import java.util.Map;
import org.watchfire.model.Bounded;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;

/**
 * The highest version that one partner has said of each launch, so that a lower one that comes after it is known to be
 * superseded. At the bound the launch longest untouched is forgotten.
 */
final class HeardVersions {
    private static final int EVENTS = 50_000;

    private final Map<EventId, Integer> versions = new Bounded<>(EVENTS);

    /** Whether a higher version of the same launch was heard before; never so for what has no version. */
    boolean supersede(Item item) {
        int version = item.warningVersion();
        return version > 0
                && item.about()
                        .map(event -> versions.getOrDefault(event, 0) > version)
                        .orElse(false);
    }

    /** An item was heard. */
    void heard(Item item) {
        item.about().ifPresent(event -> versions.merge(event, item.warningVersion(), Math::max));
    }
}
