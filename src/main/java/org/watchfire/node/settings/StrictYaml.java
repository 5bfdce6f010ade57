package org.watchfire.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads what people write for a node, strictly: what is not known, or has the wrong shape, is refused with its file,
 * line and remedy. A number with a unit behind it is no number: units stand in the keys.
 */
public final class StrictYaml {
    private static final long MAX_BYTES = 1 << 20;

    private static final YAMLMapper YAML = mapper().build();

    /** The same, but content with what is missing. */
    private static final YAMLMapper FORGIVING = mapper().annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
                    return null;
                }
            })
            .build();

    private static YAMLMapper.Builder mapper() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .withCoercionConfig(
                        LogicalType.Float, c -> c.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.String, CoercionAction.Fail));
    }

    private StrictYaml() {}

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @throws SettingsException naming {@code name}, line, fault and remedy
     */
    public static <T> T parse(String name, String text, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw unknown(name, text, unknown);
        } catch (JacksonException fault) {
            // A misspelt key is missing too; what is there and unknown tells more than what is not there.
            try {
                FORGIVING.readValue(text, type);
            } catch (UnrecognizedPropertyException unknown) {
                throw unknown(name, text, unknown);
            } catch (JacksonException sameFault) {
                // the first one is told
            }
            throw new SettingsException(name, line(fault), plain(fault.getOriginalMessage()), "mend " + key(fault));
        }
    }

    /** Writes a document that {@link #parse} reads. */
    public static String write(Object document) {
        return YAML.writeValueAsString(document);
    }

    /**
     * The text of a small file the configuration names.
     *
     * @throws SettingsException if it cannot be read or is larger than 1 MiB
     */
    public static String text(Path file) {
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

    private static SettingsException unknown(String name, String text, UnrecognizedPropertyException unknown) {
        return new SettingsException(
                name,
                line(unknown) > 0 ? line(unknown) : lineOfKey(text, unknown.getPropertyName()),
                "unknown key \"" + unknown.getPropertyName() + "\"",
                "use one of " + unknown.getKnownPropertyIds());
    }

    /** Where a key is first written: the reader has forgotten the line of what it kept for later. */
    private static int lineOfKey(String text, String key) {
        Pattern written = Pattern.compile("[\\s-]*[\"']?" + Pattern.quote(key) + "[\"']?\\s*:.*");
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (written.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
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
