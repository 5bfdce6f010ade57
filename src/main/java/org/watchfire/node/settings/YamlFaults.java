package org.watchfire.node.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what the YAML reader found in the words of the file: the key, what is wrong with it, what to do. */
final class YamlFaults {
    private YamlFaults() {}

    static SettingsException of(String name, KeyLines keys, JacksonException fault) {
        String section = path(fault);
        if (fault instanceof ValueInstantiationException && fault.getCause() instanceof SettingFault said) {
            String key = section.isEmpty() ? said.key() : section + "." + said.key();
            return new SettingsException(name, line(keys, key, fault), key + " " + said.fault(), said.remedy());
        }
        String key = section.isEmpty() ? "the document" : section;
        String remedy = section.isEmpty() ? "mend the document" : "mend the value of " + section;
        return new SettingsException(name, line(keys, section, fault), key + " " + wrong(fault), remedy);
    }

    private static int line(KeyLines keys, String key, JacksonException fault) {
        int line = keys.line(key);
        TokenStreamLocation location = fault.getLocation();
        return line > 0 || location == null ? line : Math.max(0, location.getLineNr());
    }

    /** The key at fault as a path such as {@code radars.0.latitudeDegrees}; empty for the document. */
    private static String path(JacksonException fault) {
        List<String> steps = fault.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .toList();
        return String.join(".", steps);
    }

    private static String wrong(JacksonException fault) {
        return switch (fault) {
            case ValueInstantiationException refused -> "cannot be used: " + cause(refused);
            case InvalidNullException empty -> "is empty, or has an empty entry";
            case InvalidFormatException odd -> "\"" + odd.getValue() + "\" is not " + wanted(odd.getTargetType());
            case MismatchedInputException shape -> shape(shape);
            case InputCoercionException wide -> "is not " + wanted(wide.getTargetType());
            case StreamConstraintsException deep -> "is nested too deep or holds a value that is too long";
            case StreamReadException broken -> "is not YAML: " + firstLine(broken.getOriginalMessage());
            default -> "cannot be read: " + firstLine(fault.getOriginalMessage());
        };
    }

    private static String cause(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException said && said.getMessage() != null
                ? said.getMessage()
                : "a value in it is missing";
    }

    private static String shape(MismatchedInputException fault) {
        String message = fault.getOriginalMessage();
        if (message.startsWith("Missing required")) {
            return "is missing";
        }
        if (message.startsWith("No content")) {
            return "is empty";
        }
        if (message.startsWith("Trailing token")) {
            return "is followed by another one in the same file";
        }
        return "is not " + wanted(fault.getTargetType());
    }

    private static String wanted(Class<?> type) {
        if (type == null) {
            return "of the right kind";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (type.isRecord()) {
            return "a group of keys";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "text";
    }

    /** What the parser says, up to where it names its own settings. */
    private static String firstLine(String message) {
        return Optional.ofNullable(message)
                .flatMap(all -> all.lines().findFirst())
                .map(line -> line.replaceAll("\\s*\\([^)]*`.*", "").replace("`", ""))
                .orElse("it cannot be parsed");
    }
}
