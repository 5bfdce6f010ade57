package org.watchfire.exchange.outside;

import java.util.Optional;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;

/**
 * The policy in force, asked once more about an item that was released and then had to wait: for a link, a restart, a
 * receipt. Called on the exchange's thread.
 */
@FunctionalInterface
public interface Gate {
    /** Bars nothing: whatever was released once may go, however late. */
    Gate OPEN = (item, to) -> Optional.empty();

    /**
     * Why an item may no longer go to a partner; empty when it may.
     *
     * @param item as it would leave, reduced where it was reduced
     */
    Optional<String> bars(Item item, NationId to);
}
