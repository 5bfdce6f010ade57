package org.watchfire.cli.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench}: measurements that anyone can repeat. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of Watchfire on this machine.%nExample: watchfire bench track --seconds 5",
        subcommands = {
            BenchLink.class,
            BenchTrack.class,
            BenchMemory.class,
            BenchHub.class,
            BenchDetection.class,
            BenchQuiet.class,
            BenchDecideCommand.class,
            BenchCalibration.class,
            BenchAccuracy.class
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: link, hub, track, memory, detection, quiet, decide, calibration or accuracy");
    }
}
