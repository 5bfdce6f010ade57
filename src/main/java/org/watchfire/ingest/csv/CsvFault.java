package org.watchfire.ingest.csv;

/** A file that cannot be read as what it should be; the message says file, line, what is wrong and what was expected. */
public final class CsvFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault that the message explains wholly. */
    public CsvFault(String message) {
        super(message);
    }

    /** A fault with its cause. */
    public CsvFault(String message, Throwable cause) {
        super(message, cause);
    }
}
