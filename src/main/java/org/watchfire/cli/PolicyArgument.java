package org.watchfire.cli;

import java.nio.file.Path;
import org.watchfire.release.Policy;
import picocli.CommandLine.Parameters;

/** The policy a command is given to look at. */
final class PolicyArgument {
    @Parameters(paramLabel = "FILE", description = "Policy, YAML.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    Path file() {
        return file;
    }

    /** The policy, or a failure that lists every fault with its line and remedy. */
    Policy load() {
        return PolicyCommand.load(file);
    }
}
