package org.watchfire.node.snapshot;

/** A graph could not be written or read; the message says what is in the way. */
public final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
