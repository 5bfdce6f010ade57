package org.watchfire.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads what people write for a node, strictly: what is not known, or has the wrong shape, is refused with its file,
 * line and remedy. A number with a unit behind it is no number: units stand in the keys.
 */
final class StrictYaml {
    private static final long MAX_BYTES = 1 << 20;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfig(LogicalType.Float, c -> c.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .build();

    private StrictYaml() {}

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @throws SettingsException naming {@code name}, line, fault and remedy
     */
    static <T> T parse(String name, String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw new SettingsException(
                    name,
                    line(unknown),
                    "unknown key \"" + unknown.getPropertyName() + "\"",
                    "use one of " + unknown.getKnownPropertyIds());
        } catch (JacksonException fault) {
            throw new SettingsException(name, line(fault), plain(fault.getOriginalMessage()), "mend " + key(fault));
        }
    }

    /** Writes a document that {@link #parse} reads. */
    static String write(Object document) {
        return YAML.writeValueAsString(document);
    }

    /**
     * The text of a small file the configuration names.
     *
     * @throws SettingsException if it cannot be read or is larger than 1 MiB
     */
    static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new SettingsException(file.toString(), 0, "is larger than 1 MiB", "name the right file");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new SettingsException(
                    file.toString(), 0, "cannot be read (" + unreadable + ")", "make it readable for this user");
        }
    }

    private static int line(JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    /** The key at fault as a path such as {@code radars.0.latitudeDegrees}. */
    private static String key(JacksonException fault) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : fault.getPath()) {
            path.append(path.isEmpty() ? "" : ".");
            path.append(step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName());
        }
        return path.isEmpty() ? "the document" : "the value of " + path;
    }

    /** The message without the names of our own types, which mean nothing to the reader. */
    private static String plain(String message) {
        return message.lines()
                .findFirst()
                .orElse("not readable")
                .replaceAll("of type `[^`]*`|`?(java|org\\.watchfire)\\.[\\w.$]*[.$]?(\\w+)`?", "$2")
                .replaceAll("\\s+", " ");
    }
}
