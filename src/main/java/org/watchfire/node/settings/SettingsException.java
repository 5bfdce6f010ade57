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
        super(file + (line > 0 ? ":" + line : "") + ": " + fault + "; " + remedy);
    }
}
