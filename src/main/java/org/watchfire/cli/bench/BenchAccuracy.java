package org.watchfire.cli.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.watchfire.cli.accuracy.Accuracy;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.ingest.csv.CsvFault;
import org.watchfire.ingest.csv.PlotFile;
import org.watchfire.ingest.csv.TruthFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire bench accuracy}: the tracker's errors on a flight whose truth is known. */
@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        description =
                "Tracks every run of a CSV file of plots, each with a fresh tracker, and compares the confirmed track with"
                        + " the truth at each look from the fourth on: errors, NEES and, in free flight, the Cramér-Rao"
                        + " bound; and the impact point with its bound and region of 95 %%.%n"
                        + "Example: watchfire bench accuracy s1_plots.csv --truth s1_truth.csv --radars radars.csv --scenario s1"
                        + " --impact 36,96,156,216,276")
final class BenchAccuracy implements Callable<Integer> {
    @Parameters(paramLabel = "PLOTS.csv", description = "plots, as for watchfire track")
    private Path plots = Path.of("");

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "TRUTH.csv",
            description = "t_s,target_id,class,phase,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps (ECEF)")
    private Path truth = Path.of("");

    @Option(names = "--radars", required = true, paramLabel = "RADARS.csv", description = "radars and their sigmas")
    private Path radars = Path.of("");

    @Option(names = "--scenario", paramLabel = "ID", description = "rows of RADARS.csv to use; default: all")
    private String scenario = "";

    @Option(names = "--target", paramLabel = "ID", description = "which target of the truth; default: the first")
    private String target = "";

    @Option(
            names = "--cut",
            split = ",",
            paramLabel = "S",
            description = "seconds at which a phase is cut into parts counted apart")
    private List<Double> cuts = List.of();

    @Option(
            names = "--impact",
            split = ",",
            paramLabel = "S",
            description = "seconds from which on the impact point is judged, at the next look")
    private List<Double> impacts = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Accuracy accuracy = new Accuracy(
                    TruthFile.read(truth, target), cuts.stream().sorted().toList(), impacts);
            PlotFile.readAll(plots, radars, scenario).values().forEach(accuracy::run);
            out.print(accuracy.table());
            out.flush();
        } catch (CsvFault fault) {
            throw new CommandFailure(fault.getMessage() + "", fault);
        }
        return 0;
    }
}
