package org.watchfire.node.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where each key of a document is written, from one walk over it before any value is taken: an unknown key and a repeated one are
 * found here, since a misspelt key is also a missing one, and what is there tells more than what is not. Keys are paths such as
 * {@code radars.0.latitudeDegrees}.
 */
final class KeyLines {
    private final Map<String, Integer> lines = new HashMap<>();

    private KeyLines() {}

    /**
     * Walks over a document, up to where it stops being YAML.
     *
     * @param type the record it is to become
     * @throws SettingsException for a key that is unknown or given twice
     */
    static KeyLines of(YAMLMapper yaml, String name, String text, Class<?> type) {
        KeyLines keys = new KeyLines();
        try (JsonParser parser = yaml.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                TokenStreamContext context = parser.streamReadContext();
                if (token.isStructEnd() && context.inRoot()) {
                    break;
                }
                String path = context.pathAsPointer()
                        .toString()
                        .replaceFirst("^/", "")
                        .replace('/', '.');
                int line = parser.currentTokenLocation().getLineNr();
                Integer earlier = keys.lines.putIfAbsent(path, line);
                if (token == JsonToken.PROPERTY_NAME) {
                    if (earlier != null) {
                        throw new SettingsException(
                                name, line, path + " is given twice, first in line " + earlier, "keep one of the two");
                    }
                    requireKnown(name, line, path, type);
                }
            }
        } catch (JacksonException broken) {
            return keys; // the reader proper comes to the same place and says what is wrong there
        }
        return keys;
    }

    /** The line of a key, or of the nearest section around it that has one; 0 where none has. */
    int line(String path) {
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    private static void requireKnown(String name, int line, String path, Class<?> type) {
        int last = path.lastIndexOf('.');
        String key = path.substring(last + 1);
        Optional<Class<?>> section = last < 0
                ? Optional.of(type)
                : section(type, path.substring(0, last).split("\\."));
        section.filter(Class::isRecord).ifPresent(known -> {
            List<String> keys = Stream.of(known.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            if (!keys.contains(key)) {
                throw new SettingsException(name, line, "unknown key \"" + key + "\"", "use one of " + keys);
            }
        });
    }

    /** The type at a path; empty where the document is not of the shape of its type, which its reader says. */
    private static Optional<Class<?>> section(Type type, String[] path) {
        Type at = type;
        for (String step : path) {
            at = bare(at);
            if (at instanceof ParameterizedType list && list.getRawType() == List.class) {
                at = list.getActualTypeArguments()[0];
            } else if (at instanceof Class<?> section && section.isRecord()) {
                Optional<RecordComponent> found = Stream.of(section.getRecordComponents())
                        .filter(component -> component.getName().equals(step))
                        .findFirst();
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                at = found.get().getGenericType();
            } else {
                return Optional.empty();
            }
        }
        return bare(at) instanceof Class<?> section ? Optional.of(section) : Optional.empty();
    }

    /** Without the {@link Optional} around it. */
    private static Type bare(Type type) {
        return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class
                ? optional.getActualTypeArguments()[0]
                : type;
    }
}
