package org.watchfire.release;

import java.util.List;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * Everything about a question that takes few values: what rules over it say is worked out once and remembered. Holds
 * what every settled {@link Variable} is read from.
 *
 * @param kind of the item
 * @param origin who made it
 * @param label its marking
 * @param status of a track, else empty
 * @param objectClass of a warning or assessment, else empty
 * @param identified whether the object says who it is
 * @param hasPosition whether it names a place
 * @param to who asks
 * @param realm of the output
 * @param grants that hold now
 */
record Settled(
        Kind kind,
        NationId origin,
        Label label,
        String status,
        String objectClass,
        boolean identified,
        boolean hasPosition,
        Recipient to,
        Realm realm,
        List<String> grants) {

    /** Few fields tell most questions apart; labels are compared, not hashed. */
    @Override
    public int hashCode() {
        return (31 * kind.hashCode() + to.hashCode()) * 31 + status.hashCode() + objectClass.hashCode();
    }
}
