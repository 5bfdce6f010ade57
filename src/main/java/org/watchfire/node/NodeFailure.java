package org.watchfire.node;

/** The node cannot run: something around it failed. The message says what, where and what to do. */
public final class NodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a failure that the message explains wholly. */
    public NodeFailure(String message) {
        super(message);
    }

    /** For a failure with a cause. */
    public NodeFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
