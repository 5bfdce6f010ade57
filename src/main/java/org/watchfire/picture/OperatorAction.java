package org.watchfire.picture;

import org.watchfire.model.EventId;
import org.watchfire.model.NationId;
import org.watchfire.release.Role;

/** What a person at the picture did, or was refused. Every one belongs in the journal. */
public sealed interface OperatorAction {
    /** Who; for a refused sign-in the name that was tried, cut to 40 characters. */
    String operator();

    /**
     * Took note of one version of what a nation said of an event. The node makes the {@code Acknowledgement} of it.
     *
     * @param operator who
     * @param role acted in
     * @param event the event
     * @param by the nation whose message it was
     * @param version the version on screen
     */
    record Acknowledged(String operator, Role role, EventId event, NationId by, int version)
            implements OperatorAction {}

    /**
     * Asked for what the role may not do; nothing came of it.
     *
     * @param operator who
     * @param role acted in
     * @param operation what was asked for, such as {@code APPROVE_POLICY}
     */
    record Forbidden(String operator, Role role, String operation) implements OperatorAction {}

    /**
     * Came in.
     *
     * @param operator who
     * @param role to act in
     */
    record SignedIn(String operator, Role role) implements OperatorAction {}

    /**
     * Left, or the session ran out.
     *
     * @param operator who
     * @param role acted in
     */
    record SignedOut(String operator, Role role) implements OperatorAction {}

    /**
     * Was not let in.
     *
     * @param operator the name tried
     * @param reason one sentence
     */
    record SignInRefused(String operator, String reason) implements OperatorAction {}
}
