package org.watchfire.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * A journal in SQLite (WAL). Callers add to a bounded queue; one writer thread takes all that waits and commits it as
 * one group, so that the commit's cost is shared by whatever came while the last one ran. A group with an assured row in
 * it is synced to the disk; one without reaches the operating system only, which outlives the process, and waits a little
 * for company first.
 */
final class SqliteJournal implements Journal {
    private static final int GROUP = 4096;
    private static final long RETRY_MILLIS = 200;

    /** How long rows wait for company when nobody waits for them. */
    private static final long COMPANY_NANOS = 10_000_000;

    private final JournalLimits limits;
    private final JournalFile file;
    private final JournalReader reader;
    private final FileChannel lockChannel;
    private final FileLock fileLock;
    private final Thread writer;

    private final Object lock = new Object();
    private List<Waiting> queue = new ArrayList<>();
    private final TreeMap<Long, CompletableFuture<Void>> waiters = new TreeMap<>();
    private long queueBytes;

    /** Whether somebody waits for a row in the queue. */
    private boolean urgent;

    private long lastAppended;
    private final long firstAppended;
    private long durable;
    private long dropped;
    private State state = State.WRITING;
    private boolean closing;

    /** A row on its way to the writer; one with {@code more} is committed with the next. */
    record Waiting(Row row, boolean assured, boolean more) {}

    private SqliteJournal(
            JournalFile file, JournalReader reader, FileChannel lockChannel, FileLock fileLock, JournalLimits limits) {
        this.limits = limits;
        this.file = file;
        this.reader = reader;
        this.lockChannel = lockChannel;
        this.fileLock = fileLock;
        this.lastAppended = file.lastSequence();
        this.firstAppended = lastAppended + 1;
        this.durable = lastAppended;
        this.writer = Thread.ofPlatform().name("journal-" + reader.nation()).unstarted(this::writeUntilClosed);
    }

    static SqliteJournal open(Path path, NationId nation, Realm realm, JournalLimits limits) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock fileLock = tryLock(channel, path);
            JournalFile file = JournalFile.open(path, nation, realm, limits);
            JournalReader reader = JournalReader.open(path);
            SqliteJournal journal = new SqliteJournal(file, reader, channel, fileLock, limits);
            journal.writer.start();
            return journal;
        } catch (IOException | SQLException failure) {
            throw new JournalFailure("cannot open the journal " + path + ": " + failure.getMessage(), failure);
        }
    }

    private static FileLock tryLock(FileChannel channel, Path path) throws IOException {
        try {
            FileLock fileLock = channel.tryLock();
            if (fileLock != null) {
                return fileLock;
            }
        } catch (OverlappingFileLockException heldHere) {
            // the same answer as for one held by another process
        }
        channel.close();
        throw new JournalFailure("the journal " + path + " is open in another node; stop that one first");
    }

    @Override
    public long append(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return append(taiNanos, wallNanos, kind, bytes, false);
    }

    @Override
    public long appendAssured(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return append(taiNanos, wallNanos, kind, bytes, true);
    }

    private long append(long taiNanos, long wallNanos, String kind, byte[] bytes, boolean assured) {
        synchronized (lock) {
            awaitRoom(bytes.length);
            Row row = new Row(lastAppended + 1, taiNanos, wallNanos, kind, bytes);
            lastAppended++;
            queue.add(new Waiting(row, assured, false));
            queueBytes += bytes.length;
            // the writer wakes for the first row, and then only for one that cannot wait: a wake-up costs more than a
            // row
            if (queue.size() == 1 || assured) {
                urgent |= assured;
                lock.notifyAll();
            }
            return row.sequence();
        }
    }

    @Override
    public long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts) {
        int bytes = drafts.stream().mapToInt(draft -> draft.bytes().length).sum();
        synchronized (lock) {
            awaitRoom(bytes);
            if (queue.isEmpty()) {
                lock.notifyAll();
            }
            long first = lastAppended + 1;
            for (Draft draft : drafts) {
                Row row = new Row(lastAppended + 1, taiNanos, wallNanos, draft.kind(), draft.bytes());
                lastAppended++;
                boolean more = row.sequence() < first + drafts.size() - 1;
                queue.add(new Waiting(row, draft.assured(), more));
            }
            queueBytes += bytes;
            return first;
        }
    }

    private void awaitRoom(int bytes) {
        if (queue.size() >= limits.queueRows() || queueBytes + bytes > limits.queueBytes()) {
            urgent = true;
            lock.notifyAll();
        }
        long deadline = System.nanoTime() + limits.patience().toNanos();
        while (!closing
                && !queue.isEmpty()
                && (queue.size() >= limits.queueRows() || queueBytes + bytes > limits.queueBytes())) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new JournalFailure("the journal " + file.path() + " took nothing for " + limits.patience()
                        + "; it is " + state + " with " + queue.size() + " rows waiting: make room on its disk");
            }
            await(millis);
        }
        if (closing) {
            throw new JournalFailure("the journal " + file.path() + " is closed");
        }
    }

    @Override
    public CompletableFuture<Void> whenDurable(long sequence) {
        synchronized (lock) {
            if (sequence <= durable) {
                return CompletableFuture.completedFuture(null);
            }
            if (closing && !writer.isAlive()) {
                return CompletableFuture.failedFuture(new JournalFailure("the journal is closed"));
            }
            urgent = true;
            lock.notifyAll();
            return waiters.computeIfAbsent(sequence, number -> new CompletableFuture<>());
        }
    }

    private void writeUntilClosed() {
        List<Waiting> group = nextGroup();
        while (!group.isEmpty()) {
            State reached = file.write(group);
            switch (reached) {
                case WRITING, ON_RESERVE -> {
                    finish(group, reached);
                    group = nextGroup();
                }
                case STOPPED -> {
                    if (!stopped()) {
                        break;
                    }
                    failWaiters();
                    return;
                }
            }
        }
        failWaiters();
    }

    /** Waits a little; true when the journal is closing and nothing more can be done for what waits. */
    private boolean stopped() {
        synchronized (lock) {
            state = State.STOPPED;
            if (!closing) {
                await(RETRY_MILLIS);
            }
            return closing;
        }
    }

    /** What waits, at most a group; empty when all is written and the journal is closing. */
    private List<Waiting> nextGroup() {
        synchronized (lock) {
            while (queue.isEmpty() && !closing) {
                await(1000);
            }
            awaitCompany();
            List<Waiting> group = queue;
            int end = groupEnd();
            if (end == group.size()) {
                queue = new ArrayList<>();
                queueBytes = 0;
                urgent = false;
            } else {
                group = new ArrayList<>(queue.subList(0, end));
                queue = new ArrayList<>(queue.subList(end, queue.size()));
                group.forEach(waiting -> queueBytes -= waiting.row.bytes().length);
            }
            lock.notifyAll();
            return group;
        }
    }

    /** How many rows make the next group: what stands or falls together is not parted. */
    private int groupEnd() {
        int end = Math.min(GROUP, queue.size());
        while (end > 0 && end < queue.size() && queue.get(end - 1).more) {
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

    private void finish(List<Waiting> group, State reached) {
        List<CompletableFuture<Void>> done;
        List<CompletableFuture<Void>> lost = new ArrayList<>();
        synchronized (lock) {
            state = reached;
            durable = group.getLast().row.sequence();
            if (reached == State.ON_RESERVE) {
                for (Waiting waiting : group) {
                    if (!waiting.assured) {
                        dropped++;
                        CompletableFuture<Void> waiter = waiters.remove(waiting.row.sequence());
                        if (waiter != null) {
                            lost.add(waiter);
                        }
                    }
                }
            }
            Map<Long, CompletableFuture<Void>> reachedWaiters = waiters.headMap(durable, true);
            done = List.copyOf(reachedWaiters.values());
            reachedWaiters.clear();
        }
        done.forEach(waiter -> waiter.complete(null));
        lost.forEach(waiter -> waiter.completeExceptionally(new JournalFailure("dropped: the disk is full")));
    }

    private void failWaiters() {
        List<CompletableFuture<Void>> left;
        synchronized (lock) {
            left = List.copyOf(waiters.values());
            waiters.clear();
        }
        left.forEach(waiter -> waiter.completeExceptionally(new JournalFailure("the journal is closed")));
    }

    @Override
    public Stream<Row> read(long from, String kindPrefix) {
        return reader.read(from, kindPrefix);
    }

    @Override
    public Verification verify() {
        return reader.verify();
    }

    @Override
    public Health health() {
        synchronized (lock) {
            return new Health(state, lastAppended - firstAppended + 1, durable, dropped, queue.size());
        }
    }

    @Override
    public long epoch() {
        return reader.epoch();
    }

    @Override
    public NationId nation() {
        return reader.nation();
    }

    @Override
    public Realm realm() {
        return reader.realm();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            writer.join();
            reader.close();
            file.close();
            fileLock.release();
            lockChannel.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException failure) {
            throw new JournalFailure("cannot close the journal " + file.path() + ": " + failure.getMessage(), failure);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller looks again
    private void await(long millis) {
        try {
            lock.wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalFailure("interrupted while waiting for the journal", interrupted);
        }
    }
}
