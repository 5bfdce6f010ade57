package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The operators' picture.
 *
 * @param port HTTP port; 0 for any free one
 * @param bind address to listen on
 * @param operators who may sign in
 * @param announceSignIn whether the node prints one-time sign-in addresses; for exercises only
 * @param notionalRadars whether the radar network is invented, which the picture then says
 */
public record PictureSection(
        int port, String bind, List<OperatorSettings> operators, boolean announceSignIn, boolean notionalRadars) {
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public PictureSection {
        bind = bind == null ? "127.0.0.1" : bind;
        operators = operators == null ? List.of() : List.copyOf(operators);
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
            @JsonProperty(required = true) String password) {}
}
