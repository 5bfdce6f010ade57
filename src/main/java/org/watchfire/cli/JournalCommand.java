package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.rows.JournalView;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            JournalCommand.Show.class,
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

    /** {@code watchfire journal show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Lists the rows; with --as, what one nation had been sent, newest state of each thing, at a"
                    + " moment.%nExample: watchfire journal show data/KOR.journal --at 2026-11-22T10:15:30Z --as JPN")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final JournalArgument journal = new JournalArgument();

        @Option(names = "--at", paramLabel = "TIME", description = "Wall time, ISO 8601 UTC. Default: the end.")
        private Optional<String> at = Optional.empty();

        @Option(names = "--as", paramLabel = "NATION", description = "A partner, or the journal's own nation.")
        private Optional<String> as = Optional.empty();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            long until = until();
            Optional<NationId> nation = as.map(code -> Said.meant(spec, "--as: ", () -> new NationId(code)));
            PrintWriter out = spec.commandLine().getOut();
            try (JournalReader reader = journal.open()) {
                isIntactOrSaid(reader, journal.file(), spec.commandLine().getErr());
                if (nation.isPresent()) {
                    show(reader, nation.get(), until);
                } else {
                    for (Row row : (Iterable<Row>) reader.read(1, "")::iterator) {
                        if (row.wallNanos() <= until) {
                            out.println(JournalView.line(row));
                        }
                    }
                }
            }
            return 0;
        }

        private void show(JournalReader reader, NationId nation, long until) {
            List<String> state = JournalView.at(reader, nation, until);
            state.forEach(spec.commandLine().getOut()::println);
            if (state.isEmpty()) {
                Set<NationId> known = JournalView.nations(reader);
                if (!known.contains(nation)) {
                    throw new CommandFailure("no row of " + journal.file() + " is to or from " + nation
                            + "; name one of the nations it knows: " + known);
                }
                spec.commandLine().getErr().println(nation + " had nothing by then");
            }
        }

        private long until() {
            try {
                Instant moment = at.map(Instant::parse).orElse(Instant.MAX);
                return moment.equals(Instant.MAX)
                        ? Long.MAX_VALUE
                        : moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
            } catch (DateTimeException wrong) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--at " + at.orElse("") + " is not a time such as 2026-11-22T10:15:30Z",
                        wrong);
            }
        }
    }
}
