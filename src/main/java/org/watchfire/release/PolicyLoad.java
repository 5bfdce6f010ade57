package org.watchfire.release;

import java.util.List;

/** What came of loading a policy file: it holds wholly, or it is refused wholly. */
public sealed interface PolicyLoad {
    /**
     * It holds, its own cases included.
     *
     * @param policy ready to decide
     */
    record Loaded(Policy policy) implements PolicyLoad {}

    /**
     * It is refused.
     *
     * @param faults all that were found, in the order of the file; at least one
     */
    record Refused(List<Fault> faults) implements PolicyLoad {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
