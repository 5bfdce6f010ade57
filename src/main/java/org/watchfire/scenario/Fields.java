package org.watchfire.scenario;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.Geodetic;
import org.watchfire.model.TimeTag;

/** The keys of one mapping of a scenario file; a key that nobody asked for is refused by {@link #close}. */
final class Fields {
    private final String file;
    private final YamlNode.Mapping mapping;
    private final Set<String> asked = new HashSet<>();

    Fields(String file, YamlNode node) {
        this.file = file;
        if (!(node instanceof YamlNode.Mapping m)) {
            throw new ScenarioFault(file, node.line(), "keys and values are expected here");
        }
        this.mapping = m;
    }

    /** Builds a value from all keys of a mapping; what the value's own checks refuse is said with file and line. */
    static <T> T build(String file, YamlNode node, Function<Fields, T> builder) {
        Fields fields = new Fields(file, node);
        try {
            T value = builder.apply(fields);
            fields.close();
            return value;
        } catch (IllegalArgumentException e) {
            throw new ScenarioFault(file, node.line(), e.getMessage() == null ? "refused" : e.getMessage());
        }
    }

    String file() {
        return file;
    }

    int line() {
        return mapping.line();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    String text(String key) {
        return scalar(key).text().strip();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : note(key, otherwise);
    }

    double quantity(String key, Unit unit) {
        return unit.parse(file, scalar(key), key);
    }

    double quantity(String key, Unit unit, double otherwise) {
        return has(key) ? quantity(key, unit) : note(key, otherwise);
    }

    double number(String key) {
        YamlNode.Scalar scalar = scalar(key);
        try {
            return Double.parseDouble(scalar.text().strip());
        } catch (NumberFormatException e) {
            throw new ScenarioFault(file, scalar.line(), key + " \"" + scalar.text() + "\" is not a number");
        }
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : note(key, otherwise);
    }

    int integer(String key, int from, int to) {
        YamlNode.Scalar scalar = scalar(key);
        try {
            int value = Integer.parseInt(scalar.text().strip());
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ScenarioFault(
                file,
                scalar.line(),
                key + " \"" + scalar.text() + "\" is not a whole number from " + from + " to " + to);
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return note(key, otherwise);
        }
        YamlNode.Scalar scalar = scalar(key);
        return switch (scalar.text().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ScenarioFault(file, scalar.line(), key + " is neither true nor false");
        };
    }

    TimeTag utc(String key) {
        YamlNode.Scalar scalar = scalar(key);
        try {
            return TimeScales.tag(Instant.parse(scalar.text().strip()));
        } catch (DateTimeParseException e) {
            throw new ScenarioFault(
                    file, scalar.line(), key + " \"" + scalar.text() + "\" is not UTC as 2023-05-30T21:27:00Z");
        }
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        YamlNode.Scalar scalar = scalar(key);
        for (E value : type.getEnumConstants()) {
            if (value.name()
                    .toLowerCase(Locale.ROOT)
                    .equals(scalar.text().strip().toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        List<String> words = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            words.add(value.name().toLowerCase(Locale.ROOT));
        }
        throw new ScenarioFault(file, scalar.line(), key + " \"" + scalar.text() + "\" is not one of " + words);
    }

    /** A place from latitude, longitude and, where given, height. */
    Geodetic place() {
        return new Geodetic(
                quantity("latitude", Unit.ANGLE),
                quantity("longitude", Unit.ANGLE),
                quantity("height", Unit.LENGTH, 0));
    }

    /** Two quantities in brackets. */
    double[] pair(String key, Unit unit) {
        List<YamlNode> elements = elements(key);
        if (elements.size() != 2) {
            throw new ScenarioFault(file, mapping.line(), key + " needs two values in brackets");
        }
        return new double[] {quantityOf(elements.get(0), key, unit), quantityOf(elements.get(1), key, unit)};
    }

    /** A table of pairs, the first column ascending, at least one row. */
    List<double[]> table(String key, Unit first, Unit second) {
        List<double[]> rows = new ArrayList<>();
        for (YamlNode node : elements(key)) {
            if (!(node instanceof YamlNode.Sequence row) || row.elements().size() != 2) {
                throw new ScenarioFault(file, node.line(), key + " has a row that is not two values in brackets");
            }
            double x = quantityOf(row.elements().get(0), key, first);
            if (!rows.isEmpty() && x < rows.getLast()[0]) {
                throw new ScenarioFault(file, node.line(), key + " does not ascend");
            }
            rows.add(new double[] {x, quantityOf(row.elements().get(1), key, second)});
        }
        if (rows.isEmpty()) {
            throw new ScenarioFault(file, mapping.line(), key + " is empty");
        }
        return rows;
    }

    /** Elements of a sequence; none when the key is absent. */
    List<YamlNode> elements(String key) {
        asked.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.elements();
        }
        throw new ScenarioFault(file, node.line(), key + " needs a list");
    }

    /** One value from each mapping of a list. */
    <T> List<T> list(String key, Function<Fields, T> builder) {
        return elements(key).stream().map(node -> build(file, node, builder)).toList();
    }

    List<String> texts(String key) {
        return elements(key).stream()
                .map(node -> scalarOf(node, key).text().strip())
                .toList();
    }

    /** A value from a mapping under a key. */
    <T> T child(String key, Function<Fields, T> builder) {
        asked.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node == null) {
            throw new ScenarioFault(file, mapping.line(), "the key " + key + " is missing");
        }
        return build(file, node, builder);
    }

    <T> Optional<T> optional(String key, Function<Fields, T> builder) {
        asked.add(key);
        return has(key) ? Optional.of(child(key, builder)) : Optional.empty();
    }

    ScenarioFault fault(String key, String what) {
        YamlNode node = mapping.entries().get(key);
        return new ScenarioFault(file, node == null ? mapping.line() : node.line(), what);
    }

    private void close() {
        mapping.entries().forEach((key, node) -> {
            if (!asked.contains(key)) {
                throw new ScenarioFault(
                        file,
                        node.line(),
                        "unknown key " + key + "; known here: "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        });
    }

    private <T> T note(String key, T otherwise) {
        asked.add(key);
        return otherwise;
    }

    private YamlNode.Scalar scalar(String key) {
        asked.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node == null) {
            throw new ScenarioFault(file, mapping.line(), "the key " + key + " is missing");
        }
        return scalarOf(node, key);
    }

    private YamlNode.Scalar scalarOf(YamlNode node, String key) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar;
        }
        throw new ScenarioFault(file, node.line(), key + " needs one value");
    }

    private double quantityOf(YamlNode node, String key, Unit unit) {
        return unit.parse(file, scalarOf(node, key), key);
    }
}
