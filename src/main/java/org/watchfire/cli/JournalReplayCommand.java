package org.watchfire.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.journal.JournalFailure;
import org.watchfire.journal.JournalReader;
import org.watchfire.node.Replay;
import org.watchfire.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code watchfire journal replay DB}: the same inputs must give the same warnings, byte for byte. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Decides on all inputs again and compares everything it said, byte for byte; 1 if any differs.%n"
                + "Example: watchfire journal replay data/JPN.journal")
final class JournalReplayCommand implements Callable<Integer> {
    @Mixin
    private final JournalArgument journal = new JournalArgument();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = journal.file();
        Replay.Result result;
        try (JournalReader reader = JournalReader.open(file)) {
            JournalCommand.requireIntact(reader, file);
            result = Replay.all(file, (input, now, unixNanos, decisions) -> {});
        } catch (JournalFailure | SettingsException | IllegalArgumentException unusable) {
            throw new CommandFailure("cannot replay " + file + ": " + unusable.getMessage(), unusable);
        }
        spec.commandLine()
                .getOut()
                .println(result.inputs() + " inputs decided again, " + result.items() + " items compared, "
                        + result.differing() + " differ");
        return result.differing() == 0 ? 0 : 1;
    }
}
