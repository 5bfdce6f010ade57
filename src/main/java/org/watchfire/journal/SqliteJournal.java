package org.watchfire.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.watchfire.journal.RowQueue.Waiting;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * A journal in SQLite (WAL). Callers add to a bounded queue; one writer thread takes all that waits and commits it as
 * one group, so that the commit's cost is shared by whatever came while the last one ran. A group with an assured row in
 * it is synced to the disk; one without waits a little for company and reaches the operating system, which outlives the
 * process, and the disk a moment later.
 */
final class SqliteJournal implements Journal {
    private static final long RETRY_MILLIS = 200;

    private final JournalFile file;
    private final JournalReader reader;
    private final JournalLock fileLock;
    private final RowQueue queue;
    private final Thread writer;
    private final long firstAppended;
    private volatile State state = State.WRITING;

    private final Object lock = new Object();
    private final TreeMap<Long, CompletableFuture<Void>> waiters = new TreeMap<>();
    private long durable;
    private long dropped;

    private SqliteJournal(JournalFile file, JournalReader reader, JournalLock fileLock, JournalLimits limits) {
        this.file = file;
        this.reader = reader;
        this.fileLock = fileLock;
        this.durable = file.lastSequence();
        this.firstAppended = durable + 1;
        this.queue = new RowQueue(file.path(), limits, () -> state, durable);
        this.writer = Thread.ofPlatform().name("journal-" + reader.nation()).unstarted(this::writeUntilClosed);
    }

    static SqliteJournal open(Path path, NationId nation, Realm realm, JournalLimits limits) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            JournalLock fileLock = JournalLock.take(path);
            JournalFile file = JournalFile.open(path, nation, realm, limits);
            SqliteJournal journal = new SqliteJournal(file, JournalReader.open(path), fileLock, limits);
            journal.writer.start();
            return journal;
        } catch (IOException | SQLException failure) {
            throw new JournalFailure(
                    "cannot open the journal " + path + " (" + failure.getMessage()
                            + "); see that it is a journal and can"
                            + " be written, or name another under `journal` in the node's configuration",
                    failure);
        }
    }

    @Override
    public long append(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return queue.add(taiNanos, wallNanos, kind, bytes, false);
    }

    @Override
    public long appendAssured(long taiNanos, long wallNanos, String kind, byte[] bytes) {
        return queue.add(taiNanos, wallNanos, kind, bytes, true);
    }

    @Override
    public long appendTogether(long taiNanos, long wallNanos, List<Draft> drafts) {
        return queue.addTogether(taiNanos, wallNanos, drafts);
    }

    @Override
    public CompletableFuture<Void> whenDurable(long sequence) {
        CompletableFuture<Void> waiter;
        synchronized (lock) {
            if (sequence <= durable) {
                return CompletableFuture.completedFuture(null);
            }
            if (queue.isClosing() && !writer.isAlive()) {
                return CompletableFuture.failedFuture(new JournalFailure("the journal is closed"));
            }
            waiter = waiters.computeIfAbsent(sequence, number -> new CompletableFuture<>());
        }
        queue.hurry();
        return waiter;
    }

    private void writeUntilClosed() {
        List<Waiting> group = queue.nextGroup();
        while (!group.isEmpty()) {
            State reached = file.write(group);
            switch (reached) {
                case WRITING, ON_RESERVE -> {
                    finish(group, reached);
                    group = queue.nextGroup();
                }
                case STOPPED -> {
                    state = State.STOPPED;
                    if (!queue.pause(RETRY_MILLIS)) {
                        break;
                    }
                    failWaiters(); // closing, and nothing more can be done for what waits
                    return;
                }
            }
        }
        failWaiters();
    }

    private void finish(List<Waiting> group, State reached) {
        List<CompletableFuture<Void>> done;
        List<CompletableFuture<Void>> lost = new ArrayList<>();
        synchronized (lock) {
            state = reached;
            durable = group.getLast().row().sequence();
            if (reached == State.ON_RESERVE) {
                for (Waiting waiting : group) {
                    if (!waiting.assured()) {
                        dropped++;
                        CompletableFuture<Void> waiter =
                                waiters.remove(waiting.row().sequence());
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
            return new Health(state, queue.last() - firstAppended + 1, durable, dropped, queue.size());
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
        queue.close();
        try {
            writer.join();
            reader.close();
            file.close();
            fileLock.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException failure) {
            throw new JournalFailure("cannot close the journal " + file.path() + ": " + failure.getMessage(), failure);
        }
    }
}
