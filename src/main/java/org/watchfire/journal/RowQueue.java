package org.watchfire.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows between those who add them and the writer, numbered in the order they came. At its bound whoever adds waits, and
 * after {@link JournalLimits#patience} fails. The writer is handed groups: what waits for nobody waits a little for company.
 */
final class RowQueue {
    private static final int GROUP = 4096;

    /** How long rows wait for company when nobody waits for them. */
    private static final long COMPANY_NANOS = 10_000_000;

    private final Path journal;
    private final JournalLimits limits;
    private final Supplier<Journal.State> state;
    private final Object monitor = new Object();
    private List<Waiting> rows = new ArrayList<>();
    private long bytes;

    /** Whether somebody waits for a row in here. */
    private boolean urgent;

    private long last;
    private boolean closing;

    /** A row on its way to the writer; one with {@code more} is committed with the next. */
    record Waiting(Row row, boolean assured, boolean more) {}

    /**
     * @param journal and
     * @param state for messages
     * @param last number of the last row that the journal has
     */
    RowQueue(Path journal, JournalLimits limits, Supplier<Journal.State> state, long last) {
        this.journal = journal;
        this.limits = limits;
        this.state = state;
        this.last = last;
    }

    /** Adds one row; returns its number. */
    long add(long taiNanos, long wallNanos, String kind, byte[] content, boolean assured) {
        synchronized (monitor) {
            awaitRoom(content.length);
            Row row = new Row(last + 1, taiNanos, wallNanos, kind, content);
            last++;
            rows.add(new Waiting(row, assured, false));
            bytes += content.length;
            // the writer wakes for the first row, and then only for one that cannot wait: a wake-up costs more than a
            // row
            if (rows.size() == 1 || assured) {
                urgent |= assured;
                monitor.notifyAll();
            }
            return row.sequence();
        }
    }

    /** Adds rows that stand or fall together; returns the number of the first. */
    long addTogether(long taiNanos, long wallNanos, List<Journal.Draft> drafts) {
        int size = drafts.stream().mapToInt(draft -> draft.bytes().length).sum();
        synchronized (monitor) {
            awaitRoom(size);
            if (rows.isEmpty()) {
                monitor.notifyAll();
            }
            long first = last + 1;
            for (Journal.Draft draft : drafts) {
                Row row = new Row(last + 1, taiNanos, wallNanos, draft.kind(), draft.bytes());
                last++;
                boolean more = row.sequence() < first + drafts.size() - 1;
                rows.add(new Waiting(row, draft.assured(), more));
            }
            bytes += size;
            return first;
        }
    }

    private void awaitRoom(int size) {
        if (isFull(size)) {
            urgent = true;
            monitor.notifyAll();
        }
        long deadline = System.nanoTime() + limits.patience().toNanos();
        while (!closing && !rows.isEmpty() && isFull(size)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new JournalFailure("the journal " + journal + " took nothing for " + limits.patience()
                        + "; it is " + state.get() + " with " + rows.size() + " rows waiting: make room on its disk");
            }
            await(millis);
        }
        if (closing) {
            throw new JournalFailure("the journal " + journal + " is closed");
        }
    }

    private boolean isFull(int more) {
        return rows.size() >= limits.queueRows() || bytes + more > limits.queueBytes();
    }

    /** Somebody waits for a row in here. */
    void hurry() {
        synchronized (monitor) {
            urgent = true;
            monitor.notifyAll();
        }
    }

    /** What waits, at most a group; empty when all has been handed out and the journal is closing. */
    List<Waiting> nextGroup() {
        synchronized (monitor) {
            while (rows.isEmpty() && !closing) {
                await(1000);
            }
            awaitCompany();
            List<Waiting> group = rows;
            int end = groupEnd();
            if (end == group.size()) {
                rows = new ArrayList<>();
                bytes = 0;
                urgent = false;
            } else {
                group = new ArrayList<>(rows.subList(0, end));
                rows = new ArrayList<>(rows.subList(end, rows.size()));
                group.forEach(waiting -> bytes -= waiting.row.bytes().length);
            }
            monitor.notifyAll();
            return group;
        }
    }

    /** How many rows make the next group: what stands or falls together is not parted. */
    private int groupEnd() {
        int end = Math.min(GROUP, rows.size());
        while (end > 0 && end < rows.size() && rows.get(end - 1).more) {
            end++;
        }
        return end;
    }

    private void awaitCompany() {
        long end = System.nanoTime() + COMPANY_NANOS;
        for (long left = COMPANY_NANOS; left > 0 && !urgent && !closing; left = end - System.nanoTime()) {
            await(left / 1_000_000 + 1);
        }
    }

    /** Waits, unless the journal is closing; returns whether it is. */
    boolean pause(long millis) {
        synchronized (monitor) {
            if (!closing) {
                await(millis);
            }
            return closing;
        }
    }

    /** Takes nothing more. */
    void close() {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
    }

    boolean isClosing() {
        synchronized (monitor) {
            return closing;
        }
    }

    /** Number of the row added last. */
    long last() {
        synchronized (monitor) {
            return last;
        }
    }

    int size() {
        synchronized (monitor) {
            return rows.size();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller looks again
    private void await(long millis) {
        try {
            monitor.wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalFailure("interrupted while waiting for the journal", interrupted);
        }
    }
}
