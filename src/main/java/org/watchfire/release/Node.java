package org.watchfire.release;

import java.util.LinkedHashMap;
import java.util.List;

/** A value of a YAML or JSON document with the line it stands on, so that every fault can name its line. */
sealed interface Node {
    /** From 1. */
    int line();

    /** Keys in the order of the file, none twice. */
    record Mapping(int line, LinkedHashMap<String, Node> entries) implements Node {}

    /** Values in order. */
    record Sequence(int line, List<Node> values) implements Node {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** Text, number, truth value or nothing. */
    record Scalar(int line, Type type, String text) implements Node {}

    /** What a scalar was written as. */
    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
