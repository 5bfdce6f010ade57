package org.watchfire.exchange.amqp;

/** The hub cannot run; the message says what to do. */
public final class HubFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a fault the message explains wholly. */
    public HubFailure(String message) {
        super(message);
    }

    /** For a fault with a cause worth keeping. */
    public HubFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
