package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.watchfire.cli.calibration.Calibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench calibration}: whether what is called likely is as likely as it is called. */
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        description =
                "Simulated flights of eight kinds all over the Earth, each seen by two radars, through tracker, fuser"
                        + " and assessor. Prints how often a class was right for each claimed probability, and how often claimed"
                        + " launch and impact regions held the true place.%n"
                        + "Example: watchfire bench calibration --flights 1000 --seed 1")
final class BenchCalibration implements Callable<Integer> {
    @Option(names = "--flights", defaultValue = "1000", description = "How many flights; default 1000.")
    private int flights = 1_000;

    @Option(names = "--seed", defaultValue = "1", description = "Of all that is drawn; default 1.")
    private long seed = 1;

    @Option(
            names = "--drag",
            defaultValue = "0",
            description = "Ballistic coefficient of what is launched, kg/m2, the same for all; default 0, a vacuum.")
    private double drag;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (flights < 1 || flights > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--flights " + flights + " is outside 1..1000000");
        }
        if (!(drag >= 0)) {
            throw new ParameterException(spec.commandLine(), "--drag " + drag + " is below 0");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(Calibration.run(flights, seed, drag == 0 ? Double.POSITIVE_INFINITY : drag)
                .table());
        out.flush();
        return 0;
    }
}
