package org.watchfire.exchange.keys;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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

    /** Why a file cannot be used, in words for people. */
    static String reason(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "it is not there";
            case AccessDeniedException closed -> "it may not be read by this user";
            default -> failure.getMessage() == null ? "it is not what it should be" : failure.getMessage();
        };
    }
}
