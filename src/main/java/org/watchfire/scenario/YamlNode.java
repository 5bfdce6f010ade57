package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML document as a tree that knows its lines, so that whatever is wrong can be pointed at. */
sealed interface YamlNode {
    /** Longest file that is read, characters. */
    int MAX_CHARACTERS = 1 << 20;

    /** Deepest nesting. */
    int MAX_DEPTH = 20;

    /** Line in the file, from 1. */
    int line();

    /** Keys and values, in order. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {}

    /** Values in order. */
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** One value as written. */
    record Scalar(int line, String text) implements YamlNode {}

    /**
     * Reads a document.
     *
     * @param file name for messages
     * @throws ScenarioFault when it is no YAML, is empty, has an alias, a key twice, or passes a bound
     */
    static YamlNode read(String file, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new ScenarioFault(file, 1, text.length() + " characters are more than " + MAX_CHARACTERS);
        }
        try (JsonParser parser = YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new ScenarioFault(file, 1, "the file is empty");
            }
            return node(file, parser, 0);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new ScenarioFault(
                    file,
                    line,
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static YamlNode node(String file, JsonParser parser, int depth) {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > MAX_DEPTH) {
            throw new ScenarioFault(file, line, "nested deeper than " + MAX_DEPTH);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int at = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                if (entries.put(key, node(file, parser, depth + 1)) != null) {
                    throw new ScenarioFault(file, at, "the key " + key + " stands here twice");
                }
            }
            return new Mapping(line, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(node(file, parser, depth + 1));
            }
            return new Sequence(line, elements);
        }
        if (token.isScalarValue()) {
            return new Scalar(line, parser.getString() == null ? "" : parser.getString());
        }
        throw new ScenarioFault(file, line, "aliases are not used here");
    }
}
