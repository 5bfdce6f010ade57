package org.watchfire.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.watchfire.journal.Journal;

/**
 * Follows the node through its own journal, on a thread of its own: does each hour what a start would do, says whether the
 * same was decided again, and keeps where it came to, from where the next start goes on. It never touches the node's engine:
 * what the engine did is in the journal. Half of the time it rests, so that it takes half a processor from the node at most.
 */
final class Shadow implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Shadow.class.getName());
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int INPUTS_BETWEEN_RESTS = 256;

    private final Told told;
    private final Path file;
    private final Journal journal;
    private final Snapshots snapshots;
    private final Clock wall;
    private final Duration every;
    private final JournalCheck check;
    private final Consumer<Replay.Result> report;
    private final Thread thread = Thread.ofPlatform().name("shadow").daemon().unstarted(this::run);
    private final Rests rests = new Rests(1);
    private int inputs;

    /**
     * @param check of the journal; before all of it has been checked, and where it was altered, nothing is said to be the same and no
     *     snapshot is kept, so that the next start meets its rows again
     * @param report takes what came of each turn
     */
    Shadow(
            Told told,
            Path file,
            Journal journal,
            Snapshots snapshots,
            Clock wall,
            JournalCheck check,
            Consumer<Replay.Result> report) {
        this.told = told;
        this.file = file;
        this.journal = journal;
        this.snapshots = snapshots;
        this.wall = wall;
        this.every = Duration.ofSeconds(told.settings().snapshotSeconds());
        this.check = check;
        this.report = report;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            long kept = Math.max(snapshots.newestUnixNanos(), journal.epoch());
            while (!Thread.interrupted()) {
                Thread.sleep(every.compareTo(LOOK) < 0 ? every : LOOK);
                if (NodeClock.unixNanos(wall) - kept >= every.toNanos() && check.isIntact()) {
                    turn();
                    kept = NodeClock.unixNanos(wall);
                }
            }
        } catch (InterruptedException | Rests.Ended ended) {
            LOG.fine("the shadow ended with its node");
        }
    }

    /** One more snapshot; where it cannot be had, the one before stays. */
    private void turn() throws InterruptedException {
        try {
            rests.begin();
            Recovery recovery = Recovery.of(told.settings(), told.policy().fresh(), file, snapshots, this::rest);
            snapshots.keep(recovery.snapshot(), journal, NodeClock.unixNanos(wall));
            report.accept(recovery.since());
        } catch (Rests.Ended end) {
            throw end;
        } catch (IOException | RuntimeException failure) { // whatever it is, the node itself goes on
            LOG.log(Level.WARNING, "no snapshot of " + file + " this time; the next start replays more of it", failure);
        }
    }

    private void rest() {
        if (++inputs % INPUTS_BETWEEN_RESTS == 0) {
            rests.rest();
        }
    }

    /** Ends at the next rest; a snapshot half written stays half written, and is of no account. */
    @Override
    public void close() {
        Rests.end(thread);
    }
}
