package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.watchfire.model.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads what people write for a node, strictly: what is not known, or has the wrong shape, is refused with its file,
 * line and remedy. A number with a unit behind it is no number: units stand in the keys.
 */
public final class StrictYaml {
    private static final int MAX_BYTES = 1 << 20;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfig(
                    LogicalType.Float,
                    kind -> kind.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer,
                    kind -> kind.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    kind -> kind.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .annotationIntrospector(new NoEmptiness())
            .build();

    /** A needed key with nothing behind it is no value, and neither is an empty entry of a list. */
    private static final class NoEmptiness extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
            JsonProperty key = member.getAnnotation(JsonProperty.class);
            return JsonSetter.Value.construct(
                    key != null && key.required() ? Nulls.FAIL : Nulls.DEFAULT,
                    member.getRawType() == List.class ? Nulls.FAIL : Nulls.DEFAULT);
        }
    }

    private StrictYaml() {}

    /**
     * Reads one document.
     *
     * @param name of the file, for messages
     * @throws SettingsException naming {@code name}, line, fault and remedy
     */
    public static <T> T parse(String name, String text, Class<T> type) {
        KeyLines keys = KeyLines.of(YAML, name, text, type);
        try {
            return YAML.readValue(text, type);
        } catch (JacksonException fault) {
            throw YamlFaults.of(name, keys, fault);
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
            return Utf8.file(file, MAX_BYTES)
                    .orElseThrow(() ->
                            new SettingsException(file.toString(), 0, "is larger than 1 MiB", "name the right file"));
        } catch (NoSuchFileException missing) {
            throw new SettingsException(file.toString(), 0, "is not there", "name a file that is, or put it there");
        } catch (AccessDeniedException closed) {
            throw new SettingsException(file.toString(), 0, "may not be read", "make it readable for this user");
        } catch (CharacterCodingException odd) {
            throw new SettingsException(file.toString(), 0, "is not text in UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            throw new SettingsException(
                    file.toString(),
                    0,
                    Files.isDirectory(file) ? "is a folder" : "cannot be read (" + unreadable.getMessage() + ")",
                    "name a file that this user can read");
        }
    }
}
