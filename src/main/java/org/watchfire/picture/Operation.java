package org.watchfire.picture;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.watchfire.release.Role;

/** What a signed-in person can ask of the picture, and in which roles. What a role may see is the policy's to say. */
enum Operation {
    LOOK,
    READ_METRICS,
    ACKNOWLEDGE,
    READ_POLICY,
    PROPOSE_POLICY,
    APPROVE_POLICY,
    WITHDRAW_POLICY,
    CUT_OFF_PARTNER;

    private Set<Role> roles() {
        return switch (this) {
            case LOOK, READ_METRICS -> EnumSet.allOf(Role.class);
            case ACKNOWLEDGE -> EnumSet.of(Role.WATCH_OFFICER);
            case READ_POLICY, PROPOSE_POLICY, APPROVE_POLICY, WITHDRAW_POLICY, CUT_OFF_PARTNER ->
                EnumSet.of(Role.RELEASE_AUTHORITY);
        };
    }

    boolean isAllowedTo(Role role) {
        return roles().contains(role);
    }

    /** Why a role that is not among them is refused. */
    String refusal() {
        return "only the " + inWords(roles().iterator().next()) + " may " + inWords(this);
    }

    private static String inWords(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
