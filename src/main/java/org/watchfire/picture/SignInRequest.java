package org.watchfire.picture;

import java.util.Arrays;
import java.util.Optional;
import org.watchfire.release.Role;
import tools.jackson.databind.JsonNode;

/**
 * A try at the door.
 *
 * @param name as typed, at most 40 characters
 * @param password as typed, at most 200 characters
 * @param role wanted, if any
 */
record SignInRequest(String name, String password, Optional<Role> role) {
    /** From the body of a request; empty when it is anything else. */
    static Optional<SignInRequest> parse(String body) {
        return Bodies.tree(body).flatMap(SignInRequest::of);
    }

    private static Optional<SignInRequest> of(JsonNode tree) {
        Optional<String> name = Bodies.text(tree, "name", 40);
        Optional<String> password = Bodies.text(tree, "password", 200);
        Optional<String> role = Bodies.text(tree, "role", 40);
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
}
