package org.watchfire.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One writer at a time: a lock on a file beside the journal, which the system lets go when its holder dies. */
final class JournalLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private JournalLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes it.
     *
     * @throws JournalFailure where another node, of this process or another, has the journal open
     */
    static JournalLock take(Path journal) throws IOException {
        FileChannel channel = FileChannel.open(
                journal.resolveSibling(journal.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new JournalLock(channel, lock);
            }
        } catch (OverlappingFileLockException heldHere) {
            // the same answer as for one held by another process
        }
        channel.close();
        throw new JournalFailure("the journal " + journal + " is open in another node; stop that one first");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
