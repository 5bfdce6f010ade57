package org.watchfire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.watchfire.node.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire doctor CONFIG.yaml}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks a configuration, its keys, policy, journal, ports, peers and clock, and says what to mend."
                        + "%nExample: watchfire doctor kor.yaml")
final class DoctorCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG.yaml", description = "configuration of the node")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path configuration;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Doctor.Finding> findings = Doctor.examine(configuration);
        findings.forEach(out::println);
        long faults = findings.stream().filter(finding -> !finding.well()).count();
        out.println(faults == 0 ? "all is well" : faults + " to mend");
        return faults == 0 ? 0 : 1;
    }
}
