package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.watchfire.picture.OperatorAccount;
import org.watchfire.picture.PictureSettings;
import org.watchfire.release.Role;

/**
 * The operators' picture.
 *
 * @param port HTTP port; 0 for any free one
 * @param bind address to listen on
 * @param operators who may sign in
 * @param announceSignIn whether the node prints one-time sign-in addresses; for exercises only
 * @param notionalRadars whether the radar network is invented, which the picture then says
 * @param publicAddress where browsers find it when something in front of it speaks TLS, such as {@code https://watch.example}
 */
public record PictureSection(
        int port,
        String bind,
        List<OperatorSettings> operators,
        boolean announceSignIn,
        boolean notionalRadars,
        Optional<String> publicAddress) {
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public PictureSection {
        bind = bind == null ? "127.0.0.1" : bind;
        operators = operators == null ? List.of() : List.copyOf(operators);
        Require.port("port", port, 0);
        Require.noneTwice(
                operators, OperatorSettings::name, i -> "operators." + i + ".name", "give each person one name");
        publicAddress.ifPresent(address -> Require.orElse(
                "publicAddress",
                "write it as https://watch.example",
                () -> PictureSettings.requirePublicAddress(address)));
    }

    /**
     * A person.
     *
     * @param name to sign in with
     * @param role what the person may do
     * @param password hash, as {@code watchfire keys password} prints it
     */
    public record OperatorSettings(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) String password) {
        public OperatorSettings {
            Require.orElse("name", "write 1 to 40 letters, digits, . _ or -", () -> OperatorAccount.requireName(name));
            Require.orElse("role", "name one of " + List.of(Role.values()), () -> roleOf(role));
            Require.orElse(
                    "password",
                    "make the hash with watchfire keys password",
                    () -> new OperatorAccount(name, password, EnumSet.of(roleOf(role))));
        }

        /** The person as the picture knows them. */
        public OperatorAccount account() {
            return new OperatorAccount(name, password, EnumSet.of(roleOf(role)));
        }

        private static Role roleOf(String role) {
            String name = role.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            return Stream.of(Role.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + role + "\" is no role"));
        }
    }
}
