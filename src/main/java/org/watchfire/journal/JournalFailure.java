package org.watchfire.journal;

/** The journal cannot be kept or read; the message names the file and what to do. */
public final class JournalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a fault the message explains wholly. */
    public JournalFailure(String message) {
        super(message);
    }

    /** For a fault with a cause worth keeping. */
    public JournalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
