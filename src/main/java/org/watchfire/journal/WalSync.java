package org.watchfire.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what SQLite has written to its write-ahead log onto the disk. SQLite itself is told to sync only where the log begins
 * anew or goes into the database (<a href="https://www.sqlite.org/pragma.html#pragma_synchronous">synchronous=NORMAL</a>): here
 * a commit is synced by whoever needs it, and the rest by a thread of its own a moment after it was written, so that an
 * assured row never waits for the megabytes of live rows before it.
 */
final class WalSync implements Closeable {
    private static final Logger LOG = Logger.getLogger(WalSync.class.getName());

    private final Path log;
    private final Thread soon;
    private final Object monitor = new Object();
    private @Nullable FileChannel channel;
    /** A system tells of a failed sync once, to whoever asks first; it concerns all that ask after. */
    private @Nullable IOException failed;

    private boolean asked;
    private boolean closed;

    /** @param journal the database; its log stands beside it once something was committed */
    WalSync(Path journal) {
        this.log = journal.resolveSibling(journal.getFileName() + "-wal");
        this.soon = Thread.ofPlatform()
                .daemon()
                .name("sync-" + journal.getFileName())
                .start(this::syncUntilClosed);
    }

    /**
     * Returns when all that was committed is on the disk.
     *
     * @throws IOException if the disk fails: nothing is sure then
     */
    void now() throws IOException {
        FileChannel open;
        synchronized (monitor) {
            if (failed != null) {
                throw new IOException("an earlier sync of " + log + " failed", failed);
            }
            if (channel == null) {
                channel = FileChannel.open(log, StandardOpenOption.WRITE);
            }
            open = channel;
        }
        open.force(false);
    }

    /** Has all that was committed brought to the disk, and does not wait for it. */
    void soon() {
        synchronized (monitor) {
            asked = true;
            monitor.notifyAll();
        }
    }

    /** The log is another file from now on: SQLite removes the old one with its last connection. */
    void reopen() throws IOException {
        synchronized (monitor) {
            failed = null;
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }
    }

    private void syncUntilClosed() {
        while (awaitAsked()) {
            try {
                now();
            } catch (IOException failure) {
                fail(failure);
            }
        }
    }

    /** One that was under way while the log became another file has failed for nobody. */
    private void fail(IOException failure) {
        LOG.log(Level.FINE, "sync of " + log, failure);
        synchronized (monitor) {
            if (!(failure instanceof ClosedChannelException)) {
                failed = failure;
            }
        }
    }

    private boolean awaitAsked() {
        synchronized (monitor) {
            while (!asked && !closed) {
                try {
                    monitor.wait();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            asked = false;
            return !closed;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        try {
            soon.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        reopen();
    }
}
