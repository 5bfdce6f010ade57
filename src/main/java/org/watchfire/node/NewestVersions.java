package org.watchfire.node;

import java.util.Map;
import org.watchfire.model.Bounded;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Relation;

/**
 * Newest version of what each partner said of each event, so that what was superseded on its way is known for that. At most
 * {@value #MOST}; beyond it the one longest unheard is forgotten.
 */
final class NewestVersions {
    static final int MOST = 10_000;

    private final Map<Statement, Integer> versions = new Bounded<>(MOST);

    /** What a version can supersede: relations and all else said of an event say different things. */
    private record Statement(NationId by, EventId event, boolean isRelation) {}

    /** Whether nothing later has come of what this is a version of; it is remembered. What has no versions always is the newest. */
    boolean isNewest(Item item) {
        if (item instanceof Relation relation) {
            return isNewest(item.origin(), relation.event(), true, relation.version());
        }
        return item.warningVersion() == 0
                || isNewest(item.origin(), item.about().orElseThrow(), false, item.warningVersion());
    }

    private boolean isNewest(NationId by, EventId event, boolean isRelation, int version) {
        return versions.merge(new Statement(by, event, isRelation), version, Math::max) == version;
    }

    /** A partner called back its warnings of an event: versions count anew. */
    void forget(NationId by, EventId event) {
        versions.remove(new Statement(by, event, false));
    }
}
