package org.watchfire.cli;

import java.io.PrintWriter;
import org.watchfire.cli.bench.BenchCommand;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.journal.JournalFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program {@code watchfire}. Exit codes: 0 success, 1 failure, 2 wrong usage.
 *
 * <p>A command fails by throwing {@link CommandFailure}, whose message says what was wrong, where, and what to do; so does that
 * of a {@link JournalFailure}.
 */
@Command(
        name = "watchfire",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        description = "Links the radar networks of several nations, so that a launch seen by one is on all screens.",
        subcommands = {
            DemoCommand.class,
            NodeCommand.class,
            HubCommand.class,
            KeysCommand.class,
            DoctorCommand.class,
            ScenarioCommand.class,
            TrackCommand.class,
            AssessCommand.class,
            AsterixCommand.class,
            PolicyCommand.class,
            JournalCommand.class,
            LedgerCommand.class,
            AuditCommand.class,
            BenchCommand.class,
            SimulateCommand.class,
            FaultsCommand.class,
            VersionCommand.class
        })
public final class Watchfire {
    private Watchfire() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code, for tests. */
    static int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        int code = line().setOut(out).execute(args);
        out.flush(); // what ends without a line's end is printed too
        return code;
    }

    /** The commands, and what becomes of their failures. */
    static CommandLine line() {
        return new CommandLine(new Watchfire())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    if (failure instanceof CommandFailure || failure instanceof JournalFailure) {
                        err.println("watchfire: " + failure.getMessage());
                    } else {
                        err.println("watchfire: internal error, please report it with these lines");
                        failure.printStackTrace(err);
                    }
                    err.flush();
                    return 1;
                });
    }
}
