package org.watchfire.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.rows.JournalView;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.NationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire journal show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Lists the rows; with --as, what one nation had been sent, newest state of each thing, at a"
                + " moment.%nExample: watchfire journal show data/KOR.journal --at 2026-11-22T10:15:30Z --as JPN")
final class JournalShowCommand implements Callable<Integer> {
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
            JournalCommand.isIntactOrSaid(
                    reader, journal.file(), spec.commandLine().getErr());
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
                    spec.commandLine(), "--at " + at.orElse("") + " is not a time such as 2026-11-22T10:15:30Z", wrong);
        }
    }
}
