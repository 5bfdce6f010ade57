package org.watchfire.node;

import java.util.function.Predicate;
import org.watchfire.model.Item;
import org.watchfire.model.Track;
import org.watchfire.release.Recipient;

/** What a policy is asked in one turn of the engine: partners are offered own tracks and what the node decided, operators everything they could be shown. */
public final class Questions {
    private Questions() {}

    /** Takes each item with the recipients that it is offered to. */
    @FunctionalInterface
    public interface Taker {
        void take(Item item, Predicate<Recipient> offered);
    }

    /** All of one turn. */
    public static void each(Input input, Decisions decisions, Taker taker) {
        decisions.tracks().forEach(track -> taker.take(track, Recipient.Peer.class::isInstance));
        decisions.items().forEach(item -> taker.take(item, recipient -> true));
        decisions.systemTracks().forEach(track -> taker.take(track, Recipient.Operator.class::isInstance));
        decisions.assessments().forEach(assessment -> taker.take(assessment, Recipient.Operator.class::isInstance));
        if (input instanceof Input.FromPartner partner) {
            partner.items().stream()
                    .filter(item -> !(item instanceof Track))
                    .forEach(item -> taker.take(item, Recipient.Operator.class::isInstance));
        }
    }
}
