package org.watchfire.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.model.Item;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;

/**
 * What has left this node for one partner, by subject: a recall names nothing else, so that it tells of nothing that the
 * partner never had. Of what left before the node's last start it knows what a receipt in the journal covers. At the bound
 * the subject longest untouched is forgotten, and no longer called back.
 */
final class Departed {
    private static final int MOST = 50_000;

    private final Map<Subject, Boolean> subjects = Bounded.map(MOST);

    /** An item left. */
    void left(Item item) {
        Recall.subject(item).ifPresent(subject -> subjects.put(subject, true));
    }

    /** An envelope of the assured lane left. */
    void left(Envelope envelope) {
        subject(envelope).ifPresent(subject -> subjects.put(subject, true));
    }

    /** A recall of that part of another one which has left; empty where nothing has. */
    Optional<Recall> of(Recall recall) {
        List<Subject> named =
                recall.subjects().stream().filter(subjects::containsKey).toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recall(
                        recall.by(), recall.realm(), recall.label(), named, recall.decided(), recall.stamps()));
    }

    /** What an envelope is about; empty for a note and for a recall. */
    static Optional<Subject> subject(Envelope envelope) {
        Header header = envelope.header();
        return switch (header.kind()) {
            case WARNING -> said(header, Saying.WARNING);
            case ALL_CLEAR -> said(header, Saying.ALL_CLEAR);
            case RETRACTION -> said(header, Saying.RETRACTION);
            case ACKNOWLEDGEMENT -> said(header, Saying.ACKNOWLEDGEMENT);
            case NOTICE ->
                ItemCbor.decodeAll(envelope.payload()) instanceof Decoded.Value<List<Item>>(List<Item> items)
                        ? Recall.subject(items.getFirst())
                        : Optional.empty();
            case BLOCK, VOID, RECEIPT, REFUSAL, STATEMENT, RECALL, RECALLED -> Optional.empty();
        };
    }

    private static Optional<Subject> said(Header header, Saying saying) {
        return header.event().map(event -> new Subject.OfEvent(event, saying));
    }
}
