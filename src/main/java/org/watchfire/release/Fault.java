package org.watchfire.release;

/**
 * What is wrong with a policy file or an item file, where, and what to do.
 *
 * @param file name of the file
 * @param line from 1; 0 when the fault belongs to no line
 * @param what is wrong
 * @param remedy what to do
 */
public record Fault(String file, int line, String what, String remedy) {
    /** {@code policy.yaml:12: what; remedy}, without a line where none is to blame. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + "; " + remedy;
    }
}
