package org.watchfire.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.watchfire.cli.demo.Demonstration;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code watchfire demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts the nodes of a scenario on this machine, prints the addresses of their pictures and plays it."
                        + "%nExample: watchfire demo --scenario 2023-05-31 --speed 20 --headless --report proof.json")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--scenario", paramLabel = "NAME|FILE", description = "default: ${DEFAULT-VALUE}")
    private String scenario = "2023-05-31";

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "seconds of the scenario in a second; default: ${DEFAULT-VALUE}")
    private double speed = 5;

    @Option(names = "--headless", description = "end with the scenario")
    private boolean headless;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write the proof as JSON; ends with the scenario too")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "default: that of the scenario")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "empty folder for keys, journals and logs; default: a new one")
    private Optional<Path> directory = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed >= 0.1 && speed <= 100)) {
            throw new ParameterException(spec.commandLine(), "--speed " + speed + " is outside 0.1 to 100");
        }
        report.ifPresent(file -> OutputFile.require(file, inputs()));
        Scenario played = ScenarioCommand.load(scenario);
        boolean launches = played.firstLaunch().isPresent();
        if (!launches && (headless || report.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "scenario " + scenario + " has no launch, from which a report counts; add one, or leave out"
                            + " --headless and --report");
        }
        PrintStream notes = System.err;
        try (Demonstration demonstration =
                new Demonstration(played, seed.orElse(played.seed()), speed, folder(notes), notes)) {
            Thread stop = Thread.ofPlatform().unstarted(demonstration::close);
            Runtime.getRuntime().addShutdownHook(stop);
            demonstration.announce(System.out);
            demonstration.play();
            if (!headless && report.isEmpty()) {
                notes.println("the pictures stay until you press Ctrl-C");
                new CountDownLatch(1).await();
            }
            if (launches) {
                Map<String, Object> proof = demonstration.proof();
                report.ifPresent(file -> write(file, proof));
            }
        }
        return 0;
    }

    private Path folder(PrintStream notes) {
        try {
            Path folder = directory.isPresent()
                    ? Files.createDirectories(directory.get())
                    : Files.createTempDirectory("watchfire-demo-");
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new CommandFailure("--dir " + folder + " is not empty; name an empty or new folder");
                }
            }
            notes.println("keys, configurations, journals and logs: " + folder);
            return folder.toAbsolutePath();
        } catch (IOException cannot) {
            throw new CommandFailure("cannot make a folder for the demo: " + cannot.getMessage(), cannot);
        }
    }

    private List<Path> inputs() {
        return List.of(Path.of(scenario));
    }

    private void write(Path file, Map<String, Object> proof) {
        String words = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(proof)
                + "\n";
        try {
            OutputFile.write(file, inputs(), out -> out.write(words.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException cannot) {
            throw new CommandFailure("cannot write the report " + file + ": " + cannot.getMessage(), cannot);
        }
    }
}
