package org.watchfire.release;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.watchfire.model.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML or JSON document into {@link Node}s. Strict: a key given twice, an alias, a second document, nesting
 * deeper than 32 or more than a megabyte of text is a fault.
 */
final class Documents {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_CHARACTERS = MAX_BYTES;
    private static final int MAX_DEPTH = 32;
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final JsonParser parser;
    private final List<Fault> faults;

    private Documents(String file, JsonParser parser, List<Fault> faults) {
        this.file = file;
        this.parser = parser;
        this.faults = faults;
    }

    /** A file's text. Never reads more than a document may have, whatever the file is. */
    static Optional<String> text(Path file, List<Fault> faults) {
        try {
            Optional<String> text = Utf8.file(file, MAX_BYTES);
            if (text.isEmpty()) {
                faults.add(new Fault(file.toString(), 0, "holds more than " + MAX_BYTES + " bytes", "make it shorter"));
            }
            return text;
        } catch (CharacterCodingException broken) {
            faults.add(new Fault(file.toString(), 0, "is not text in UTF-8", "save it as UTF-8"));
        } catch (NoSuchFileException missing) {
            faults.add(new Fault(file.toString(), 0, "is not there", "name a file that is, or put it there"));
        } catch (IOException failed) {
            faults.add(new Fault(file.toString(), 0, "cannot be read", "name a file that this user can read"));
        }
        return Optional.empty();
    }

    static Optional<Node> yaml(String file, String text, List<Fault> faults) {
        return read(file, text, faults, true);
    }

    static Optional<Node> json(String file, String text, List<Fault> faults) {
        return read(file, text, faults, false);
    }

    private static Optional<Node> read(String file, String text, List<Fault> faults, boolean yaml) {
        if (text.length() > MAX_CHARACTERS) {
            faults.add(new Fault(file, 0, "holds " + text.length() + " characters", "keep it below " + MAX_CHARACTERS));
            return Optional.empty();
        }
        int before = faults.size();
        try (JsonParser parser = yaml
                ? YAML.createParser(ObjectReadContext.empty(), text)
                : JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                faults.add(new Fault(file, 1, "is empty", "write a document into it"));
                return Optional.empty();
            }
            Node root = new Documents(file, parser, faults).value(0);
            if (parser.nextToken() != null) {
                faults.add(new Fault(file, line(parser), "goes on after its end", "keep one document in one file"));
            }
            return faults.size() == before ? Optional.of(root) : Optional.empty();
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            faults.add(new Fault(
                    file,
                    Math.max(line, 0),
                    "is not " + (yaml ? "YAML" : "JSON") + " (" + firstLine(broken.getOriginalMessage()) + ")",
                    "mend the form there"));
            return Optional.empty();
        }
    }

    private Node value(int depth) {
        int line = line(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            fault(line, "an alias stands here", "write the value out");
        }
        if (depth > MAX_DEPTH) {
            fault(line, "values are nested deeper than " + MAX_DEPTH, "write it flatter");
            parser.skipChildren();
            return new Node.Scalar(line, Node.Type.NOTHING, "");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> sequence(line, depth);
            case VALUE_STRING -> new Node.Scalar(line, Node.Type.TEXT, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(line, Node.Type.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(line, Node.Type.TRUTH, parser.getString());
            case VALUE_NULL -> new Node.Scalar(line, Node.Type.NOTHING, "");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> {
                fault(line, "an unexpected " + token + " stands here", "write a plain value");
                yield new Node.Scalar(line, Node.Type.NOTHING, "");
            }
        };
    }

    private Node mapping(int line, int depth) {
        LinkedHashMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            if (entries.put(key, value(depth + 1)) != null) {
                fault(keyLine, "\"" + key + "\" is given twice", "keep one");
            }
        }
        return new Node.Mapping(line, entries);
    }

    private Node sequence(int line, int depth) {
        List<Node> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(depth + 1));
        }
        return new Node.Sequence(line, values);
    }

    private void fault(int line, String what, String remedy) {
        faults.add(new Fault(file, line, what, remedy));
    }

    private static int line(JsonParser parser) {
        return Math.max(parser.currentTokenLocation().getLineNr(), 0);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
