package org.watchfire.node.settings;

/** A configuration cannot be used; the message says which file, which line, what is wrong and what to do. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file which file
     * @param line from 1, or 0 where no line is to blame
     * @param fault what is wrong
     * @param remedy what to do
     */
    public SettingsException(String file, int line, String fault, String remedy) {
        super(oneLine(file + (line > 0 ? ":" + line : "") + ": " + fault + "; " + remedy));
    }

    /** What a file holds may be told back, but not write lines of its own on the screen or in the log. */
    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
