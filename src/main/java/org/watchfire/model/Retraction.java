package org.watchfire.model;

/**
 * The warning was wrong. Numbered with the warnings of its event.
 *
 * @param event the event it takes back
 * @param version above that of the warning it takes back
 * @param by the nation that says it
 * @param realm actual, exercise or test
 * @param label marking
 * @param reason one sentence for the reader
 * @param decided scenario time of the decision
 * @param stamps wall times
 */
public record Retraction(
        EventId event,
        int version,
        NationId by,
        Realm realm,
        Label label,
        String reason,
        TimeTag decided,
        Stamps stamps)
        implements Item {
    @Override
    public NationId origin() {
        return by;
    }
}
