package org.watchfire.ingest;

/**
 * Bytes that could not be used: a value, for a line on the screen and a counter.
 *
 * @param feed name of the feed
 * @param format such as {@code Cat 048} or {@code TDM}
 * @param offset in the datagram where the fault was found; 0 of a TDM, whose line is in {@code what}
 * @param what was wrong
 */
public record BadInput(String feed, String format, int offset, String what) {
    /** One line for people. */
    @Override
    public String toString() {
        return feed + ": " + format + " at byte " + offset + ": " + what;
    }
}
