package org.watchfire.release;

import java.util.List;

/** A decision before thinning. */
sealed interface Verdict {
    /** Released by {@code rule}, because {@code why}, in a version that lacks {@code reductions}. */
    record Yes(Rule rule, String why, List<String> reductions) implements Verdict {}

    /** Withheld by {@code rule}. */
    record No(String rule, String reason) implements Verdict {
        /** Of a rule whose reduction cannot be made. */
        static No cannotReduce(Rule rule, Kind kind) {
            return new No(
                    Policy.REDUCE, "rule " + rule.id() + " asks for a reduction that cannot be made on a " + kind);
        }
    }
}
