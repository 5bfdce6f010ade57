package org.watchfire.release;

import java.util.List;
import org.watchfire.model.TimeTag;

/** What came of somebody's step towards another policy. */
public sealed interface PolicyChange {
    /**
     * A policy lies ready; a second person has to approve exactly this text.
     *
     * @param policy that would be active
     * @param by who proposed it
     * @param until after this moment it is void
     */
    record Proposed(Policy policy, String by, TimeTag until) implements PolicyChange {}

    /**
     * A policy is active from now on.
     *
     * @param policy that decides now
     * @param by the persons who did it: two, or one where a partner was cut off
     */
    record Activated(Policy policy, List<String> by) implements PolicyChange {
        public Activated {
            by = List.copyOf(by);
        }
    }

    /**
     * What lay ready is taken back.
     *
     * @param policy that would have been active
     * @param by who took it back
     */
    record Withdrawn(Policy policy, String by) implements PolicyChange {}

    /**
     * Nothing has changed.
     *
     * @param reason one sentence, with what to do
     */
    record Refused(String reason) implements PolicyChange {}
}
