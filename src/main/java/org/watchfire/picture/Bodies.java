package org.watchfire.picture;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the small JSON objects that browsers send; whatever is not as wanted is absent. */
final class Bodies {
    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    /** A body's text, which is UTF-8 whatever its header says: JSON is nothing else. */
    static String of(Context context) {
        return new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
    }

    /** The JSON in a body. */
    static Optional<JsonNode> tree(String body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A member that is a text of 1 to {@code longest} characters. */
    static Optional<String> text(JsonNode tree, String member, int longest) {
        return Optional.ofNullable(tree.get(member))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isEmpty() && text.length() <= longest);
    }

    /** The same of a body. */
    static Optional<String> text(String body, String member, int longest) {
        return tree(body).flatMap(tree -> text(tree, member, longest));
    }
}
