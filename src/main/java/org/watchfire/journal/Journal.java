package org.watchfire.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * The record of one node in one realm: every input and every decision, in order. Rows are added and never changed; each
 * carries the hash of the one before, so that a change anywhere shows.
 *
 * <p>Two kinds of care. A plain row survives the death of the process once it is durable. An assured row survives the
 * loss of power too, and has a reserve of disk set aside for it; while the disk is full plain rows are dropped and
 * counted, and a {@link Row#GAP} row says which.
 *
 * <p>Safe to use from several threads; the order of the rows is the order of the calls.
 */
public interface Journal extends AutoCloseable {
    /**
     * Opens a journal file, making it where there is none.
     *
     * @throws JournalFailure where it belongs to another nation or realm, is open elsewhere, or cannot be read
     */
    static Journal open(Path file, NationId nation, Realm realm) {
        return SqliteJournal.open(file, nation, realm, JournalLimits.USUAL);
    }

    /** The same with other bounds. */
    static Journal open(Path file, NationId nation, Realm realm, JournalLimits limits) {
        return SqliteJournal.open(file, nation, realm, limits);
    }

    /**
     * Adds a plain row. Returns at once unless the queue to the writer is full; then it waits, which holds the engine
     * back, so that new input is dropped and counted at the engine's own queue before it gets an order.
     *
     * @param taiNanos scenario time
     * @param wallNanos wall time, UTC
     * @param kind what the bytes are, see {@link Row}
     * @param bytes not to be changed afterwards
     * @return its sequence number
     * @throws JournalFailure when it waited longer than {@link JournalLimits#patience} or the journal is closed
     */
    long append(long taiNanos, long wallNanos, String kind, byte[] bytes);

    /** Adds an assured row; otherwise like {@link #append}. */
    long appendAssured(long taiNanos, long wallNanos, String kind, byte[] bytes);

    /**
     * Adds rows that stand or fall together: a death at any moment leaves all of them or none. They are made durable
     * within 10 ms, at once when somebody waits for one. While the disk is full the plain ones among them are dropped.
     *
     * @param drafts at least one, in their order
     * @return the sequence number of the first; the others follow it without a gap
     */
    long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts);

    /**
     * Completes when the row of this number is durable, with all before it; at once when it is already. Actions hung on
     * it run on the writer's thread and must be short. Completes with {@link JournalFailure} when the row was dropped or
     * the journal was closed before.
     */
    CompletableFuture<Void> whenDurable(long sequence);

    /**
     * Durable rows from a number on, in order.
     *
     * @param from first sequence number
     * @param kindPrefix beginning of the kinds wanted; empty for all
     */
    Stream<Row> read(long from, String kindPrefix);

    /** Reads everything and checks each hash. */
    Verification verify();

    /** How it is. */
    Health health();

    /** When it was begun, nanoseconds since 1970-01-01T00:00:00 UTC: the epoch of the numbers kept in it. */
    long epoch();

    /** Whose it is. */
    NationId nation();

    /** What it is about. */
    Realm realm();

    /** Writes what is queued, and ends. */
    @Override
    void close();

    /**
     * A row before it has its number.
     *
     * @param kind as of {@link Row}
     * @param bytes not to be changed afterwards
     * @param assured whether it is to be kept as {@link #appendAssured} keeps one
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Draft(String kind, byte[] bytes, boolean assured) {}

    /**
     * How a journal is.
     *
     * @param state whether it writes
     * @param appended rows taken since it was opened
     * @param durable highest durable sequence number
     * @param dropped plain rows dropped since it was opened
     * @param queued rows waiting for the writer
     */
    record Health(State state, long appended, long durable, long dropped, int queued) {}

    /** Whether a journal writes. */
    enum State {
        /** All rows. */
        WRITING,
        /** The disk is full and the reserve is in use: assured rows only, plain rows are dropped and counted. */
        ON_RESERVE,
        /** Nothing can be written: rows wait, and appending waits and then fails. */
        STOPPED
    }

    /** What came of checking the chain. */
    sealed interface Verification {
        /**
         * Every hash fits.
         *
         * @param rows how many
         * @param lost numbers that gap rows account for
         * @param head hash of the last row, hexadecimal: whoever wrote it down can tell whether rows were cut off the end
         */
        record Intact(long rows, long lost, String head) implements Verification {}

        /**
         * One does not.
         *
         * @param sequence number of the first bad row, or of the missing one
         * @param reason one sentence
         */
        record Broken(long sequence, String reason) implements Verification {}
    }
}
