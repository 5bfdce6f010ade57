package org.watchfire.exchange.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Header;
import org.watchfire.exchange.wire.ItemCbor;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.Bounded;
import org.watchfire.model.Item;
import org.watchfire.model.Recall;
import org.watchfire.model.Recall.Saying;
import org.watchfire.model.Recall.Subject;

/**
 * What has left this node for one partner, by subject: a recall names nothing else, so that it tells of nothing that the
 * partner never had. Of what left before the node's last start the journal tells: what had a number while the way was open.
 * At the bound the subject longest untouched is forgotten, and no longer called back.
 */
final class Departed {
    private static final int MOST = 50_000;

    private final Map<Subject, Boolean> subjects = new Bounded<>(MOST);
    /** Numbers of the time before that waited for the way to open. */
    private final Map<Long, Waiting> waiting = new Bounded<>(MOST);

    /** What left with the row in which the way opened, unless a void took its place before. */
    private record Waiting(Subject subject, long leaves) {}

    /** An item left. */
    void left(Item item) {
        Recall.subject(item).ifPresent(subject -> subjects.put(subject, true));
    }

    /** An envelope of the assured lane left. */
    void left(Envelope envelope) {
        subject(envelope).ifPresent(subject -> subjects.put(subject, true));
    }

    /** A row of the journal with a number for the partner, at the start. */
    void restore(long row, Envelope envelope, OpenWay way) {
        long sequence = envelope.header().sequence();
        if (envelope.header().kind() == Kind.VOID) {
            waiting.computeIfPresent(sequence, (number, one) -> one.leaves > row ? null : one);
        }
        subject(envelope).ifPresent(subject -> {
            long leaves = way.leaves(row);
            if (leaves == row) {
                subjects.put(subject, true);
            } else if (leaves < Long.MAX_VALUE) {
                waiting.put(sequence, new Waiting(subject, leaves));
            }
        });
    }

    /** All rows are restored. */
    void restored() {
        waiting.values().forEach(one -> subjects.put(one.subject, true));
        waiting.clear();
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
            case RELATION -> said(header, Saying.RELATION);
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
