package org.watchfire.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.bench.LinkBench;
import org.watchfire.exchange.bench.LinkTimes;
import org.watchfire.exchange.bench.Percentiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watchfire bench link}. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description =
                "Two nations and a hub: 10,000 track updates a second each way and 20 warnings a second each way, all"
                        + " checks on, beside a plain TLS relay of the same bytes with the same signatures. Blocks every 10 ms"
                        + " (a node: 30 ms).%n"
                        + "Example: watchfire bench link --seconds 20")
final class BenchLink implements Callable<Integer> {
    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Of each of the two, which take turns; before it each is warmed up for 10 to 45 s.")
    private int seconds = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > 3600) {
            throw new ParameterException(spec.commandLine(), "--seconds " + seconds + " is outside 1..3600");
        }
        try {
            Path folder = Files.createTempDirectory("watchfire-bench");
            try {
                print(LinkBench.run(folder, Duration.ofSeconds(seconds)));
            } finally {
                LinkBench.clean(folder);
            }
            return 0;
        } catch (IOException failure) {
            throw new CommandFailure("cannot measure: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        }
    }

    private void print(LinkBench.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "{\"updatesPerSecond\":%d,\"updates_ms\":%s,\"warnings_ms\":%s,\"relay_ms\":%s,\"ratioP50\":%.2f,"
                        + "\"relayAssured_ms\":%s,\"ratioAssuredP50\":%.2f,"
                        + "\"updateStages_ms\":%s,\"warningStages_ms\":%s}",
                result.updatesPerSecond(),
                json(result.updates()),
                json(result.warnings()),
                json(result.relay()),
                result.updates().p50() / result.relay().p50(),
                json(result.relayAssured()),
                result.warnings().p50() / result.relayAssured().p50(),
                json(result.updateStages()),
                json(result.warningStages())));
        out.flush();
    }

    private static String json(LinkTimes.Stages stages) {
        return String.format(
                "{\"toHub\":%s,\"inHub\":%s,\"toPeer\":%s}",
                json(stages.toHub()), json(stages.inHub()), json(stages.toPeer()));
    }

    private static String json(Percentiles percentiles) {
        return String.format(Locale.ROOT, "{\"p50\":%.2f,\"p99\":%.2f}", percentiles.p50(), percentiles.p99());
    }
}
