package org.watchfire.model;

/**
 * A nation has taken note of one version of a warning, all-clear or retraction.
 *
 * @param event the event
 * @param version the version taken note of
 * @param by the nation that did
 * @param realm actual, exercise or test
 * @param label marking
 * @param role of the person who did, or {@code node} where the node is set to do so itself
 * @param decided scenario time
 * @param stamps wall times
 */
public record Acknowledgement(
        EventId event, int version, NationId by, Realm realm, Label label, String role, TimeTag decided, Stamps stamps)
        implements Item {
    @Override
    public NationId origin() {
        return by;
    }
}
