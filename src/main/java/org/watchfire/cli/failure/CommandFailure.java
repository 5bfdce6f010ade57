package org.watchfire.cli.failure;

/** A command could not do its work; the message says what was wrong, where, and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a fault the message explains wholly. */
    public CommandFailure(String message) {
        super(message);
    }

    /** For a fault with a cause worth keeping. */
    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
