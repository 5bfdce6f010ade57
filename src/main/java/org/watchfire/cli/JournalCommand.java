package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire journal}: reads the record of a node, also while the node writes it. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Checks and reads a node's journal (form: docs/formats/journal.md).%n"
                + "Example: watchfire journal verify data/JPN.journal",
        subcommands = {
            JournalCommand.Verify.class,
            JournalReplayCommand.class,
            JournalShowCommand.class,
            JournalExportCommand.class
        })
final class JournalCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify, replay, show or export");
    }

    static JournalReader open(Path file) {
        try {
            return JournalReader.open(file);
        } catch (JournalFailure failure) {
            throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
        }
    }

    /**
     * Refuses to draw a proof from a journal that is not what was written.
     *
     * @return how it was found
     */
    static Journal.Verification.Intact requireIntact(JournalReader reader, Path file) {
        return switch (reader.verify()) {
            case Journal.Verification.Intact intact -> intact;
            case Journal.Verification.Broken broken -> throw new CommandFailure(inWords(file, broken));
        };
    }

    /** Whether a journal is what was written; says so where it is not, and to look at it is permitted all the same. */
    static boolean isIntactOrSaid(JournalReader reader, Path file, PrintWriter err) {
        if (reader.verify() instanceof Journal.Verification.Broken broken) {
            err.println("warning: " + inWords(file, broken));
            err.flush();
            return false;
        }
        return true;
    }

    private static String inWords(Path file, Journal.Verification.Broken broken) {
        return "journal " + file + " is broken at row " + broken.sequence() + ": " + broken.reason()
                + "; rows before it can be trusted, those from it on cannot";
    }

    /** {@code watchfire journal verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks every hash and names the first row that does not fit.%n"
                    + "Example: watchfire journal verify data/JPN.journal")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private final JournalArgument journal = new JournalArgument();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (JournalReader reader = journal.open()) {
                Journal.Verification.Intact intact = requireIntact(reader, journal.file());
                spec.commandLine()
                        .getOut()
                        .println("journal of " + reader.nation() + " " + reader.realm() + " is intact: " + intact.rows()
                                + " rows, " + intact.lost() + " numbers lost to a full disk, head " + intact.head());
                return 0;
            }
        }
    }
}
