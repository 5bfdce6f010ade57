package org.watchfire.release;

/** What an operator may do. An operator may hold several; a decision is asked for one of them. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Looks, acknowledges and works the watch. */
    WATCH_OFFICER,
    /** Decides what is released to partners; one of the two persons who activate a policy. */
    RELEASE_AUTHORITY,
    /** Approves alerts to the public. */
    ALERT_AUTHORITY,
    /** Runs exercises; has no say over anything actual. */
    EXERCISE_CONTROLLER,
    /** Keeps the node running: configuration, keys, accounts. Sees no more than a viewer by that. */
    ADMINISTRATOR
}
