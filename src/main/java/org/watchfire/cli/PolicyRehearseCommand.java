package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.journal.Row;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.node.Questions;
import org.watchfire.node.Replay;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.release.Policy;
import org.watchfire.release.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code watchfire policy rehearse}: asks a new policy what the old one was asked. The journal is replayed from its
 * beginning, so that its items are those of the day; what was in force then is the policy the journal itself holds.
 */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = "Runs a new policy over what a node decided in the last day of its journal, and lists every"
                + " difference to the policy that was in force.%n"
                + "Example: watchfire policy rehearse new-policy.yaml --journal data/KOR.journal")
final class PolicyRehearseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "New policy, YAML.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--journal", required = true, paramLabel = "DB", description = "Journal of the policy's nation.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path journal;

    @Option(
            names = "--hours",
            defaultValue = "24",
            description = "How far back from the journal's last row, in the node's time; default: ${DEFAULT-VALUE}.")
    private double hours = 24;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** One for each policy that was in force during the time looked at. */
    private final List<Rehearsal> rehearsals = new ArrayList<>();

    @Override
    public Integer call() {
        if (!(hours > 0)) {
            throw new ParameterException(spec.commandLine(), "--hours " + hours + " is not above 0");
        }
        Policy after = PolicyCommand.load(file);
        try {
            Last last = last(after);
            TimeTag from = TimeTag.of(last.taiNanos).plusSeconds(-hours * 3600);
            Replay.all(journal, (input, now, unixNanos, decisions) -> {
                decisions
                        .inForce()
                        .ifPresent(before -> rehearsals.add(new Rehearsal(before.fresh(), after, last.realm)));
                if (now.secondsSince(from) >= 0 && !rehearsals.isEmpty()) {
                    Rehearsal rehearsal = rehearsals.getLast();
                    Questions.each(input, decisions, (item, offered) -> rehearsal.accept(item, now, offered));
                }
            });
        } catch (JournalFailure | SettingsException | IllegalArgumentException unusable) {
            throw new CommandFailure("cannot rehearse on " + journal + ": " + unusable.getMessage(), unusable);
        }
        print(after);
        return 0;
    }

    private record Last(long taiNanos, Realm realm) {}

    private Last last(Policy after) {
        try (JournalReader reader = JournalReader.open(journal);
                Stream<Row> rows = reader.read(1, "")) {
            if (!reader.nation().equals(after.nation())) {
                throw new CommandFailure("the journal " + journal + " is " + reader.nation() + "'s, the policy " + file
                        + " is " + after.nation() + "'s; name the journal of the policy's nation");
            }
            return new Last(
                    rows.mapToLong(Row::taiNanos).max().orElseThrow(() -> new CommandFailure(journal + " is empty")),
                    reader.realm());
        }
    }

    private void print(Policy after) {
        PrintWriter out = spec.commandLine().getOut();
        long asked = rehearsals.stream().mapToLong(Rehearsal::asked).sum();
        long kinds = 0;
        for (Rehearsal rehearsal : rehearsals) {
            for (Rehearsal.Difference difference : rehearsal.differences()) {
                out.println(difference);
                kinds++;
            }
            if (rehearsal.unlisted() > 0) {
                out.println("and " + rehearsal.unlisted() + " more questions with differences of further kinds");
            }
        }
        out.println(asked + " questions put to both policies, " + kinds + " kinds of difference with " + after.id());
        out.flush();
    }
}
