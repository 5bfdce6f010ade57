package org.watchfire.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code watchfire version}. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Prints the version of Watchfire and of the Java it runs on.%nExample: watchfire version")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    /** Kept equal to the version in pom.xml by a test. */
    static final String VERSION = "0.1.0";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(getVersion()[0]);
        return 0;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"watchfire " + VERSION + " on Java " + Runtime.version()};
    }
}
