package org.watchfire.picture;

import java.util.EnumSet;
import java.util.Set;
import org.watchfire.release.Role;

/**
 * A person who may sign in. One session acts in one of the roles.
 *
 * @param name to sign in with: 1 to 40 letters, digits, {@code . _ -}
 * @param passwordHash as {@link PasswordHash#of} makes it
 * @param roles that may be acted in, at least one; unmodifiable
 */
public record OperatorAccount(String name, String passwordHash, Set<Role> roles) {
    public OperatorAccount {
        requireName(name);
        PasswordHash.requireValid(passwordHash);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("operator \"" + name + "\" has no role");
        }
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    /** @throws IllegalArgumentException where nobody can sign in with {@code name} */
    public static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException(
                    "operator name \"" + name + "\" is not 1 to 40 letters, digits, . _ or -");
        }
    }

    /** Without the hash, so that it may stand in a log. */
    @Override
    public String toString() {
        return "OperatorAccount[" + name + ", " + roles + "]";
    }
}
