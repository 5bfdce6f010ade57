package org.watchfire.assess;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;

/** The announced launches, at most {@link Assessor#MAX_NOTICES}; the first received is forgotten first. Mutable, of one {@link Assessor}. */
final class Notices {
    private final Map<NoticeId, Notice> byId = new LinkedHashMap<>();

    /** In the order in which they came. */
    Collection<Notice> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Takes a notice; one with the same name replaces the earlier. */
    void take(Notice notice) {
        byId.put(notice.id(), notice);
        if (byId.size() > Assessor.MAX_NOTICES) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /** A nation has called back a notice of its own. */
    void recall(NoticeId id, NationId by) {
        byId.values()
                .removeIf(notice -> notice.id().equals(id) && notice.origin().equals(by));
    }
}
