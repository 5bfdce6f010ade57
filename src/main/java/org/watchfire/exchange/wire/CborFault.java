package org.watchfire.exchange.wire;

/** Bytes that are not what the schema says. Lives inside this package only: decoders turn it into a value. */
final class CborFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    CborFault(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Where it was noticed, bytes from the start. */
    int offset() {
        return offset;
    }
}
