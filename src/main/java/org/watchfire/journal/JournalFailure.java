package org.watchfire.journal;

/** The journal cannot be kept or read; the message names the file or the row and what to do. */
public final class JournalFailure extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final long row;

    /** For a fault the message explains wholly. */
    public JournalFailure(String message) {
        super(message);
        this.row = 0;
    }

    /** For a fault with a cause worth keeping. */
    public JournalFailure(String message, Throwable cause) {
        super(message, cause);
        this.row = 0;
    }

    private JournalFailure(long row, String what) {
        super(
                "journal row " + row + " " + what
                        + "; ask `watchfire journal verify` of this journal: where it finds it broken, put a copy of it in its place"
                        + " or keep it aside and begin a new one; where it is intact, another build wrote the row: run that one");
        this.row = row;
    }

    /**
     * For a row that nothing can go on from.
     *
     * @param what is wrong with it, after "journal row 12 (exchange.in) "
     */
    public static JournalFailure unreadable(Row row, String what) {
        return new JournalFailure(row.sequence(), "(" + row.kind() + ") " + what);
    }

    /** The same for what stands in the place of a row and is none. */
    static JournalFailure unreadable(long row, String what) {
        return new JournalFailure(row, what);
    }

    /** Number of the row it is about; 0 where it is about none. */
    public long row() {
        return row;
    }
}
