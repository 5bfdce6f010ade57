package org.watchfire.release;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;

/**
 * Reads the fields of one mapping strictly: what is missing, of the wrong kind or unknown becomes a {@link Fault} with
 * its line. Getters return a harmless value after a fault; the caller looks at the faults before it uses anything.
 */
final class Fields {
    private final String file;
    private final Node.Mapping mapping;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    private Fields(String file, Node.Mapping mapping, List<Fault> faults) {
        this.file = file;
        this.mapping = mapping;
        this.faults = faults;
    }

    /** The fields of {@code node}; a fault, and no fields, when it is not a mapping. */
    static Fields of(String file, String what, Node node, List<Fault> faults) {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(file, mapping, faults);
        }
        faults.add(new Fault(file, node.line(), what + " is not a mapping", "write its fields as \"name: value\""));
        return new Fields(file, new Node.Mapping(node.line(), new LinkedHashMap<>()), faults);
    }

    int line() {
        return mapping.line();
    }

    boolean has(String name) {
        asked.add(name);
        return mapping.entries().containsKey(name);
    }

    Optional<Node> node(String name) {
        asked.add(name);
        return Optional.ofNullable(mapping.entries().get(name));
    }

    /** Names of all fields, for mappings whose keys are data. */
    List<String> names() {
        List<String> names = List.copyOf(mapping.entries().keySet());
        asked.addAll(names);
        return names;
    }

    Optional<Fields> fields(String name) {
        return node(name).map(node -> of(file, "\"" + name + "\"", node, faults));
    }

    Fields requiredFields(String name) {
        return fields(name).orElseGet(() -> {
            missing(name);
            return new Fields(file, new Node.Mapping(line(), new LinkedHashMap<>()), faults);
        });
    }

    Optional<String> text(String name) {
        return node(name).flatMap(node -> {
            if (node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NOTHING) {
                return Optional.of(scalar.text());
            }
            fault(node.line(), "\"" + name + "\" is not a text", "write one value");
            return Optional.empty();
        });
    }

    String requiredText(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().isBlank()) {
            fault(lineOf(name), "\"" + name + "\" is empty", "write it out");
        }
        return text.orElseGet(() -> {
            missing(name);
            return "";
        });
    }

    Optional<Double> number(String name, double low, double high) {
        return node(name).flatMap(node -> {
            if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NUMBER) {
                double value = decimal(scalar.text());
                if (value >= low && value <= high) {
                    return Optional.of(value);
                }
                fault(node.line(), "\"" + name + "\" " + scalar.text() + " is outside " + low + ".." + high, "mend it");
                return Optional.empty();
            }
            fault(node.line(), "\"" + name + "\" is not a number", "write a number from " + low + " to " + high);
            return Optional.empty();
        });
    }

    /** NaN, which no range holds, for what YAML calls a number and Java does not. */
    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException odd) {
            return Double.NaN;
        }
    }

    double requiredNumber(String name, double low, double high) {
        return number(name, low, high).orElseGet(() -> {
            missing(name);
            return low;
        });
    }

    Optional<Long> whole(String name, long low, long high) {
        return node(name).flatMap(node -> {
            if (node instanceof Node.Scalar scalar
                    && scalar.type() == Node.Type.NUMBER
                    && scalar.text().matches("-?[0-9]{1,18}|[0-9]{19}")) {
                BigInteger value = new BigInteger(scalar.text());
                if (value.compareTo(BigInteger.valueOf(low)) >= 0 && value.compareTo(BigInteger.valueOf(high)) <= 0) {
                    return Optional.of(value.longValueExact());
                }
            }
            fault(
                    node.line(),
                    "\"" + name + "\" is not a whole number from " + low + " to " + high,
                    "write one, in digits");
            return Optional.empty();
        });
    }

    boolean truth(String name, boolean otherwise) {
        return node(name)
                .map(node -> {
                    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TRUTH) {
                        return Boolean.parseBoolean(scalar.text());
                    }
                    fault(node.line(), "\"" + name + "\" is not a truth value", "write true or false");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** The values of a list; empty when the field is absent. */
    List<Node> list(String name) {
        return node(name)
                .map(node -> {
                    if (node instanceof Node.Sequence sequence) {
                        return sequence.values();
                    }
                    fault(node.line(), "\"" + name + "\" is not a list", "write [a, b] or one \"- value\" a line");
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    List<Fields> listOfFields(String name) {
        return list(name).stream()
                .map(node -> of(file, "an entry of \"" + name + "\"", node, faults))
                .toList();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node node : list(name)) {
            if (node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NOTHING) {
                texts.add(scalar.text());
            } else {
                fault(node.line(), "\"" + name + "\" holds something that is not a text", "write texts only");
            }
        }
        return texts;
    }

    /** A value made by {@code make}, whose {@link IllegalArgumentException} becomes a fault. */
    <T> Optional<T> made(String name, Function<String, T> make) {
        return text(name).flatMap(text -> make(lineOf(name), text, make));
    }

    <T> Optional<T> required(String name, Function<String, T> make) {
        if (!has(name)) {
            missing(name);
        }
        return made(name, make);
    }

    <T> List<T> listOf(String name, Function<String, T> make) {
        int line = lineOf(name);
        return texts(name).stream()
                .flatMap(text -> make(line, text, make).stream())
                .toList();
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return made(name, text -> choose(text, type));
    }

    Optional<TimeTag> time(String name) {
        return made(name, Fields::parseTime);
    }

    Optional<NationId> nation(String name) {
        return made(name, NationId::new);
    }

    /** To be called last: what was never asked for is unknown. */
    void refuseUnknown() {
        mapping.entries().forEach((name, node) -> {
            if (!asked.contains(name)) {
                fault(
                        node.line(),
                        "\"" + name + "\" is not a field here",
                        "take it out, or write one of "
                                + asked.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    int lineOf(String name) {
        Node node = mapping.entries().get(name);
        return node == null ? line() : node.line();
    }

    void fault(int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }

    void missing(String name) {
        if (!mapping.entries().containsKey(name)) {
            fault(line(), "\"" + name + "\" is missing", "add it");
        }
    }

    /** Makes a value; the text of an {@link IllegalArgumentException} becomes the fault. */
    <T> Optional<T> make(int line, String text, Function<String, T> make) {
        try {
            return Optional.of(make.apply(text));
        } catch (IllegalArgumentException refused) {
            fault(line, String.valueOf(refused.getMessage()), "mend it");
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> E choose(String text, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not one of "
                + List.of(type.getEnumConstants()).toString());
    }

    /** UTC as people write it; see {@link Utc} for the range. */
    static TimeTag parseTime(String text) {
        try {
            return Utc.toTai(Instant.parse(text));
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException("time \"" + text + "\" is not UTC such as 2023-05-30T21:27:00Z", broken);
        }
    }
}
