package org.watchfire.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;

/**
 * Whether the journal that a node comes back from is what was written. The rows that a start decides again are checked at the
 * start; all of them after it, on a thread that rests three quarters of the time. A node whose journal was altered goes on and
 * warns, since to stop would leave people without warning; what it does not do any more is vouch for what it has written.
 * Why so: docs/decisions/0005.
 */
final class JournalCheck implements AutoCloseable {
    /** Journal kind of a row that says from which row on the rows before it are no proof: its number, as decimal text. */
    static final String KIND = "journal.altered";

    private static final Logger LOG = Logger.getLogger(JournalCheck.class.getName());
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Path file;
    private final Rests rests = new Rests(3);
    private volatile Optional<Journal.Verification.Broken> broken = Optional.empty();
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private volatile boolean intact;

    private JournalCheck(Path file) {
        this.file = file;
    }

    /**
     * Checks the rows from one on, at once; of a journal that is not there yet, none.
     *
     * @param from the first row that the start decides again
     * @throws JournalFailure where there is no reading it
     */
    static JournalCheck atStart(Path file, long from) {
        JournalCheck check = new JournalCheck(file);
        if (Files.exists(file)) {
            check.verify(from, () -> {});
        }
        return check;
    }

    /**
     * Checks all rows, beside the node, and has what is found written down once and said once an hour.
     *
     * @param writeDown takes the bytes of a row of {@link #KIND}
     * @param alarm takes what persons are to be told
     */
    void start(Consumer<byte[]> writeDown, Consumer<String> alarm) {
        thread = Thread.ofPlatform().name("journal-check").daemon().start(() -> run(writeDown, alarm));
    }

    /** The first row found that does not fit. */
    Optional<Journal.Verification.Broken> altered() {
        return broken;
    }

    /** Whether all of it has been checked and is what was written. */
    boolean isIntact() {
        return intact;
    }

    private void run(Consumer<byte[]> writeDown, Consumer<String> alarm) {
        try {
            Optional<Journal.Verification.Broken> atStart = broken;
            atStart.ifPresent(at -> say(at, alarm));
            verify(1, rests::rest); // what the start found need not be the first
            intact = broken.isEmpty();
            if (broken.isPresent()) {
                Journal.Verification.Broken first = broken.get();
                writeDown.accept(Long.toString(first.sequence()).getBytes(StandardCharsets.US_ASCII));
                if (!broken.equals(atStart)) {
                    say(first, alarm);
                }
                while (true) {
                    Thread.sleep(AGAIN);
                    say(first, alarm);
                }
            }
        } catch (InterruptedException | Rests.Ended ended) {
            LOG.fine("the check of the journal ended with its node");
        } catch (JournalFailure failure) {
            LOG.log(Level.WARNING, "the journal " + file + " cannot be checked to its end", failure);
        }
    }

    private void say(Journal.Verification.Broken at, Consumer<String> alarm) {
        LOG.severe(inWords(at));
        alarm.accept(inWords(at));
    }

    private String inWords(Journal.Verification.Broken at) {
        return "the journal " + file + " was altered at row " + at.sequence() + " (" + at.reason()
                + "). This node goes on and warns; what its journal says from that row on is no proof of anything, and no snapshot is made of it."
                + " Keep a copy for whoever looks into it, hold it against the partners' journals (watchfire audit), and when the node can"
                + " be spared put a copy that is whole in its place, or begin a new one";
    }

    private void verify(long from, Runnable rest) {
        try (JournalReader reader = JournalReader.open(file)) {
            rests.begin();
            if (reader.verify(from, rest) instanceof Journal.Verification.Broken first) {
                broken = Optional.of(first);
            }
        }
    }

    @Override
    public void close() {
        Rests.end(thread);
    }
}
