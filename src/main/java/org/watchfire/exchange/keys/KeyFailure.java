package org.watchfire.exchange.keys;

/** A key or certificate cannot be used; the message names the file and what to do. */
public final class KeyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a fault the message explains wholly. */
    public KeyFailure(String message) {
        super(message);
    }

    /** For a fault with a cause worth keeping. */
    public KeyFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
