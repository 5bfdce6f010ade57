package org.watchfire.picture;

import java.util.Arrays;
import java.util.Optional;
import org.watchfire.release.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A try at the door.
 *
 * @param name as typed, at most 40 characters
 * @param password as typed, at most 200 characters
 * @param role wanted, if any
 */
record SignInRequest(String name, String password, Optional<Role> role) {
    private static final JsonMapper JSON = new JsonMapper();

    /** From the body of a request; empty when it is anything else. */
    static Optional<SignInRequest> parse(String body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        Optional<String> name = text(tree, "name", 40);
        Optional<String> password = text(tree, "password", 200);
        Optional<String> role = text(tree, "role", 40);
        Optional<Role> wanted = role.flatMap(text -> Arrays.stream(Role.values())
                .filter(known -> known.name().equals(text))
                .findFirst());
        if (name.isEmpty() || password.isEmpty() || (role.isPresent() && wanted.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new SignInRequest(name.get(), password.get(), wanted));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SignInRequest[" + name + "]";
    }

    private static Optional<String> text(JsonNode tree, String member, int longest) {
        return Optional.ofNullable(tree.get(member))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isEmpty() && text.length() <= longest);
    }
}
