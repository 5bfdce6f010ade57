package org.watchfire.picture;

/** The surroundings failed the picture, such as a port in use; the message says what to do. */
public final class PictureFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PictureFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
