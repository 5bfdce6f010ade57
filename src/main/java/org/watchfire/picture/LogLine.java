package org.watchfire.picture;

import org.watchfire.model.TimeTag;

/**
 * One line of the event log, as an operator reads it.
 *
 * @param at scenario time
 * @param severity how much it matters
 * @param source part of the node or name of the link or sensor, such as {@code link} or {@code KOR/K1}
 * @param text one sentence; longer than 300 characters is cut
 */
public record LogLine(TimeTag at, Severity severity, String source, String text) {
    /** Longest text shown. */
    private static final int LONGEST = 300;

    public LogLine {
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST - 1) + "…";
        }
    }

    /** How much a line matters. */
    public enum Severity {
        /** For the record. */
        INFO,
        /** Needs an eye. */
        CAUTION,
        /** Needs a hand. */
        ALARM
    }
}
