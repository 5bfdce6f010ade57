package org.watchfire.model;

/**
 * How one event stands to another, so that a salvo that two nations see is counted right. Said by the nation that opened the event,
 * since ids belong to their origin, and numbered with its warnings, which it does not supersede: it says something else.
 *
 * @param event the event it is about, of {@code by}
 * @param version above that of what was said of it before
 * @param by the nation that says it
 * @param realm actual, exercise or test
 * @param label marking
 * @param kind what is said
 * @param other the event it is held against
 * @param reason one sentence for the reader
 * @param decided scenario time of the decision
 * @param stamps wall times
 */
public record Relation(
        EventId event,
        int version,
        NationId by,
        Realm realm,
        Label label,
        Kind kind,
        EventId other,
        String reason,
        TimeTag decided,
        Stamps stamps)
        implements Item {
    public Relation {
        if (event.equals(other)) {
            throw new IllegalArgumentException(event + " cannot stand to itself");
        }
        if (!event.origin().equals(by)) {
            throw new IllegalArgumentException(event + " is not " + by + "'s to relate");
        }
    }

    /** What may be said. The order is part of the format. */
    public enum Kind {
        /** Both are one launch; the other one speaks for it. */
        CORRELATED,
        /** The event is over and goes on as the other one, of the same nation. */
        MERGED,
        /** They are two launches, whatever was said before. */
        SPLIT
    }

    @Override
    public NationId origin() {
        return by;
    }
}
